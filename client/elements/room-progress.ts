import { msg } from '@lit/localize'
import { html, LitElement } from 'lit'
import { customElement } from 'lit/decorators.js'
import { controls } from '../styles/controls.ts'
import { sectionStyles } from '../styles/section.ts'

/** How far the work is, who did what in which time, and when it will be done. */
@customElement('room-progress')
export class RoomProgress extends LitElement {
  static override styles = [controls, sectionStyles]

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  protected override render() {
    return html`
      <div class="column">
        <h2 tabindex="-1">${msg('Progress')}</h2>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-progress': RoomProgress
  }
}
