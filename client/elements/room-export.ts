import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { formats } from '#shared/formats/formats.ts'
import { type ExportWish, exportRoom } from '../controllers/room-export.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { exportStyles } from '../styles/room-export.ts'
import { sectionStyles } from '../styles/section.ts'
import { saveAs } from './save-as.ts'
import { sizeWords } from './sizes.ts'

const writable = formats.filter(({ write }) => write)

/** The settled result as a file, with a sentence on what is in it. */
@customElement('room-export')
export class RoomExport extends LitElement {
  static override styles = [controls, sectionStyles, exportStyles]

  @state()
  private accessor wish: ExportWish = { format: 'csv', per: 'item', names: false, verbatim: false }

  @state()
  private accessor busy = false

  /** What came of the last try. */
  @state()
  private accessor said: { readonly text: string; readonly bad: boolean } | null = null

  readonly #counts = new RoomView(this, ({ counts }) => counts)

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  protected override render() {
    const counts = this.#counts.value
    const room = this.#counts.client
    if (!counts || !room) return nothing
    return html`
      <div class="column">
        <h2 tabindex="-1">${msg('Export the result')}</h2>
        <section class="card">
          <p>${msg(str`${counts.signedOff} of ${counts.all} items are signed off. The others come with the text that stands in them now, and say so.`)}</p>
          ${this.#formats()} ${this.#rows()} ${this.#safe()} ${room.may('names.export') ? this.#names() : nothing}
          <p class="quiet">${this.#sentence()}</p>
          <p>
            <button class="primary" ?disabled=${this.busy || counts.all === 0} @click=${() => void this.#save()}>
              ${this.busy ? msg('The server writes the file …') : msg('Download')}
            </button>
          </p>
          ${this.busy ? html`<progress aria-label=${msg('The server writes the file …')}></progress>` : nothing}
          ${this.said ? html`<p class=${this.said.bad ? 'fault' : 'quiet'} role=${this.said.bad ? 'alert' : 'status'}>${this.said.text}</p>` : nothing}
        </section>
      </div>
    `
  }

  #formats() {
    return html`
      <fieldset>
        <legend>${msg('Format')}</legend>
        ${writable.map(({ name, title }) => this.#choice('format', name, title))}
      </fieldset>
    `
  }

  #rows() {
    if (this.wish.format !== 'csv') return nothing
    return html`
      <fieldset>
        <legend>${msg('A row for each')}</legend>
        ${this.#choice('per', 'item', msg('item'))} ${this.#choice('per', 'segment', msg('segment'))}
      </fieldset>
    `
  }

  #choice(field: 'format' | 'per', value: string, word: string) {
    return html`
      <label>
        <input
          type="radio"
          name=${field}
          .checked=${this.wish[field] === value}
          @change=${() => this.#choose({ [field]: value })}
        />
        ${word}
      </label>
    `
  }

  #names() {
    return this.#check(this.wish.names, msg('With the annotators’ own names; the audit trail records it'), (names) => ({
      names,
    }))
  }

  #safe() {
    if (this.wish.format !== 'csv') return nothing
    const words = msg('Safe for spreadsheets: texts that begin with = + - @ get an apostrophe in front')
    return this.#check(!this.wish.verbatim, words, (safe) => ({ verbatim: !safe }))
  }

  #check(checked: boolean, words: string, change: (checked: boolean) => Partial<ExportWish>) {
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

  #choose(change: Partial<ExportWish>): void {
    this.wish = { ...this.wish, ...change }
    this.said = null
  }

  #sentence(): string {
    const { format, per, names } = this.wish
    const people = names ? msg('People stand in it by name.') : msg('People stand in it by pseudonym.')
    const held =
      format !== 'csv'
        ? msg('Every item with its text segment by segment, its state, how the text came about, and all sources.')
        : per === 'segment'
          ? msg('A row for each segment: item, times, speaker, text, how it came about, state and language.')
          : msg(
              'A row for each item: its text, its state, how it came about (consensus, taken, edited or ruled), how many differences were settled and how many nobody saw, who signed it off, and all sources.',
            )
    return `${held} ${people}`
  }

  async #save(): Promise<void> {
    const room = this.#counts.client
    if (!room) return
    this.busy = true
    this.said = null
    const exported = await exportRoom(room.address, this.wish)
    this.busy = false
    if (!exported.ok) {
      this.said = { text: exported.trouble, bad: true }
      return
    }
    saveAs(exported.name, exported.content)
    this.said = { text: msg(str`${exported.name} was written, ${sizeWords(exported.content.size)}.`), bad: false }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-export': RoomExport
  }
}
