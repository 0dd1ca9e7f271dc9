import { css, html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { WatchedView } from '../controllers/watching.ts'
import { controls } from '../styles/controls.ts'
import './room-acceptance.ts'
import './room-observed-head.ts'
import './room-observed-place.ts'
import './room-observed-text.ts'

/** One item as an observer has it: what it is, its result, and the place under the cursor. */
@customElement('room-observed-item')
export class RoomObservedItem extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-rows: auto auto minmax(0, 1fr) auto auto;
        grid-template-columns: minmax(0, 1fr);
        min-block-size: 0;
        min-inline-size: 0;
      }
      room-observed-head {
        grid-row: 1;
      }
      .trouble {
        grid-row: 2;
        padding: 8px 16px;
        background: var(--danger-soft);
        color: var(--danger);
      }
      room-observed-text,
      room-observed-labels {
        grid-row: 3;
      }
      room-observed-place {
        grid-row: 4;
      }
      room-acceptance {
        grid-row: 5;
      }
      /** In a low window the place stands beside the text. */
      @media (max-height: 479px) and (min-width: 440px) {
        :host {
          grid-template: auto auto minmax(0, 1fr) auto / minmax(0, 1fr) minmax(0, 1fr);
        }
        room-observed-head,
        .trouble,
        room-acceptance {
          grid-column: 1 / 3;
        }
        room-observed-place {
          grid-area: 3 / 2;
        }
        room-acceptance {
          grid-row: 4;
        }
      }
    `,
  ]

  readonly #trouble = new WatchedView(this, ({ trouble }) => trouble)

  readonly #isLabelled = new WatchedView(this, ({ item }) => item?.kind === 'labels')

  protected override willUpdate(): void {
    if (this.#isLabelled.value) void import('./room-observed-labels.ts')
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('room-observed-text, room-observed-labels')?.focus()
  }

  protected override render() {
    const trouble = this.#trouble.value
    return html`
      <room-observed-head></room-observed-head>
      ${trouble ? html`<p class="trouble" role="alert">${trouble}</p>` : nothing}
      ${this.#isLabelled.value ? html`<room-observed-labels></room-observed-labels>` : html`<room-observed-text></room-observed-text>`}
      <room-observed-place></room-observed-place>
      <room-acceptance></room-acceptance>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-observed-item': RoomObservedItem
  }
}
