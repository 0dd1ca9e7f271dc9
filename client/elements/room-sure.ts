import { msg } from '@lit/localize'
import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { controls } from '../styles/controls.ts'
import { TakeRightEvent, type Taking } from './take-right-event.ts'

/**
 * Asks once more, in one sentence, before something is taken away.
 * @fires room-kept - It stays as it is.
 */
@customElement('room-sure')
export class RoomSure extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        padding: 8px 12px;
        border-inline-start: 3px solid var(--danger);
        background: var(--danger-soft);
      }
      p {
        flex: 1 1 320px;
        margin: 0;
      }
    `,
  ]

  /** What it would mean. */
  @property()
  accessor sentence = ''

  /** The button that does it. */
  @property()
  accessor act = ''

  @property({ attribute: false })
  accessor taking: Taking | undefined

  override focus(): void {
    this.renderRoot.querySelector('button')?.focus()
  }

  protected override firstUpdated(): void {
    this.focus()
  }

  protected override render() {
    return html`
      <div role="group" aria-label=${this.act}>
        <p>${this.sentence}</p>
        <button @click=${this.#keep}>${msg('Leave it as it is')}</button>
        <button @click=${this.#take}>${this.act}</button>
      </div>
    `
  }

  #keep(): void {
    this.dispatchEvent(new Event('room-kept'))
  }

  #take(): void {
    if (this.taking) this.dispatchEvent(new TakeRightEvent(this.taking))
    this.#keep()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-sure': RoomSure
  }
}
