import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { inForce } from '#shared/domain/precedent.ts'
import type { PrecedentRow } from '#shared/protocol/precedent-messages.ts'
import { PrecedentsView } from '../controllers/precedents-view.ts'
import { anyPrecedent, chosenPrecedents, type PrecedentChoice, usedOf } from '../precedents/chosen-precedents.ts'
import { controls } from '../styles/controls.ts'
import { precedentListStyles } from '../styles/precedents.ts'
import { sectionStyles } from '../styles/section.ts'
import { precedentCount } from './counted.ts'
import './room-precedent.ts'

const rowsAtOnce = 100

/** What was settled before: rulings that others may cite, found by their words, tag or reason. */
@customElement('room-precedents')
export class RoomPrecedents extends LitElement {
  static override styles = [controls, sectionStyles, precedentListStyles]

  @state()
  private accessor choice: PrecedentChoice = anyPrecedent

  @state()
  private accessor most = rowsAtOnce

  readonly #view = new PrecedentsView(this)
  #was: string | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    // How often each is cited is as of now.
    queueMicrotask(() => void this.#view.book?.read())
  }

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  protected override render() {
    const { book, named } = this.#view
    const { rows, trouble } = book?.state ?? { rows: null, trouble: '' }
    const chosen = named === null ? undefined : rows?.find(({ id }) => id === named)
    return html`
      <div class="column">
        <h2 tabindex="-1">${msg('Precedents')}</h2>
        ${trouble ? html`<p class="trouble" role="alert">${trouble}</p>` : nothing}
        ${rows === null ? nothing : chosen ? this.#one(chosen, rows) : this.#list(rows)}
      </div>
    `
  }

  /** Where the page turns to one or back to all, the focus goes to its head. */
  protected override updated(): void {
    const { named } = this.#view
    if (named !== this.#was) this.focus()
    this.#was = named
  }

  #one(precedent: PrecedentRow, all: readonly PrecedentRow[]) {
    return html`
      <div><button @click=${() => this.#view.open(null)}>‹ ${msg('All precedents')}</button></div>
      <room-precedent .precedent=${precedent} .all=${all}></room-precedent>
    `
  }

  #list(rows: readonly PrecedentRow[]) {
    const { book, room } = this.#view
    if (rows.length === 0)
      return html`<p>${room?.may('precedent.make') ? msg('No precedent yet. Make one from a ruling: go to ruled words of an item, and choose Make it a precedent.') : msg('No precedent yet. Trainers make them from rulings.')}</p>`
    if (!book) return nothing
    const found = chosenPrecedents(rows, () => book.index, this.choice)
    const shown = found.slice(0, this.most)
    return html`
      ${this.#filters(rows)}
      <p class="quiet" role="status">${found.length === 0 ? msg('None fits. Try fewer words, or look among those that hold no more too.') : precedentCount(found.length)}</p>
      <ul aria-label=${msg('Precedents')} @keydown=${this.#walk}>
        ${repeat(shown, ({ id }) => id, this.#row)}
      </ul>
      ${found.length > shown.length ? html`<div><button @click=${() => this.#more()}>${msg(str`Show more of ${found.length}`)}</button></div>` : nothing}
    `
  }

  #filters(rows: readonly PrecedentRow[]) {
    const { words, past } = this.choice
    return html`
      <form class="filters" role="search" @submit=${(event: Event) => event.preventDefault()} @keydown=${(event: KeyboardEvent) => event.stopPropagation()}>
        <label class="words">
          ${msg('Words of the rule, its examples or readings')}
          <input type="search" dir="auto" .value=${words} @input=${({ target }: InputEvent) => this.#choose({ words: (target as HTMLInputElement).value })} />
        </label>
        ${this.#select(
          msg('Tag'),
          usedOf(rows, ({ tags }) => tags),
          'tag',
        )}
        ${this.#select(
          msg('Reason'),
          usedOf(rows, ({ reason }) => [reason]),
          'reason',
        )}
        <label class="tick"><input type="checkbox" .checked=${past} @change=${({ target }: Event) => this.#choose({ past: (target as HTMLInputElement).checked })} />${msg('Also those that hold no more')}</label>
      </form>
    `
  }

  #select(label: string, words: readonly string[], name: 'tag' | 'reason') {
    if (words.length === 0) return nothing
    return html`
      <label>
        ${label}
        <select @change=${({ target }: Event) => this.#choose({ [name]: (target as HTMLSelectElement).value })}>
          <option value="" ?selected=${this.choice[name] === ''}>${msg('Any')}</option>
          ${words.map((word) => html`<option value=${word} ?selected=${word === this.choice[name]}>${word}</option>`)}
        </select>
      </label>
    `
  }

  readonly #row = (row: PrecedentRow) => {
    const past = row.overruled ? msg('overruled') : row.takenBack ? msg('its ruling was taken back') : ''
    return html`
      <li class=${inForce(row) ? '' : 'over'}>
        <button @click=${() => this.#view.open(row.id)}>
          <strong dir="auto" lang=${row.language}>${row.title}</strong>
          <span class="rule" dir="auto">${row.rule}</span>
          <span class="about">
            ${past ? html`<span>${past}</span>` : nothing}<span>${row.reason}</span>
            ${row.tags.map((tag) => html`<span>#${tag}</span>`)}
            ${row.cited > 0 ? html`<span>${msg(str`cited: ${row.cited}`)}</span>` : nothing}
          </span>
        </button>
      </li>
    `
  }

  #choose(change: Partial<PrecedentChoice>): void {
    this.choice = { ...this.choice, ...change }
    this.most = rowsAtOnce
  }

  #more(): void {
    this.most += rowsAtOnce
  }

  /** Arrows, Home and End among the rows. */
  #walk(event: KeyboardEvent): void {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('li button')]
    const at = rows.findIndex((row) => row.matches(':focus'))
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.code]
    if (to === undefined || at < 0) return
    event.preventDefault()
    event.stopPropagation()
    rows[Math.max(0, Math.min(rows.length - 1, to))]?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-precedents': RoomPrecedents
  }
}
