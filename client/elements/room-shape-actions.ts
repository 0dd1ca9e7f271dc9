import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { controls } from '../styles/controls.ts'

export type ShapeAct = 'finish' | 'take-back' | 'give-up' | 'remove-point'

/** What can be done with the shape in hand, by button. */
export class ShapeActEvent extends Event {
  readonly act: ShapeAct

  constructor(act: ShapeAct) {
    super('room-shape-act', { bubbles: true, composed: true })
    this.act = act
  }
}

/** While a shape is drawn, or a point of one is picked: the buttons for what keys do otherwise. */
@customElement('room-shape-actions')
export class RoomShapeActions extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        gap: 4px;
        padding: 4px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--raised);
        box-shadow: var(--shadow);
      }
      :host([hidden]) {
        display: none;
      }
    `,
  ]

  /** Those that make sense now. */
  @property({ attribute: false })
  accessor acts: readonly ShapeAct[] = []

  protected override render() {
    return html`
      ${this.#button('finish', msg('Finish'), '⏎', true)} ${this.#button('take-back', msg('Take a point back'), '⌫')}
      ${this.#button('give-up', msg('Give up'), 'Esc')} ${this.#button('remove-point', msg('Remove this point'), '⌫')}
    `
  }

  #button(act: ShapeAct, words: string, key: string, primary = false) {
    if (!this.acts.includes(act)) return nothing
    return html`
      <button class=${primary ? 'primary' : ''} @click=${() => this.dispatchEvent(new ShapeActEvent(act))}>
        ${words} <kbd aria-hidden="true">${key}</kbd>
      </button>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-shape-actions': RoomShapeActions
  }
  interface HTMLElementEventMap {
    'room-shape-act': ShapeActEvent
  }
}
