import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { labelAt, saidAt } from '../bench/label-at.ts'
import { ItemSlice } from '../controllers/item-slice.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { placeFormStyles } from '../styles/place-form.ts'

/** Somebody ruled here first: what this trainer wrote stays, to be read, copied, or used after a reopening. */
@customElement('room-overtaken')
export class RoomOvertaken extends LitElement {
  static override styles = [controls, placeFormStyles]

  readonly #item = new ItemSlice(this, (item) => item)
  readonly #people = new RoomView(this, ({ joined }) => joined?.people)

  protected override render() {
    const ruling = this.#item.item?.ruling.overtaken
    if (!ruling) return nothing
    const screen = this.#item.value
    const words = screen ? saidAt(labelAt(screen, ruling.place.unit), ruling.place, ruling.value) : ruling.value
    const who = this.#people.client?.nameOf(ruling.by) ?? msg('Another trainer')
    return html`
      <div class="notice" role="alert">
        <p>
          ${msg(str`${who} ruled “${words}” here before you (${ruling.reason}): ${ruling.why}`)}
        </p>
        <p>${msg('What you wrote is kept.')}</p>
        <div class="row">
          <button type="button" @click=${() => this.#item.item?.ruling.begin()}>${msg('Reopen that ruling')}</button>
        </div>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-overtaken': RoomOvertaken
  }
}
