import { msg, str } from '@lit/localize'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Ruling } from '#shared/domain/ruling.ts'
import { changedWords } from '../bench/changed-words.ts'
import type { NotAccepted } from '../controllers/item-screen.ts'
import { isWide, WideScreen } from '../controllers/wide-screen.ts'
import { controls } from '../styles/controls.ts'
import { notAcceptedStyles } from '../styles/not-accepted.ts'
import { copyText } from './copy-text.ts'
import { KeptWordsEvent } from './kept-words-event.ts'
import { type Circumstances, panelWords } from './not-accepted-words.ts'
import { stateShape, stateShapes } from './state-shape.ts'

type Unit = NotAccepted['units'][number]

const copiedMilliseconds = 4000

/**
 * Words of one refusal, or under one ruling: what happened, the words, and what can be done with them.
 * @fires room-kept-words - With what the person wants done.
 */
@customElement('room-kept-words')
export class RoomKeptWords extends LitElement {
  static override styles = [controls, stateShapes, notAcceptedStyles]

  @property({ attribute: false })
  accessor words: NotAccepted | undefined

  @property({ attribute: false })
  accessor now: Circumstances | undefined

  @property()
  accessor language = ''

  @state()
  private accessor all = false

  /** The text that was last asked to be copied, and whether it is on the clipboard. */
  @state()
  private accessor copied: { readonly text: string; readonly done: boolean } | null = null

  #clock: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super()
    new WideScreen(this)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('words')) this.toggleAttribute('ruled', this.words?.ruled !== undefined)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#clock)
  }

  protected override render() {
    const { words, now } = this
    if (!words || !now) return nothing
    const { happened, means } = panelWords(words, now)
    const shown = this.all ? words.units : words.units.slice(0, isWide() ? 3 : 1)
    const more = words.units.length - shown.length
    return html`
      <section aria-label=${words.ruled ? msg('Not in the result') : msg('Not accepted')}>
        <h3>${happened}</h3>
        <p>${means}</p>
        <div class="actions">
          ${now.mayPutBack ? html`<button class="primary" @click=${() => this.#do('put-back')}>${msg('Put back what fits')}</button>` : nothing}
          ${now.ruling ? html`<button @click=${() => this.#do('reopen')}>${now.mayReopen ? msg('Reopen the ruling') : msg('Ask to reopen')}</button>` : nothing}
          ${words.units.length > 1 ? this.#copy(allOf(words), msg('Copy all')) : nothing}
          <button @click=${() => this.#do('done')}>${msg('Done with it')}</button>
        </div>
        <ul>${shown.map((unit) => this.#unit(unit, words))} ${now.ruling ? this.#ruling(now.ruling) : nothing}</ul>
        ${more > 0 ? html`<div><button @click=${this.#showAll}>${msg(str`Show ${more} more segments`)}</button></div>` : nothing}
        <p role="status" class=${this.copied?.done === false ? '' : 'unseen'}>${this.#said()}</p>
      </section>
    `
  }

  #unit(unit: Unit, { ruled }: NotAccepted) {
    const mayDispute = this.now?.mayDispute && !this.now.ruling
    return html`
      <li>
        ${ruled ? html`<span class="label">${msg('You wrote')}</span>` : nothing}
        <span class="words" lang=${this.language} dir="auto">${written(unit)}</span>
        <span class="acts">
          <button class="where" @click=${() => this.#do('look', unit)}>${msg(str`Segment ${unit.segment}`)}</button>
          ${this.#copy(unit.text, msg('Copy'))}
          ${mayDispute ? html`<button @click=${() => this.#do('dispute', unit)}>${msg('Open a dispute')}</button>` : nothing}
        </span>
      </li>
    `
  }

  #ruling({ value, reason, why }: Ruling) {
    return html`
      <li class="ruling">
        <span class="label">${stateShape('ruled')} ${msg('Ruled')}</span>
        <span class="words">
          <bdi lang=${this.language}>${value === '' ? msg('nothing was said') : value}</bdi>
          <span class="why">${msg(str`${this.now?.ruledBy ?? ''}, ${reason}: ${why}`)}</span>
        </span>
      </li>
    `
  }

  #copy(text: string, label: string) {
    const done = this.copied?.done === true && this.copied.text === text
    return html`<button @click=${(event: Event) => this.#toClipboard(text, event)}>${done ? msg('Copied') : label}</button>`
  }

  #said() {
    if (this.copied === null) return nothing
    if (this.copied.done) return msg('Copied')
    return msg('The browser did not let it be copied: the words are selected, copy them by hand.')
  }

  async #toClipboard(text: string, { currentTarget }: Event): Promise<void> {
    clearTimeout(this.#clock)
    const row = currentTarget instanceof Element ? currentTarget.closest('li') : null
    const done = await copyText(text)
    this.copied = { text, done }
    if (done) this.#clock = setTimeout(() => (this.copied = null), copiedMilliseconds)
    else getSelection()?.selectAllChildren(row?.querySelector('.words') ?? this.renderRoot.querySelector('ul') ?? this)
  }

  #showAll(): void {
    this.all = true
  }

  #do(what: KeptWordsEvent['what'], unit?: Unit): void {
    if (this.words) this.dispatchEvent(new KeptWordsEvent(what, this.words, unit))
  }
}

/** The words with what was typed and taken out in them marked. */
function written({ before, text }: Unit) {
  if (text === '' && !before) return html`<span class="none">${msg('nothing')}</span>`
  if (before === null || before === text) return text
  const { at, before: gone, after } = changedWords(before, text)
  return html`${text.slice(0, at)}${gone.trim() ? html`<del>${gone}</del> ` : nothing}${after ? html`<ins>${after}</ins>` : nothing}${text.slice(at + after.length)}`
}

const allOf = ({ units }: NotAccepted): string => units.map(({ segment, text }) => `${segment}\t${text}`).join('\n')

declare global {
  interface HTMLElementTagNameMap {
    'room-kept-words': RoomKeptWords
  }
}
