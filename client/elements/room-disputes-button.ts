import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { DisputesView } from '../controllers/disputes-view.ts'
import { KeyLabels } from '../controllers/key-labels.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { ActEvent } from './act-event.ts'
import { stateShape, stateShapes } from './state-shape.ts'

/** Opens the disputes, and says how many wait for me. */
@customElement('room-disputes-button')
export class RoomDisputesButton extends LitElement {
  static override styles = [
    controls,
    stateShapes,
    css`
      :host {
        display: flex;
        flex: none;
      }
      [aria-expanded='true'] {
        background: var(--accent-soft);
      }
      .count {
        min-inline-size: 18px;
        padding: 0 5px;
        border-radius: 9px;
        background: var(--disputed);
        color: var(--surface);
        font: 600 11px/18px var(--font);
        text-align: center;
      }
      @media (max-width: 1199px) {
        kbd {
          display: none;
        }
      }
      @media (max-width: 899px) {
        button {
          min-block-size: 40px;
          padding-inline: 6px;
        }
        .word {
          position: absolute;
          inline-size: 1px;
          block-size: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        kbd {
          display: none;
        }
      }
      /* At the corner of the icon: the bar of a phone has no room beside it. */
      @media (max-width: 479px) {
        button {
          position: relative;
          min-inline-size: 36px;
        }
        .count {
          position: absolute;
          inset-block-start: 3px;
          inset-inline-end: 0;
          min-inline-size: 15px;
          padding: 0 3px;
          font: 600 10px/15px var(--font);
        }
      }
    `,
  ]

  readonly #waiting = new DisputesView(this, ({ counts }) => counts?.waiting ?? 0)
  readonly #shown = new DisputesView(this, ({ shown }) => shown)
  readonly #role = new RoomView(this, ({ joined }) => joined?.me.role)
  readonly #keys = new KeyLabels(this)

  protected override render() {
    if (!this.#role.value || !this.#role.client?.may('disputes.read')) return nothing
    const waiting = this.#waiting.value ?? 0
    return html`
      <button
        class="plain"
        aria-expanded=${this.#shown.value ?? false}
        @click=${() => this.dispatchEvent(new ActEvent('disputes'))}
      >
        <span aria-hidden="true">${stateShape('disputed')}</span> <span class="word">${msg('Disputes')}</span>
        ${waiting > 0 ? html`<span class="count">${waiting}<span class="unseen"> ${msg('wait for you')}</span></span>` : nothing}
        <kbd>${this.#keys.of('disputes')}</kbd>
      </button>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-disputes-button': RoomDisputesButton
  }
}
