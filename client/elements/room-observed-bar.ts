import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { KeyLabels } from '../controllers/key-labels.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { ActEvent } from './act-event.ts'
import './room-talk-button.ts'

/** The bar over an observer's page: which room, what watching means, and whether what is shown is live. */
@customElement('room-observed-bar')
export class RoomObservedBar extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 12px;
        min-block-size: var(--bar-height);
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
      button {
        flex: none;
        min-block-size: 28px;
      }
      button[aria-pressed='true'] {
        background: var(--accent-soft);
        font-weight: 600;
      }
      .watching {
        flex: 1;
        min-inline-size: 0;
        color: var(--ink-quiet);
      }
      .live {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        white-space: nowrap;
      }
      .live::before {
        content: '';
        inline-size: 8px;
        block-size: 8px;
        border-radius: 50%;
        background: var(--settled-line);
      }
      .live.away {
        color: var(--differ);
      }
      .live.away::before {
        border-radius: 0;
        transform: rotate(45deg);
        background: var(--differ-line);
      }
      @media (max-width: 899px) {
        :host {
          gap: 0 4px;
          padding: 0 4px;
        }
        h1,
        kbd {
          display: none;
        }
        .space {
          flex: 1;
        }
        .watching {
          order: 9;
          flex: 1 0 100%;
          padding: 0 4px 4px;
          font-size: var(--size-small);
          line-height: 1.3;
        }
        button {
          min-block-size: 40px;
          padding-inline: 8px;
        }
      }
    `,
  ]

  /** The list that is open. */
  @property()
  accessor list: 'queue' | 'disputes' | 'talk' | null = null

  readonly #title = new RoomView(this, ({ joined }) => joined?.room.settings.title)
  readonly #connection = new RoomView(this, ({ connection }) => connection.is)
  readonly #keys = new KeyLabels(this)

  protected override render() {
    return html`
      ${this.#opener('queue', msg('Queue'))} ${this.#opener('disputes', msg('Disputes'))}
      <button class="plain" @click=${() => this.#act('acceptances')}>${msg('Acceptance')} <kbd>${this.#keys.of('acceptances')}</kbd></button>
      <room-talk-button lasting></room-talk-button>
      <h1 title=${this.#title.value ?? ''}>${this.#title.value ?? nothing}</h1>
      <span class="watching">${msg('You are watching. Names are replaced; the words cannot be changed from here.')}</span>
      <span class="space"></span>
      ${this.#live()}
      <button class="plain" @click=${() => this.#act('window')}>${msg('Watch')} <kbd>${this.#keys.of('window')}</kbd></button>
      <button class="plain" @click=${() => this.#act('report')}>${msg('Report')} <kbd>${this.#keys.of('report')}</kbd></button>
      <button class="plain" aria-label=${msg('Keys')} title=${msg('Keys')} @click=${() => this.#act('help')}>?</button>
    `
  }

  #opener(list: 'queue' | 'disputes', word: string) {
    return html`
      <button class="plain" aria-pressed=${this.list === list} @click=${() => this.#act(list)}>
        ${word} <kbd>${this.#keys.of(list)}</kbd>
      </button>
    `
  }

  #live() {
    const is = this.#connection.value
    if (is === 'joined') return html`<span class="live" data-connection=${is}>${msg('Live')}</span>`
    const words = is === 'lost' ? msg('Not connected · trying again') : msg('Catching up')
    return html`<span class="live away" data-connection=${is ?? 'connecting'}>${words}</span>`
  }

  #act(action: 'queue' | 'disputes' | 'window' | 'report' | 'acceptances' | 'help'): void {
    this.dispatchEvent(new ActEvent(action))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-observed-bar': RoomObservedBar
  }
}
