import { msg } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { PrecedentRow } from '#shared/protocol/precedent-messages.ts'
import { ruledWords } from '../bench/label-at.ts'
import { PrecedentsView } from '../controllers/precedents-view.ts'
import { type Like, likePrecedents, type Unruled } from '../precedents/like-precedents.ts'
import { controls } from '../styles/controls.ts'
import { likePrecedentStyles } from '../styles/precedents.ts'

/** Somebody cites a precedent, no longer cites it, or rules the same way. */
export class PrecedentTakenEvent extends Event {
  readonly precedent: PrecedentRow
  readonly as: 'cited' | 'not-cited' | 'ruled'

  constructor(precedent: PrecedentRow, as: PrecedentTakenEvent['as']) {
    super('room-precedent-taken', { bubbles: true, composed: true })
    this.precedent = precedent
    this.as = as
  }
}

/**
 * What was settled before and is like the place: at most three, the best first, and nothing where nothing is.
 * @fires room-precedent-taken - One is cited, or ruled by.
 */
@customElement('room-like-precedents')
export class RoomLikePrecedents extends LitElement {
  static override styles = [controls, likePrecedentStyles]

  @property({ attribute: false })
  accessor unruled: Unruled | undefined

  @property({ attribute: false })
  accessor cites: readonly string[] = []

  /** Whether the reader may rule the same way. */
  @property({ type: Boolean })
  accessor rules = false

  /** Whether the reader only reads: nothing is to be taken, and what is cited stands elsewhere. */
  @property({ type: Boolean })
  accessor reads = false

  readonly #view = new PrecedentsView(this)

  /** By key: the best is cited, or not any more. */
  citeFirst(): void {
    const first = this.#offered[0]?.precedent
    if (first) this.#cite(first)
  }

  /** By key: as the best says. */
  ruleFirst(): void {
    const first = this.#offered[0]?.precedent
    if (first) this.dispatchEvent(new PrecedentTakenEvent(first, 'ruled'))
  }

  protected override render() {
    const offered = this.#offered
    if (offered.length === 0) return nothing
    return html`
      <section aria-label=${msg('Settled before')}>
        <h4>${msg('Settled before:')}</h4>
        <ul>
          ${repeat(
            offered,
            ({ precedent }) => precedent.id,
            (like, at) => this.#row(like, at === 0),
          )}
        </ul>
      </section>
    `
  }

  #row({ precedent, by }: Like, first: boolean) {
    const { id, title, rule, value, language } = precedent
    return html`
      <li>
        <p dir="auto">
          <a href=${this.#view.address(id)} target="_blank" rel="noopener" title=${msg('Opens in a tab of its own')}>${title}</a>
          <span class="ruled">→ <q lang=${language} dir="auto">${ruledWords(precedent, value)}</q></span>
          <span class="rule">${rule}</span>
          ${by === 'readings' ? nothing : html`<span class="quiet">(${by === 'words' ? msg('some of the same words') : msg('the same reason')})</span>`}
        </p>
        ${this.reads ? nothing : this.#takes(precedent, first)}
      </li>
    `
  }

  #takes(precedent: PrecedentRow, first: boolean) {
    const { id, title } = precedent
    const cited = this.cites.includes(id)
    return html`
        <span class="takes">
          <button type="button" aria-pressed=${cited} @click=${() => this.#cite(precedent)}>
            ${cited ? msg('Cited') : msg('Cite')}<span class="unseen"> ${title}</span> ${first ? html`<kbd>F8</kbd>` : nothing}
          </button>
          ${
            this.rules
              ? html`<button type="button" @click=${() => this.dispatchEvent(new PrecedentTakenEvent(precedent, 'ruled'))}>
                  ${msg('Rule the same way')}<span class="unseen">: ${title}</span> ${first ? html`<kbd>F9</kbd>` : nothing}
                </button>`
              : nothing
          }
        </span>
    `
  }

  /** What is like it; then what is cited and would not be among them. */
  get #offered(): readonly Like[] {
    const { book, room } = this.#view
    const { unruled } = this
    const profile = room?.state.joined?.room.settings.profile
    const rows = book?.state.rows
    if (!book || !rows || rows.length === 0 || !unruled || !profile) return []
    const like = likePrecedents(rows, book.index, unruled, profile)
    if (this.reads) return like.filter(({ precedent }) => !this.cites.includes(precedent.id))
    const cited = this.cites.flatMap((id) =>
      like.some(({ precedent }) => precedent.id === id) ? [] : (book.row(id) ?? []),
    )
    return [...like, ...cited.map((precedent): Like => ({ precedent, by: 'readings' }))]
  }

  #cite(precedent: PrecedentRow): void {
    this.dispatchEvent(new PrecedentTakenEvent(precedent, this.cites.includes(precedent.id) ? 'not-cited' : 'cited'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-like-precedents': RoomLikePrecedents
  }
  interface HTMLElementEventMap {
    'room-precedent-taken': PrecedentTakenEvent
  }
}
