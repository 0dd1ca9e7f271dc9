import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Assigning, AssigningScreen } from '../controllers/assigning.ts'
import { today } from '../controllers/day-words.ts'
import { assignActionsStyles } from '../styles/assignments.ts'
import { controls } from '../styles/controls.ts'

/** What can be done with the items that are selected. */
@customElement('room-assign-actions')
export class RoomAssignActions extends LitElement {
  static override styles = [controls, assignActionsStyles]

  @property({ attribute: false })
  accessor assigning: Assigning | undefined

  @property({ attribute: false })
  accessor screen: AssigningScreen | undefined

  @state()
  private accessor to = ''

  /** Empty for none. */
  @state()
  private accessor due = ''

  protected override render() {
    const { screen } = this
    if (!screen) return nothing
    const { selection, total, busy, known } = screen
    const none = selection.size === 0 || busy
    const taken = [...selection.values()].filter((whose) => whose !== null).length
    return html`
      <div class="chosen">
        <strong>${selection.size === 1 ? msg('1 item selected') : msg(str`${selection.size} items selected`)}</strong>
        <button ?disabled=${busy || !total} @click=${() => void this.assigning?.selectAll()}>
          ${msg(str`Select all ${total ?? 0} that match`)} <kbd>Ctrl A</kbd>
        </button>
        ${selection.size > 0 ? html`<button @click=${() => this.assigning?.selectNothing()}>${msg('Select none')}</button>` : nothing}
      </div>
      <form @submit=${this.#assign}>
        <label>${msg('Assign to')}
          <select required .value=${this.to} @change=${this.#choose}>
            <option value="">${msg('Choose a person')}</option>
            ${known?.people.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
          </select>
        </label>
        <label>${msg('Due')}
          <input type="date" min=${today()} .value=${this.due} @change=${this.#date} />
        </label>
        <button class="primary" ?disabled=${none || this.to === ''}>${busy ? msg('Assigning …') : msg('Assign')}</button>
        <button type="button" ?disabled=${none || taken === 0} @click=${this.#setDue}>${msg('Only set the due date')}</button>
        <button type="button" ?disabled=${none || taken === 0} @click=${() => void this.assigning?.takeBack()}>
          ${msg('Take back')}
        </button>
      </form>
    `
  }

  /** A day that is over is said before anything is sent. */
  get #past(): boolean {
    const past = this.due !== '' && this.due < today()
    if (past) this.assigning?.say(msg('This due date is over already. Choose today or a later day.'), true)
    return past
  }

  #assign(event: SubmitEvent): void {
    event.preventDefault()
    const person = this.screen?.known?.people.find(({ id }) => id === this.to)
    if (!person || this.#past) return
    void this.assigning?.assign(person.id, person.name, this.due || null)
  }

  #setDue(): void {
    if (!this.#past) void this.assigning?.setDue(this.due || null)
  }

  #choose({ target }: Event): void {
    if (target instanceof HTMLSelectElement) this.to = target.value
  }

  #date({ target }: Event): void {
    if (target instanceof HTMLInputElement) this.due = target.value
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-assign-actions': RoomAssignActions
  }
}
