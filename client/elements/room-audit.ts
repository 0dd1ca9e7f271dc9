import { msg } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { RoomView } from '../controllers/room-view.ts'
import { apiPath } from '../routes.ts'
import { controls } from '../styles/controls.ts'
import { sectionStyles } from '../styles/section.ts'

/** The audit trail of the room, and how to check it alone. */
@customElement('room-audit')
export class RoomAudit extends LitElement {
  static override styles = [controls, sectionStyles]

  readonly #room = new RoomView(this, ({ joined }) => joined?.room.id)

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  protected override render() {
    const room = this.#room.client
    if (!room || !this.#room.value) return nothing
    return html`
      <div class="column">
        <h2 tabindex="-1">${msg('Audit trail')}</h2>
        <section class="card">
          <p>${msg('Every event of this room stands in its audit trail, each with the hash of the one before, closed by a head that the server signs.')}</p>
          <p><a href=${apiPath(room.address, 'audit')} download>${msg('Download the trail')}</a></p>
          <p>${msg('Check it on any machine, without this server:')}</p>
          <p><code>npx chavadi verify ${this.#room.value}.audit.jsonl</code></p>
        </section>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-audit': RoomAudit
  }
}
