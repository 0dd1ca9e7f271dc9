import { msg } from '@lit/localize'
import { css, html, LitElement } from 'lit'
import { customElement } from 'lit/decorators.js'
import { KeyLabels } from '../controllers/key-labels.ts'
import { TalkView } from '../controllers/talk-view.ts'
import type { Action } from '../keys/key-map.ts'
import { controls } from '../styles/controls.ts'

/** Talk is there only where the room lets observers talk. */
const words: readonly (readonly [action: Action, word: () => string])[] = [
  ['next-needing', () => msg('Next place that is ruled or disputed')],
  ['previous-needing', () => msg('Previous place that is ruled or disputed')],
  ['queue', () => msg('Queue')],
  ['disputes', () => msg('Disputes and rulings of the room')],
  ['window', () => msg('The room as it is watched')],
  ['talk', () => msg('What is said in the room')],
  ['acceptances', () => msg('Acceptance')],
  ['report', () => msg('Report: to print or to keep')],
  ['help', () => msg('Keys')],
]

/**
 * The keys that an observer has.
 * @fires close - The person has done with it.
 */
@customElement('room-observed-keys')
export class RoomObservedKeys extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        position: fixed;
        inset-block-start: calc(var(--bar-height) + 8px);
        inset-inline-end: 8px;
        z-index: 3;
        display: block;
        inline-size: min(380px, calc(100vw - 16px));
        max-block-size: calc(100vh - var(--bar-height) - 16px);
        box-sizing: border-box;
        overflow-y: auto;
        padding: 8px 12px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--raised);
        box-shadow: var(--shadow);
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
      }
      dl {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 8px 12px;
        margin: 8px 0;
      }
      dd {
        margin: 0;
      }
      label {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: var(--target);
      }
    `,
  ]

  readonly #keys = new KeyLabels(this)
  readonly #talk = new TalkView(this, ({ shown }) => shown)

  override focus(): void {
    this.renderRoot.querySelector('button')?.focus()
  }

  protected override render() {
    return html`
      <div @keydown=${this.#key}>
        <header>
          <h2>${msg('Keys')}</h2>
          <button @click=${() => this.#close()}>${msg('Close')}</button>
        </header>
        <dl>${words.filter(([action]) => action !== 'talk' || this.#talk.talk?.may).map(([action, word]) => html`<dt>${word()}</dt><dd><kbd>${this.#keys.of(action)}</kbd></dd>`)}</dl>
        <label>
          <input type="checkbox" .checked=${this.#keys.value?.singleKeys ?? true} @change=${this.#choose} />
          ${msg('Single keys work')}
        </label>
      </div>
    `
  }

  readonly #key = (event: KeyboardEvent) => {
    if (event.code !== 'Escape') return
    event.stopPropagation()
    this.#close()
  }

  readonly #choose = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) this.#keys.source?.choose({ singleKeys: target.checked })
  }

  #close(): void {
    this.dispatchEvent(new Event('close'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-observed-keys': RoomObservedKeys
  }
}
