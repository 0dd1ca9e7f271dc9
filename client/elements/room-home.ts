import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Home } from '#shared/protocol/home-messages.ts'
import { HomeView } from '../controllers/home-view.ts'
import { leave } from '../controllers/sessions.ts'
import { homeLists } from '../home/home-rows.ts'
import { controls } from '../styles/controls.ts'
import { home } from '../styles/home.ts'
import type { LeaveEvent } from './leave-event.ts'
import './room-home-foot.ts'
import './room-home-list.ts'
import './room-make.ts'

/** From so many rooms on, a search helps. */
const worthSearching = 6

/** The rooms of this browser, or what Chavadi is and how to begin. */
@customElement('room-home')
export class RoomHome extends LitElement {
  static override styles = [controls, home]

  @state()
  private accessor search = ''

  @state()
  private accessor making = false

  @state()
  private accessor trouble = ''

  readonly #view = new HomeView(this)

  protected override render() {
    const { home } = this.#view
    const trouble = this.trouble || this.#view.trouble
    return html`
      <main @room-managed=${() => this.#view.load()} @room-leave=${this.#leave}>
        <header>
          <h1>${home && home.rows.length > 0 ? msg('My rooms') : 'Chavadi'}</h1>
          ${home && home.rows.length >= worthSearching ? this.#search() : nothing}
          ${
            home && home.makers.length > 0 && !this.making
              ? html`<button class="primary" @click=${() => (this.making = true)}>${msg('Make a room')}</button>`
              : nothing
          }
        </header>
        ${trouble ? html`<p class="trouble" role="alert">${trouble}</p>` : nothing}
        ${this.making ? html`<room-make .makers=${home?.makers ?? []} @room-make-done=${() => (this.making = false)}></room-make>` : nothing}
        ${home ? this.#rooms(home) : nothing}
        ${home ? html`<room-home-foot .home=${home}></room-home-foot>` : nothing}
      </main>
    `
  }

  #search() {
    return html`
      <input
        type="search"
        aria-label=${msg('Search rooms')}
        placeholder=${msg('Search rooms')}
        autocomplete="off"
        .value=${this.search}
        @input=${({ target }: Event) => (this.search = (target as HTMLInputElement).value)}
        @keydown=${this.#down}
      />
    `
  }

  #rooms({ rows, house }: Home) {
    if (rows.length === 0) return this.#none(house.length > 0)
    const { open, archived } = homeLists(rows, this.search)
    if (open.length + archived.length === 0)
      return html`
        <p role="status">
          ${msg(str`No room is called “${this.search}”.`)}
          <button @click=${() => (this.search = '')}>${msg('Show all rooms')}</button>
        </p>
      `
    return html`
      <room-home-list .rows=${open}></room-home-list>
      ${
        archived.length > 0
          ? html`
              <details ?open=${open.length === 0}>
                <summary>${msg(str`Archived (${archived.length})`)}</summary>
                <room-home-list .rows=${archived}></room-home-list>
              </details>
            `
          : nothing
      }
    `
  }

  #none(makes: boolean) {
    const what = msg(
      'A live review room: where annotators disagree, reviewers settle it together, a trainer rules, and what was decided can be proved.',
    )
    if (!makes) return html`<p>${what}</p>`
    return html`
      <p>${what}</p>
      <section>
        <h2>${msg('You have no room yet')}</h2>
        <p>${msg('A room holds one body of work: you bring in what several annotators made of it, and invite who settles it.')}</p>
        ${this.making ? nothing : html`<button class="primary" @click=${() => (this.making = true)}>${msg('Make your first room')}</button>`}
      </section>
    `
  }

  /** From the search into the rooms. */
  #down(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
    event.preventDefault()
    this.renderRoot.querySelector('room-home-list')?.focus()
  }

  async #leave({ number }: LeaveEvent): Promise<void> {
    const left = await leave(number)
    this.trouble = left.ok ? '' : left.trouble
    await this.#view.load()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-home': RoomHome
  }
}
