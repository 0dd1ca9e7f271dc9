import { msg } from '@lit/localize'
import { html, LitElement } from 'lit'
import { customElement } from 'lit/decorators.js'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { sectionStyles } from '../styles/section.ts'
import './room-labelling-settings.ts'
import './room-language-settings.ts'
import './room-observer-settings.ts'
import './room-profile-settings.ts'
import './room-reason-settings.ts'
import './room-sign-off-settings.ts'
import './room-tag-settings.ts'
import './room-talk-settings.ts'

/** What a lead chooses for the room, a card for each matter. */
@customElement('room-settings')
export class RoomSettings extends LitElement {
  static override styles = [controls, sectionStyles]

  readonly #title = new RoomView(this, ({ joined }) => joined?.room.settings.title)

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  protected override render() {
    return html`
      <div class="column">
        <h2 tabindex="-1">${msg('Settings')}</h2>
        <section class="card">
          <h3>${msg('Title')}</h3>
          <p dir="auto">${this.#title.value ?? ''}</p>
          <p class="quiet">${msg('A room is renamed on the home page, in the list of your rooms.')}</p>
        </section>
        <room-profile-settings></room-profile-settings>
        <room-sign-off-settings></room-sign-off-settings>
        <room-labelling-settings></room-labelling-settings>
        <room-reason-settings></room-reason-settings>
        <room-tag-settings></room-tag-settings>
        <room-language-settings></room-language-settings>
        <room-talk-settings></room-talk-settings>
        <room-observer-settings></room-observer-settings>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-settings': RoomSettings
  }
}
