import { msg } from '@lit/localize'
import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { controls } from '../styles/controls.ts'
import { rowForm } from '../styles/row-form.ts'
import { asPeopleFilter, filterWord, type PeopleAsked, peopleFilters } from './people-found.ts'

/** Somebody looks for people, by their name or by what they have to do with the room. */
export class PeopleAskedEvent extends Event {
  readonly asked: PeopleAsked

  constructor(asked: PeopleAsked) {
    super('room-people-asked')
    this.asked = asked
  }
}

/** Searches and filters a long list of people. */
@customElement('room-people-filters')
export class RoomPeopleFilters extends LitElement {
  static override styles = [
    controls,
    rowForm,
    css`
      input,
      select {
        font-size: var(--size);
      }
      label:first-child {
        flex: 1 1 200px;
        max-inline-size: 320px;
      }
    `,
  ]

  @property({ attribute: false })
  accessor asked: PeopleAsked = { search: '', filter: 'all' }

  protected override render() {
    const { search, filter } = this.asked
    return html`
      <form role="search" @submit=${(event: Event) => event.preventDefault()}>
        <label>
          ${msg('Find somebody')}
          <input type="search" autocomplete="off" maxlength="80" .value=${search} @input=${this.#search} />
        </label>
        <label>
          ${msg('Show')}
          <select @change=${this.#filter}>
            ${peopleFilters.map((one) => html`<option value=${one} .selected=${one === filter}>${filterWord(one)}</option>`)}
          </select>
        </label>
      </form>
    `
  }

  #search({ target }: Event): void {
    this.#ask({ search: (target as HTMLInputElement).value })
  }

  #filter({ target }: Event): void {
    this.#ask({ filter: asPeopleFilter((target as HTMLSelectElement).value) })
  }

  #ask(more: Partial<PeopleAsked>): void {
    this.dispatchEvent(new PeopleAskedEvent({ ...this.asked, ...more }))
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-people-asked': PeopleAskedEvent
  }
  interface HTMLElementTagNameMap {
    'room-people-filters': RoomPeopleFilters
  }
}
