import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { ExportRow } from '#shared/protocol/exports.ts'
import { exportManifest } from '../controllers/room-export.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { exportHistoryStyles } from '../styles/export-history.ts'
import { copyText } from './copy-text.ts'
import { itemCount } from './counted.ts'
import { exactTime, relativeTime } from './relative-time.ts'
import { saveAs } from './save-as.ts'
import { sizeWords } from './sizes.ts'

const shortHash = 12

/** Every file that was written of a room: when, by whom, what it held, its hash, and a list of what was in it. */
@customElement('room-export-history')
export class RoomExportHistory extends LitElement {
  static override styles = [controls, exportHistoryStyles]

  @property({ attribute: false })
  accessor exports: readonly ExportRow[] = []

  /** The export whose file somebody holds. */
  @property({ type: Number })
  accessor found: number | undefined

  /** Which hash is shown whole, and whether it was copied. */
  @state()
  private accessor shown: { readonly number: number; readonly copied: boolean } | undefined

  @state()
  private accessor trouble = ''

  readonly #room = new RoomView(this, ({ joined }) => joined?.room.id)

  protected override render() {
    if (this.exports.length === 0) return html`<p class="quiet">${msg('Nothing was exported from this room yet.')}</p>`
    return html`
      <ol>${repeat(this.exports, ({ number }) => number, this.#row)}</ol>
      ${this.trouble ? html`<p class="fault" role="alert">${this.trouble}</p>` : nothing}
    `
  }

  readonly #row = (row: ExportRow) => html`
    <li aria-current=${row.number === this.found ? 'true' : nothing}>
      <span class="number">${row.number}</span>
      <span class="what">${whatWords(row)}</span>
      <span class="quiet who">${row.name ?? ''} ${whenOf(row)}</span>
      <span class="file">${this.#hash(row)} ${row.bytes === null ? nothing : sizeWords(row.bytes)}</span>
      ${row.comparable ? html`<button @click=${() => void this.#manifest(row.number)}>${msg('List of values')}<span class="unseen"> ${msg(str`of export ${row.number}`)}</span></button>` : nothing}
    </li>
  `

  #hash({ number, file }: ExportRow) {
    if (file === null) return html`<span class="quiet">${msg('no hash: from before these were kept')}</span>`
    const whole = this.shown?.number === number
    return html`
      <button class="plain hash" title=${file} aria-expanded=${whole ? 'true' : 'false'} @click=${() => void this.#copy(number, file)}>
        <code>${whole ? file : file.slice(0, shortHash)}</code><span class="unseen"> ${msg(str`copy the hash of export ${number}`)}</span>
      </button>
      ${whole && this.shown?.copied ? html`<span role="status">${msg('copied')}</span>` : nothing}
    `
  }

  async #copy(number: number, file: string): Promise<void> {
    this.shown = { number, copied: await copyText(file) }
  }

  async #manifest(number: number): Promise<void> {
    const address = this.#room.client?.address
    if (!address) return
    const file = await exportManifest(address, number)
    this.trouble = file.ok ? '' : file.trouble
    if (file.ok) saveAs(file.name, file.content)
  }
}

function whenOf({ at }: ExportRow) {
  if (at === null) return nothing
  const time = Date.parse(at)
  return html`<time datetime=${at} title=${exactTime(time)}>${relativeTime(time, Date.now())}</time>`
}

function whatWords({ format, items, batch, signedOff, since, gone, names }: ExportRow): string {
  return [
    msg(str`${itemCount(items)} as ${format}`),
    ...(batch === null ? [] : [msg(str`of ${batch}`)]),
    ...(signedOff ? [msg('signed off')] : []),
    ...(since === null ? [] : [msg(str`changed since export ${since}`)]),
    ...(gone === 0 ? [] : [msg(str`${gone} gone`)]),
    ...(names ? [msg('with names')] : []),
  ].join(', ')
}

declare global {
  interface HTMLElementTagNameMap {
    'room-export-history': RoomExportHistory
  }
}
