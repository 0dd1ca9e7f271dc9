import { msg } from '@lit/localize'
import { html, nothing } from 'lit'
import type { PictureState } from '../labels/picture.ts'

/** What stands where the image would be, as long as it is not there. */
export function pictureNote(state: PictureState) {
  if (state.is === 'loading')
    return html`
      <div class="note late">
        <label>
          ${msg('The image is being fetched')}<br />
          <progress max=${state.total ?? nothing} value=${state.total === null ? nothing : state.loaded}></progress>
        </label>
      </div>
    `
  if (state.is !== 'failed') return nothing
  const words =
    state.why === 'missing'
      ? msg('The image is not there. Its labels can be read and changed without it; ask who brought the item in.')
      : msg('This file is no image that can be shown. Its labels can be read and changed without it.')
  return html`<p class="note" role="alert">${words}</p>`
}
