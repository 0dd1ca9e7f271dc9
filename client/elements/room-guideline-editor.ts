import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { guard } from 'lit/directives/guard.js'
import { mostGuidelineBytes } from '#shared/domain/guideline.ts'
import { publishedTexts, sectionsOf } from '#shared/guideline/sections.ts'
import type { GuidelineText, ProposalRow } from '#shared/protocol/guideline-messages.ts'
import type { GuidelineDraft } from '../controllers/guideline-draft.ts'
import { isWide } from '../controllers/wide-screen.ts'
import { drawMarkdown } from '../guideline/drawn-markdown.ts'
import { controls } from '../styles/controls.ts'
import { proseStyles } from '../styles/guideline.ts'
import { editorStyles } from '../styles/guideline-editor.ts'
import './room-guideline-compare.ts'
import { sizeWords } from './sizes.ts'

/** Something was done with the next version: it changed, is to be published, or is given up. */
export class DraftEvent extends Event {
  readonly act: { readonly is: 'write'; readonly draft: GuidelineDraft } | { readonly is: 'publish' | 'discard' }

  constructor(act: DraftEvent['act']) {
    super('room-guideline-draft', { bubbles: true, composed: true })
    this.act = act
  }
}

/**
 * The next version in the making: Markdown, how it will look beside it, and what is new in one line.
 * @fires room-guideline-draft
 */
@customElement('room-guideline-editor')
export class RoomGuidelineEditor extends LitElement {
  static override styles = [controls, proseStyles, editorStyles]

  @property({ attribute: false })
  accessor draft: GuidelineDraft | undefined

  /** The version that holds, once it came; undefined where there is none. */
  @property({ attribute: false })
  accessor now: GuidelineText | undefined

  /** Open proposals. */
  @property({ attribute: false })
  accessor proposals: readonly ProposalRow[] = []

  /** Why it was not published. */
  @property()
  accessor trouble = ''

  @property({ type: Boolean })
  accessor busy = false

  /** Which of the two a narrow screen shows. */
  @state()
  private accessor side: 'write' | 'preview' | 'changes' = isWide() ? 'preview' : 'write'

  @state()
  private accessor sure = false

  override focus(): void {
    this.renderRoot.querySelector('textarea')?.focus()
  }

  protected override render() {
    const { draft } = this
    if (!draft) return nothing
    const overtaken = this.now !== undefined && this.now.version > draft.base
    return html`
      ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
      ${overtaken ? this.#overtaken(draft) : nothing}
      <div class="tabs" role="group" aria-label=${msg('What is shown')}>
        ${this.#tab('write', msg('Write'))} ${this.#tab('preview', msg('Preview'))} ${this.#tab('changes', msg('What it changes'))}
      </div>
      <div class="sides ${this.side}">
        <textarea
          dir="auto"
          spellcheck="false"
          aria-label=${msg('The guideline, in Markdown')}
          .value=${draft.text}
          @input=${this.#text}
        ></textarea>
        <div class="side prose" tabindex="0" role="region" aria-label=${msg('Preview')}>
          ${this.#beside(draft)}
        </div>
      </div>
      <p class="quiet">${this.#size(draft)} ${msg('What you write is kept on this device until you publish or discard it.')}</p>
      <p class="quiet">${msg('Rulings that cite a section find it again when you reword it. Where you rewrite all of it, end its heading with a name of its own, such as {#numbers}.')}</p>
      ${this.proposals.length > 0 ? this.#takes(draft) : nothing}
      <label class="summary">
        ${msg('What is new, for everybody here')}
        <input maxlength="500" dir="auto" .value=${draft.summary} @input=${this.#summary} />
      </label>
      <footer>
        <button class="primary" ?disabled=${this.busy || overtaken} @click=${() => this.#act({ is: 'publish' })}>
          ${this.busy ? msg('The server stores it …') : msg(str`Publish version ${draft.base + 1}`)}
        </button>
        ${this.#discard()}
      </footer>
    `
  }

  #overtaken({ base }: GuidelineDraft) {
    const now = this.now?.version ?? 0
    return html`
      <div class="trouble" role="alert">
        <p>${msg(str`${this.now?.byName ?? ''} published version ${now} while you wrote on version ${base}: ${this.now?.summary ?? ''}`)}</p>
        <p>${msg('Your text is kept. Look at “What it changes”: it compares your text with the version that holds now. Take over what you want to keep of it, then go on.')}</p>
        <p><button @click=${() => this.#write({ base: now })}>${msg(str`I have looked: go on from version ${now}`)}</button></p>
      </div>
    `
  }

  #tab(side: RoomGuidelineEditor['side'], word: string) {
    return html`<button class=${side} aria-pressed=${this.side === side} @click=${() => this.#turn(side)}>${word}</button>`
  }

  /** What is too long to be published is not drawn with every key either. */
  #beside(draft: GuidelineDraft) {
    if (draft.text.length > mostGuidelineBytes) return html`<p class="quiet">${this.#size(draft)}</p>`
    const { text } = draft
    return this.side === 'changes' ? this.#changes(draft) : guard([text], () => drawMarkdown(text, { sections: [] }))
  }

  #changes({ text }: GuidelineDraft) {
    const earlier = this.now ?? { text: '', sections: [] }
    return guard([text, this.now], () => {
      const later = { text, sections: sectionsOf(text, publishedTexts(earlier)) }
      return html`<room-guideline-compare .earlier=${earlier} .later=${later}></room-guideline-compare>`
    })
  }

  #takes({ takes }: GuidelineDraft) {
    return html`
      <fieldset>
        <legend>${msg('Proposals that this version takes')}</legend>
        ${this.proposals.map(
          ({ id, title, text, byName }) => html`
            <label>
              <input type="checkbox" .checked=${takes.includes(id)} @change=${() => this.#take(id)} />
              <span dir="auto">${title || msg('New')} · ${text.length > 120 ? `${text.slice(0, 120)}…` : text} · ${byName}</span>
            </label>
          `,
        )}
      </fieldset>
    `
  }

  #size({ text }: GuidelineDraft): string {
    const [bytes, most] = [new Blob([text]).size, sizeWords(mostGuidelineBytes)]
    return bytes > mostGuidelineBytes
      ? msg(str`This has ${sizeWords(bytes)}; a guideline may have ${most}.`)
      : msg(str`${sizeWords(bytes)} of ${most}.`)
  }

  #discard() {
    if (!this.sure) return html`<button @click=${() => this.#ask(true)}>${msg('Discard what I wrote')}</button>`
    return html`
      <span role="alert">${msg('What you wrote will be gone.')}</span>
      <button @click=${() => this.#act({ is: 'discard' })}>${msg('Discard it')}</button>
      <button @click=${() => this.#ask(false)}>${msg('Keep it')}</button>
    `
  }

  #ask(sure: boolean): void {
    this.sure = sure
  }

  #turn(side: RoomGuidelineEditor['side']): void {
    this.side = side
  }

  #text({ target }: InputEvent): void {
    if (target instanceof HTMLTextAreaElement) this.#write({ text: target.value })
  }

  #summary({ target }: InputEvent): void {
    if (target instanceof HTMLInputElement) this.#write({ summary: target.value })
  }

  #take(id: string): void {
    const takes = this.draft?.takes ?? []
    this.#write({ takes: takes.includes(id) ? takes.filter((one) => one !== id) : [...takes, id] })
  }

  #write(patch: Partial<GuidelineDraft>): void {
    if (this.draft) this.#act({ is: 'write', draft: { ...this.draft, ...patch } })
  }

  #act(act: DraftEvent['act']): void {
    this.dispatchEvent(new DraftEvent(act))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-guideline-editor': RoomGuidelineEditor
  }
  interface HTMLElementEventMap {
    'room-guideline-draft': DraftEvent
  }
}
