import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { KeyLabels } from '../controllers/key-labels.ts'
import { RoomView } from '../controllers/room-view.ts'
import { type Section, sectionPath, sections } from '../routes.ts'
import { controls } from '../styles/controls.ts'
import { ActEvent } from './act-event.ts'
import { sectionPages } from './section-pages.ts'

/** The room's further pages: a row of links, and on narrow screens a button that opens them as a list. */
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
      .opener,
      .keys {
        display: none;
      }
      @media (max-width: 899px) {
        kbd {
          display: none;
        }
        .opener {
          display: inline-flex;
          min-block-size: 40px;
          padding-inline: 8px;
        }
        nav {
          position: absolute;
          inset-block-start: calc(100% + 4px);
          inset-inline-end: 0;
          z-index: 4;
          flex-direction: column;
          min-inline-size: 180px;
          padding: 4px;
          border: 1px solid var(--line-strong);
          border-radius: var(--radius);
          background: var(--raised);
          box-shadow: var(--shadow);
        }
        nav:not(.open) {
          display: none;
        }
        .keys {
          display: flex;
          justify-content: start;
          min-block-size: 44px;
        }
        nav .button {
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

  protected override render() {
    const room = this.#role.client
    if (!room || !this.#role.value) return nothing
    const allowed = sections.filter((section) => room.may(sectionPages[section].action))
    return html`
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
        aria-label=${msg('Pages of this room')}
        @keydown=${this.#key}
        @focusout=${this.#left}
      >
        ${allowed.map(
          (section) => html`
            <a
              class="button plain"
              href=${sectionPath(room.address, section)}
              aria-current=${section === this.section ? 'page' : nothing}
              @click=${(event: MouseEvent) => this.#enter(event, section)}
              >${sectionPages[section].word()} <kbd>${this.#keys.of(section)}</kbd></a
            >
          `,
        )}
        <button class="plain keys" @click=${this.#help}>${msg('Keys and view')}</button>
      </nav>
    `
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
