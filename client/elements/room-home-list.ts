import { msg, str } from '@lit/localize'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { HomeRow } from '#shared/protocol/home-messages.ts'
import { rowKey } from '../home/home-rows.ts'
import { isolated } from '../i18n/isolated.ts'
import { controls } from '../styles/controls.ts'
import { homeList } from '../styles/home-list.ts'
import { watchingCount } from './here-words.ts'
import { exactTime, relativeTime } from './relative-time.ts'
import { roleWord } from './role-words.ts'
import './room-leave-ask.ts'
import './room-manage.ts'

const mostNames = 6
/** So many are drawn at first, and so many more whenever the end comes into sight. */
const rowsAtOnce = 60

/** Rooms, a row each. Arrow keys go from one to the next, Enter opens. */
@customElement('room-home-list')
export class RoomHomeList extends LitElement {
  static override styles = [controls, homeList]

  @property({ attribute: false })
  accessor rows: readonly HomeRow[] = []

  @state()
  private accessor drawn = rowsAtOnce

  /** The row that is managed or about to be left. */
  @state()
  private accessor managed: string | undefined

  @state()
  private accessor leaving: string | undefined

  #end: IntersectionObserver | undefined

  override focus(): void {
    this.#titles()[0]?.focus()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#end = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) this.drawn += rowsAtOnce
    })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#end?.disconnect()
  }

  protected override render() {
    const rows = this.rows.slice(0, this.drawn)
    return html`
      <ul @keydown=${this.#move}>
        ${repeat(rows, rowKey, this.#row)}
      </ul>
      ${rows.length < this.rows.length ? html`<p class="end quiet">${msg(str`${this.rows.length - rows.length} more …`)}</p>` : nothing}
    `
  }

  protected override updated(_changed: PropertyValues<this>): void {
    this.#end?.disconnect()
    const end = this.renderRoot.querySelector('.end')
    if (end) this.#end?.observe(end)
  }

  readonly #row = (row: HomeRow) => {
    const key = rowKey(row)
    const managed = this.managed === key
    const leaving = this.leaving === key
    return html`
      <li class=${managed || leaving ? 'open' : ''}>
        <div class="row">
          <div class="what">
            ${row.shut ? html`<strong dir="auto">${row.title}</strong>` : html`<a class="title" dir="auto" href=${row.path}>${row.title}</a>`}
            <div>${msg(str`as ${row.name}, ${roleWord(row.role)}`)}</div>
          </div>
          ${row.shut ? html`<div>${msg('A lead ended your stay here in this browser. Ask for a link to come back.')}</div>` : this.#state(row)}
          <div class="quiet">
            ${this.#here(row)}
            <div title=${exactTime(Date.parse(row.at))}>${msg(str`Last change ${relativeTime(Date.parse(row.at), Date.now())}`)}</div>
          </div>
          <div class="acts">
            ${row.leads && !row.shut ? this.#button(msg('Manage'), row, managed, () => this.#manage(key)) : nothing}
            ${row.seat ? nothing : this.#button(msg('Leave'), row, leaving, () => this.#ask(row))}
          </div>
        </div>
        ${leaving ? this.#sure(row) : nothing}
        ${managed ? html`<room-manage .row=${row}></room-manage>` : nothing}
      </li>
    `
  }

  #button(word: string, { title, name }: HomeRow, expanded: boolean, act: () => void) {
    return html`
      <button class="plain" aria-expanded=${expanded} @click=${act}>
        ${word}<span class="unseen"> ${msg(str`${title} as ${name}`)}</span>
      </button>
    `
  }

  #state({ waiting, items, signedOff }: HomeRow) {
    return html`
      <div>
        ${waiting > 0 ? html`<div class="waiting">⚑ ${waiting === 1 ? msg('1 dispute waits for you') : msg(str`${waiting} disputes wait for you`)}</div>` : nothing}
        ${
          items === 0
            ? html`<span class="quiet">${msg('Nothing in it yet')}</span>`
            : html`<label class="progress"><progress max=${items} .value=${signedOff}></progress> ${msg(str`${signedOff} of ${items} signed off`)}</label>`
        }
      </div>
    `
  }

  #here({ here, watching = 0 }: HomeRow): string {
    if (typeof here === 'number') return here === 0 ? msg('Nobody is in now') : msg(str`${here} in now`)
    const observers = watching > 0 ? watchingCount(watching) : ''
    if (here.length === 0) return observers || msg('Nobody is in now')
    const names = here.slice(0, mostNames).map(isolated).join(', ')
    const more = here.length - mostNames
    const people = more > 0 ? msg(str`In now: ${names} and ${more} more`) : msg(str`In now: ${names}`)
    return [people, observers].filter(Boolean).join(' · ')
  }

  #sure(row: HomeRow) {
    const over = () => (this.leaving = undefined)
    return html`<room-leave-ask class="ask" .row=${row} @room-stay=${over} @room-leave=${over}></room-leave-ask>`
  }

  #manage(key: string): void {
    this.managed = this.managed === key ? undefined : key
    this.leaving = undefined
    void this.updateComplete.then(() => this.renderRoot.querySelector('room-manage')?.focus())
  }

  #ask(row: HomeRow): void {
    const key = rowKey(row)
    this.leaving = this.leaving === key ? undefined : key
    this.managed = undefined
  }

  #titles(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('a.title')]
  }

  #move(event: KeyboardEvent): void {
    const titles = this.#titles()
    const at = titles.indexOf(event.target as HTMLElement)
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? titles.length - 1 : at + step
    if (at === -1 || to === at || to < 0 || to >= titles.length) return
    event.preventDefault()
    titles[to]?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-home-list': RoomHomeList
  }
}
