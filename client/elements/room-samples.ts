import { msg } from '@lit/localize'
import { html, LitElement } from 'lit'
import { customElement } from 'lit/decorators.js'
import { controls } from '../styles/controls.ts'
import { sectionStyles } from '../styles/section.ts'

/** Items drawn at random, looked at before a batch goes to the client. */
@customElement('room-samples')
export class RoomSamples extends LitElement {
  static override styles = [controls, sectionStyles]

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  protected override render() {
    return html`
      <div class="column">
        <h2 tabindex="-1">${msg('Samples')}</h2>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-samples': RoomSamples
  }
}
