import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { ExportBody, ExportHistory } from '#shared/protocol/exports.ts'
import { exportRoom } from '../controllers/room-export.ts'
import { RoomSheet } from '../controllers/room-sheet.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { exportStyles } from '../styles/room-export.ts'
import { sectionStyles } from '../styles/section.ts'
import type { ExportFoundEvent } from './export-found-event.ts'
import type { ExportWishEvent } from './export-wish-event.ts'
import './room-export-check.ts'
import './room-export-format.ts'
import './room-export-history.ts'
import './room-export-selection.ts'
import { type ExportOffer, exportOffer, offeredWish } from './export-offer.ts'
import { exportSentence, unfitWords } from './export-words.ts'
import { saveAs } from './save-as.ts'
import { sizeWords } from './sizes.ts'

/** The settled result as a file, with a sentence on what is in it. */
@customElement('room-export')
export class RoomExport extends LitElement {
  static override styles = [controls, sectionStyles, exportStyles]

  @state()
  private accessor wish: ExportBody = { format: 'csv', per: 'item', names: false, verbatim: false, signedOff: false }

  @state()
  private accessor busy = false

  /** What came of the last try. */
  @state()
  private accessor said: { readonly text: string; readonly bad: boolean } | null = null

  /** The export whose file somebody holds. */
  @state()
  private accessor found: number | undefined

  readonly #counts = new RoomView(this, ({ counts }) => counts)
  readonly #exports = new RoomSheet<ExportHistory>(this, 'exports')

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  protected override render() {
    const counts = this.#counts.value
    const room = this.#counts.client
    if (!counts || !room) return nothing
    const offer = exportOffer(this.#exports.told, this.wish)
    const wish = offeredWish(this.wish, offer)
    const known = this.#exports.told !== undefined || this.#exports.trouble !== ''
    return html`
      <div class="column">
        <h2 tabindex="-1">${msg('Export the result')}</h2>
        <section class="card">
          <p>${this.#counted(counts)}</p>
          <room-export-format
            .wish=${wish}
            .offer=${known ? offer : undefined}
            @room-export-wish=${({ change }: ExportWishEvent) => this.#change(change)}
          ></room-export-format>
          <room-export-selection
            .wish=${this.wish}
            .history=${this.#exports.told}
            @room-export-wish=${({ change }: ExportWishEvent) => this.#change(change)}
          ></room-export-selection>
          ${offer.holds === 'both' ? nothing : this.#safe(wish)} ${room.may('names.export') ? this.#names() : nothing}
          ${known ? this.#what(wish, offer) : nothing}
          <p>
            <button
              class="primary"
              ?disabled=${this.busy || !known || counts.all === 0 || offer.holds === 'both'}
              @click=${() => void this.#save(wish)}
            >
              ${this.busy ? msg('The server writes the file …') : msg('Download')}
            </button>
          </p>
          ${this.busy ? html`<progress aria-label=${msg('The server writes the file …')}></progress>` : nothing}
          ${this.said ? html`<p class=${this.said.bad ? 'fault' : 'quiet'} role=${this.said.bad ? 'alert' : 'status'}>${this.said.text}</p>` : nothing}
        </section>
        ${this.#history()}
      </div>
    `
  }

  #counted({ signedOff, all }: { readonly signedOff: number; readonly all: number }): string {
    return this.wish.signedOff
      ? msg(str`${signedOff} of ${all} items are signed off; the others are left out.`)
      : msg(str`${signedOff} of ${all} items are signed off. The others come with what stands in them now, and say so.`)
  }

  #history() {
    const { told: history, trouble } = this.#exports
    if (trouble) return html`<p class="fault" role="alert">${trouble}</p>`
    if (!history) return nothing
    return html`
      <section class="past">
        <h3>${msg('What was exported')}</h3>
        <room-export-history .exports=${history.exports} .found=${this.found}></room-export-history>
        ${
          history.exports.some(({ file }) => file !== null)
            ? html`<room-export-check .exports=${history.exports} @room-export-found=${({ number }: ExportFoundEvent) => this.#find(number)}></room-export-check>`
            : nothing
        }
      </section>
    `
  }

  #find(number: number | undefined): void {
    this.found = number
  }

  #what(wish: ExportBody, { holds, unfit }: ExportOffer) {
    if (holds === 'both')
      return html`<p>${msg('There are transcripts and labels here, and a file holds one of them: choose a batch.')}</p>`
    return html`
      <p class="quiet">${exportSentence(wish, holds)}</p>
      ${unfit.length === 0 ? nothing : html`<p class="quiet">${unfitWords(unfit).join(' ')}</p>`}
    `
  }

  #names() {
    return this.#check(this.wish.names, msg('With the annotators’ own names; the audit trail records it'), (names) => ({
      names,
    }))
  }

  #safe({ format }: ExportBody) {
    if (format !== 'csv') return nothing
    const words = msg('Safe for spreadsheets: texts that begin with = + - @ get an apostrophe in front')
    return this.#check(!this.wish.verbatim, words, (safe) => ({ verbatim: !safe }))
  }

  #check(checked: boolean, words: string, change: (checked: boolean) => Partial<ExportBody>) {
    return html`
      <label>
        <input
          type="checkbox"
          .checked=${checked}
          @change=${({ target }: Event) => target instanceof HTMLInputElement && this.#choose(change(target.checked))}
        />
        ${words}
      </label>
    `
  }

  #choose(change: Partial<ExportBody>): void {
    this.wish = { ...this.wish, ...change }
    this.said = null
  }

  #change(change: ExportWishEvent['change']): void {
    const { batch, since, ...wish } = { ...this.wish, ...change } as ExportBody
    this.wish = wish
    this.#choose({ ...(batch === undefined ? {} : { batch }), ...(since === undefined ? {} : { since }) })
  }

  async #save(wish: ExportBody): Promise<void> {
    const room = this.#counts.client
    if (!room) return
    this.busy = true
    this.said = null
    const exported = await exportRoom(room.address, wish)
    this.busy = false
    if (!exported.ok) {
      this.said = { text: exported.trouble, bad: true }
      return
    }
    saveAs(exported.name, exported.content)
    void this.#exports.read()
    this.said = { text: msg(str`${exported.name} was written, ${sizeWords(exported.content.size)}.`), bad: false }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-export': RoomExport
  }
}
