import { msg } from '@lit/localize'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { RoomView } from '../controllers/room-view.ts'
import type { Action } from '../keys/key-map.ts'
import type { Section } from '../routes.ts'
import { controls } from '../styles/controls.ts'
import { ActEvent } from './act-event.ts'
import { sectionPages } from './section-pages.ts'

/** One of the room's pages beside the bench, loaded when it is entered; says so when it is not for this role. */
@customElement('room-section')
export class RoomSection extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        flex: 1;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        min-block-size: 0;
      }
      main {
        min-block-size: 0;
        min-inline-size: 0;
      }
      .refused {
        display: grid;
        align-content: center;
        justify-items: center;
        gap: 12px;
        padding: 24px;
      }
    `,
  ]

  @property()
  accessor section: Section | null = null

  @state()
  private accessor loaded: Section | null = null

  readonly #role = new RoomView(this, ({ joined }) => joined?.me.role)

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('section') && this.section) void this.#load(this.section)
  }

  protected override render() {
    const { section } = this
    const room = this.#role.client
    if (!section || !this.#role.value || !room) return nothing
    const { action, word, page } = sectionPages[section]
    if (room.may(action)) return html`<main aria-label=${word()}>${this.loaded === section ? page() : nothing}</main>`
    return html`
      <main class="refused">
        <h2>${msg('This page is not for your role')}</h2>
        <button @click=${() => this.dispatchEvent(new ActEvent('queue'))}>${msg('Back to the queue')}</button>
      </main>
    `
  }

  /** Whether the page that is open has a use of its own for this key. */
  perform(action: Action): boolean {
    const page = this.renderRoot.querySelector('main')?.firstElementChild as { perform?(asked: Action): boolean } | null
    return page?.perform?.(action) ?? false
  }

  /** The page takes the focus, so that whoever came by key or reads by ear is there too. */
  async #load(section: Section): Promise<void> {
    await sectionPages[section].load()
    if (this.section !== section) return
    this.loaded = section
    await this.updateComplete
    const page = this.renderRoot.querySelector('main')?.firstElementChild
    if (!(page instanceof LitElement)) return
    await page.updateComplete
    page.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-section': RoomSection
  }
}
