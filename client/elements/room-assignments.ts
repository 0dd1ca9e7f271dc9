import { msg } from '@lit/localize'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { Assigning, type AssigningScreen } from '../controllers/assigning.ts'
import { RoomView } from '../controllers/room-view.ts'
import { assignmentsStyles } from '../styles/assignments.ts'
import { controls } from '../styles/controls.ts'
import { sectionStyles } from '../styles/section.ts'
import './room-assign-actions.ts'
import './room-assignees.ts'
import './room-assignment-list.ts'
import './room-assignment-filters.ts'
import './room-deal.ts'

/** Who does which items, until when: people with what is theirs, and the room's items to choose from. */
@customElement('room-assignments')
export class RoomAssignments extends LitElement {
  static override styles = [controls, sectionStyles, assignmentsStyles]

  @state()
  private accessor screen: AssigningScreen | null = null

  @state()
  private accessor deals = false

  readonly #role = new RoomView(this, ({ joined }) => joined?.me.role)
  #assigning: Assigning | undefined

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#assigning?.leave()
    this.#assigning = undefined
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const room = this.#role.client
    if (!room || !this.#role.value || this.#assigning) return
    const assigning = new Assigning(room)
    this.#assigning = assigning
    this.screen = assigning.state
    assigning.subscribe(() => {
      this.screen = assigning.state
    })
  }

  protected override render() {
    const { screen } = this
    const assigning = this.#assigning
    if (!screen || !assigning) return nothing
    return html`
      <section class="people" aria-label=${msg('Who may have items')}>
        <header>
          <h2 tabindex="-1">${msg('Assignments')}</h2>
          <button aria-expanded=${this.deals} @click=${this.#toggleDeal}>${msg('Deal evenly')}</button>
        </header>
        ${this.deals ? html`<room-deal .known=${screen.known} @room-dealt=${() => assigning.refresh()}></room-deal>` : nothing}
        <room-assignees .assigning=${assigning} .screen=${screen}></room-assignees>
      </section>
      <section class="items" aria-label=${msg('Items')}>
        <room-assignment-filters .assigning=${assigning} .screen=${screen}></room-assignment-filters>
        <room-assignment-list .assigning=${assigning} .screen=${screen}></room-assignment-list>
        <p class=${screen.said?.refused ? 'trouble' : 'said'} role="status">${screen.said?.text ?? nothing}</p>
        <room-assign-actions .assigning=${assigning} .screen=${screen}></room-assign-actions>
      </section>
    `
  }

  async #toggleDeal(): Promise<void> {
    this.deals = !this.deals
    await this.updateComplete
    const form = this.renderRoot.querySelector('room-deal')
    await form?.updateComplete
    form?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-assignments': RoomAssignments
  }
}
