import { msg } from '@lit/localize'
import { html, LitElement } from 'lit'
import { customElement } from 'lit/decorators.js'
import { controls } from '../styles/controls.ts'
import { sectionStyles } from '../styles/section.ts'
import './room-find-many.ts'
import './room-sign-many.ts'

/** What is done to many items at once: signing off, finding and replacing. */
@customElement('room-many')
export class RoomMany extends LitElement {
  static override styles = [controls, sectionStyles]

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  protected override render() {
    return html`
      <div class="column">
        <h2 tabindex="-1">${msg('Many at once')}</h2>
        <room-sign-many></room-sign-many>
        <room-find-many></room-find-many>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-many': RoomMany
  }
}
