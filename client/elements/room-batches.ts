import { msg } from '@lit/localize'
import { html, LitElement } from 'lit'
import { customElement } from 'lit/decorators.js'
import { controls } from '../styles/controls.ts'
import { sectionStyles } from '../styles/section.ts'

/** What was imported, when and by whom. */
@customElement('room-batches')
export class RoomBatches extends LitElement {
  static override styles = [controls, sectionStyles]

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  protected override render() {
    return html`
      <div class="column">
        <h2 tabindex="-1">${msg('Batches')}</h2>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-batches': RoomBatches
  }
}
