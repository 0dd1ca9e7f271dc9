import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ChosenMedia } from '../controllers/import-media.ts'
import { controls } from '../styles/controls.ts'
import { importMediaStyles } from '../styles/import-media.ts'
import { fileCount, itemCount } from './counted.ts'
import { FileEvent } from './file-event.ts'
import { sizeWords } from './sizes.ts'

const linesShown = 10

/**
 * Pictures and recordings that come with a file: choosing them, which items lack theirs, which were refused.
 * @fires room-file - Files were chosen.
 * @fires room-media-out - None of them is to come along.
 */
@customElement('room-import-media')
export class RoomImportMedia extends LitElement {
  static override styles = [controls, importMediaStyles]

  @property({ attribute: false })
  accessor media: ChosenMedia | undefined

  /** The file is whole without them. */
  @property({ type: Boolean })
  accessor unneeded = false

  @state()
  private accessor over = false

  override focus(): void {
    this.renderRoot.querySelector('h3')?.focus()
  }

  protected override render() {
    const { media } = this
    if (!media) return nothing
    return html`
      <section
        class=${this.over ? 'card over' : 'card'}
        aria-labelledby="title"
        @dragover=${this.#hover}
        @dragleave=${() => this.#leave()}
        @drop=${this.#drop}
      >
        <h3 id="title" tabindex="-1">${msg('Pictures and recordings')}</h3>
        <p class="quiet">${this.#hint(media)}</p>
        <div class="row">
          ${this.#chooser('files', msg('Choose files or a zip'))} ${this.#chooser('folder', msg('Choose a folder'))}
          ${media.files === 0 ? nothing : html`<button @click=${this.#out}>${msg('Bring none of them')}</button>`}
        </div>
        ${media.files === 0 ? nothing : html`<p class="counts" role="status">${this.#counts(media)}</p>`}
        ${media.files === 0 ? nothing : this.#lacking(media)} ${this.#refused(media)}
      </section>
    `
  }

  #chooser(id: 'files' | 'folder', words: string) {
    const open = () => this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)?.click()
    return html`
      <button class=${id} @click=${open}>${words}</button>
      ${
        id === 'files'
          ? html`<input id="files" type="file" multiple hidden accept="image/*,audio/*,.zip" @change=${this.#choose} />`
          : html`<input id="folder" type="file" multiple webkitdirectory hidden @change=${this.#choose} />`
      }
    `
  }

  #hint({ needed }: ChosenMedia): string {
    if (this.unneeded || needed === 0)
      return msg(
        'If you have the recordings of these items, choose them: files, a folder, or a zip. They may also come later.',
      )
    return needed === 1
      ? msg('1 item is of a picture or recording. Choose it, also in a zip; or bring it later, with the same file.')
      : msg(
          str`${needed.toLocaleString()} items are of a picture or recording. Choose the files, a folder, or a zip; or bring them later, with the same file.`,
        )
  }

  #counts({ files, bytes, found, lacking, wanted }: ChosenMedia): string {
    const chosen = msg(str`${fileCount(files)}, ${sizeWords(bytes)}`)
    return lacking === null
      ? msg(str`${chosen}. What a zip holds is told once it is sent.`)
      : msg(str`${chosen}. Found for ${found.toLocaleString()} of ${itemCount(wanted)}.`)
  }

  #lacking({ lacking, told }: ChosenMedia) {
    if (lacking === null || lacking.length === 0) return nothing
    return html`
      ${told ? html`<p class="waits">${msg('Nothing is stored yet: add what is missing, or import without.')}</p>` : nothing}
      <h4>${msg(str`Without their picture or recording: ${itemCount(lacking.length)}`)}</h4>
      <ul class="lacking">
        ${lacking.slice(0, linesShown).map(({ message }) => html`<li>${message}</li>`)} ${this.#more(lacking.length)}
      </ul>
    `
  }

  #refused({ refused }: ChosenMedia) {
    if (refused.length === 0) return nothing
    return html`
      <h4>${msg(str`Refused: ${fileCount(refused.length)}`)}</h4>
      <ul class="refused">
        ${refused.slice(0, linesShown).map(({ name, reason }) => html`<li><strong>${name}</strong> ${reason}</li>`)}
        ${this.#more(refused.length)}
      </ul>
    `
  }

  #more(count: number) {
    return count > linesShown ? html`<li>${msg(str`and ${(count - linesShown).toLocaleString()} more`)}</li>` : nothing
  }

  readonly #out = () => this.dispatchEvent(new Event('room-media-out'))

  #hover(event: DragEvent): void {
    event.preventDefault()
    this.over = true
  }

  #leave(): void {
    this.over = false
  }

  #drop(event: DragEvent): void {
    event.preventDefault()
    this.over = false
    this.#take(event.dataTransfer?.files)
  }

  /** The same file may be chosen again, once it was mended. */
  #choose({ target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return
    this.#take(target.files)
    target.value = ''
  }

  #take(files: FileList | null | undefined): void {
    if (files && files.length > 0) this.dispatchEvent(new FileEvent([...files]))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-import-media': RoomImportMedia
  }
}
