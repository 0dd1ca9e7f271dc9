import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { KeyLabels } from '../controllers/key-labels.ts'
import { RoomView } from '../controllers/room-view.ts'
import type { Mode } from '../keys/key-map.ts'
import type { Section } from '../routes.ts'
import { controls } from '../styles/controls.ts'
import { ActEvent } from './act-event.ts'
import './room-disputes-button.ts'
import './room-here-button.ts'
import './room-menu.ts'
import './room-notices-button.ts'
import './room-save-state.ts'
import './room-talk-button.ts'

/** The one bar over everything: which room, which item, who is here, whether work is safe, which mode. */
@customElement('room-bar')
export class RoomBar extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 12px;
        block-size: var(--bar-height);
        padding: 0 8px;
        border-block-end: 1px solid var(--line);
        background: var(--surface);
      }
      h1 {
        flex: 0 1 auto;
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-size: var(--size);
        font-weight: 600;
      }
      .item {
        color: var(--ink-quiet);
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      .space {
        flex: 1;
      }
      button {
        flex: none;
      }
      .mode {
        padding: 1px 8px;
        border: 1px solid var(--line-strong);
        border-radius: 10px;
        font-size: var(--size-small);
        white-space: nowrap;
      }
      .mode.typing {
        border-color: var(--accent);
        background: var(--accent);
        color: var(--on-accent);
      }
      button {
        min-block-size: 28px;
      }
      @media (max-width: 479px) {
        .item,
        .unsaved ~ .mode,
        .people:has(~ .unsaved),
        .people:has(~ room-talk-button[unread]) {
          display: none;
        }
      }
      @media (max-width: 1199px) {
        kbd {
          display: none;
        }
      }
      @media (max-width: 899px) {
        :host {
          gap: 6px;
          padding: 0 4px;
        }
        .mode {
          padding: 1px 6px;
        }
        h1,
        kbd,
        .help {
          display: none;
        }
        button {
          min-block-size: 40px;
          padding-inline: 8px;
        }
      }
    `,
  ]

  @property()
  accessor mode: Mode = 'review'

  /** From 1; 0 when no item is open. */
  @property({ type: Number })
  accessor position = 0

  /** The page beside the bench that is open. */
  @property()
  accessor section: Section | null = null

  readonly #title = new RoomView(this, ({ joined }) => joined?.room.settings.title)
  readonly #counts = new RoomView(this, ({ counts }) => counts)
  readonly #keys = new KeyLabels(this)
  /** Nothing is to be said about it, so that there is room for the rest. */
  readonly #safe = new RoomView(
    this,
    ({ save, connection }) => (save.is === 'saved' || save.is === 'saving') && connection.is === 'joined',
  )

  protected override render() {
    const total = this.#counts.value?.all ?? 0
    const typing = this.mode === 'typing'
    return html`
      <button class="plain" @click=${() => this.#act('queue')}>
        ${msg('Queue')} <kbd>${this.#keys.of('queue')}</kbd>
      </button>
      <h1 title=${this.#title.value ?? ''}>${this.#title.value ?? nothing}</h1>
      ${this.position > 0 ? html`<span class="item">${this.position > total ? msg(str`item ${this.position}`) : msg(str`item ${this.position}/${total}`)}</span>` : nothing}
      <span class="space"></span>
      <room-here-button class="people"></room-here-button>
      <room-save-state class=${this.#safe.value ? '' : 'unsaved'}></room-save-state>
      ${
        this.position > 0
          ? html`<span class="mode ${this.mode}">${typing ? msg('Typing') : msg('Review')}</span>`
          : nothing
      }
      <room-disputes-button></room-disputes-button>
      <room-talk-button></room-talk-button>
      <room-notices-button ?open=${this.section === 'notices'}></room-notices-button>
      <room-menu .section=${this.section}></room-menu>
      <button class="plain help" aria-label=${msg('Keys')} title=${msg('Keys')} @click=${() => this.#act('help')}>?</button>
    `
  }

  #act(action: 'queue' | 'help'): void {
    this.dispatchEvent(new ActEvent(action))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-bar': RoomBar
  }
}
