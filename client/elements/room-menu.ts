import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { KeyLabels } from '../controllers/key-labels.ts'
import { RoomView } from '../controllers/room-view.ts'
import { isWide, WideScreen } from '../controllers/wide-screen.ts'
import { type Section, sectionPath, sections } from '../routes.ts'
import { controls } from '../styles/controls.ts'
import { ActEvent } from './act-event.ts'
import { sectionPages } from './section-pages.ts'

/** The room's further pages: a row of links and a button that opens the rest as a list; on narrow screens the list has all. */
@customElement('room-menu')
export class RoomMenu extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        position: relative;
        display: flex;
        flex: none;
      }
      nav {
        display: flex;
      }
      a[aria-current] {
        background: var(--accent-soft);
        font-weight: 600;
      }
      #pages {
        position: absolute;
        inset-block-start: calc(100% + 4px);
        inset-inline-end: 0;
        z-index: 4;
        flex-direction: column;
        min-inline-size: 200px;
        padding: 4px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--raised);
        box-shadow: var(--shadow);
      }
      #pages:not(.open) {
        display: none;
      }
      #pages .button {
        justify-content: space-between;
        min-block-size: 32px;
      }
      .keys {
        display: none;
      }
      @media (max-width: 1199px) {
        nav:not(#pages) kbd {
          display: none;
        }
      }
      @media (max-width: 899px) {
        kbd {
          display: none;
        }
        .opener {
          min-block-size: 40px;
          padding-inline: 8px;
        }
        .keys {
          display: flex;
          justify-content: start;
          min-block-size: 44px;
        }
        #pages .button {
          justify-content: start;
          min-block-size: 44px;
        }
      }
    `,
  ]

  /** The section that is open. */
  @property()
  accessor section: Section | null = null

  @state()
  private accessor open = false

  readonly #role = new RoomView(this, ({ joined }) => joined?.me.role)
  readonly #keys = new KeyLabels(this)

  constructor() {
    super()
    new WideScreen(this)
  }

  protected override render() {
    const room = this.#role.client
    if (!room || !this.#role.value) return nothing
    const allowed = sections.filter((section) => room.may(sectionPages[section].action))
    const further = allowed.filter((section) => sectionPages[section].more)
    const first = allowed.filter((section) => !sectionPages[section].more)
    return html`
      ${isWide() ? html`<nav aria-label=${msg('Pages of this room')}>${first.map(this.#link)}</nav>` : nothing}
      <button
        class="plain opener"
        aria-expanded=${this.open}
        aria-controls="pages"
        @click=${this.#toggle}
        @keydown=${this.#key}
      >
        ${msg('More')}
      </button>
      <nav
        id="pages"
        class=${this.open ? 'open' : ''}
        aria-label=${msg('Further pages of this room')}
        @keydown=${this.#key}
        @focusout=${this.#left}
      >
        ${isWide() ? nothing : first.map(this.#link)} ${further.map(this.#link)}
        <button class="plain keys" @click=${this.#talk}>${msg('Talk')}</button>
        <a class="button plain home" href="/">${msg('My rooms')}</a>
        <button class="plain keys" @click=${this.#help}>${msg('Keys and view')}</button>
      </nav>
    `
  }

  readonly #link = (section: Section) => html`
    <a
      class="button plain"
      href=${this.#role.client ? sectionPath(this.#role.client.address, section) : nothing}
      aria-current=${section === this.section ? 'page' : nothing}
      @click=${(event: MouseEvent) => this.#enter(event, section)}
      >${sectionPages[section].word()} <kbd>${this.#keys.of(section)}</kbd></a
    >
  `

  #talk(): void {
    this.open = false
    this.dispatchEvent(new ActEvent('talk'))
  }

  #help(): void {
    this.open = false
    this.dispatchEvent(new ActEvent('help'))
  }

  #toggle(): void {
    this.open = !this.open
  }

  /** With Ctrl or another button the link opens a tab of its own, as the same person. */
  #enter(event: MouseEvent, section: Section): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    this.open = false
    if (section !== this.section) this.dispatchEvent(new ActEvent(section))
  }

  #key({ code }: KeyboardEvent): void {
    if (code !== 'Escape' || !this.open) return
    this.open = false
    this.renderRoot.querySelector('button')?.focus()
  }

  #left({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && !this.renderRoot.contains(relatedTarget)) this.open = false
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-menu': RoomMenu
  }
}
