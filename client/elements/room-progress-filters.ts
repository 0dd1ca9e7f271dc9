import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type Period, periods } from '#shared/projections/work-periods.ts'
import type { Progress } from '#shared/protocol/progress-messages.ts'
import { firstDay, type ProgressAsked } from '../figures/progress-address.ts'
import { controls } from '../styles/controls.ts'
import { rowForm } from '../styles/row-form.ts'
import { ProgressFilterEvent } from './progress-filter-event.ts'

const periodWord = (per: Period): string => ({ hour: msg('Hour'), day: msg('Day'), week: msg('Week') })[per]

/** Which part of the figures: from when to when, in which steps, of which batch and whom. */
@customElement('room-progress-filters')
export class RoomProgressFilters extends LitElement {
  static override styles = [
    controls,
    rowForm,
    css`
      :host {
        display: block;
      }
      select,
      input {
        max-inline-size: 200px;
        font-size: var(--size);
      }
      @media (max-width: 599px) {
        form {
          display: grid;
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
        select,
        input {
          inline-size: 100%;
          min-inline-size: 0;
          max-inline-size: none;
        }
      }
    `,
  ]

  @property({ attribute: false })
  accessor asked: ProgressAsked = { per: 'day' }

  @property({ attribute: false })
  accessor choices: Progress['choices'] = { people: [], batches: [] }

  /** The day it is where the reader is. */
  @property()
  accessor today = ''

  protected override render() {
    const { per, to, batch, person } = this.asked
    const { people, batches } = this.choices
    const filtered = Object.entries(this.asked).some(([name, value]) => name !== 'per' && value !== undefined)
    return html`
      <form role="search" aria-label=${msg('Which figures')} @submit=${(event: Event) => event.preventDefault()}>
        <label>
          ${msg('For each')}
          <select name="per" @change=${this.#choose}>
            ${periods.map((one) => html`<option value=${one} .selected=${one === per}>${periodWord(one)}</option>`)}
          </select>
        </label>
        <label>
          ${msg('From')}
          <input type="date" name="from" max=${to ?? this.today} .value=${firstDay(this.asked, this.today)} @change=${this.#choose} />
        </label>
        <label>
          ${msg('To')}
          <input type="date" name="to" max=${this.today} .value=${to ?? this.today} @change=${this.#choose} />
        </label>
        ${this.#select('batch', msg('Batch'), msg('All'), batches, batch)}
        ${this.#select('person', msg('Person'), msg('Everybody'), people, person)}
        ${filtered ? html`<button type="button" @click=${() => this.#ask({ per })}>${msg('Without filters')}</button>` : nothing}
      </form>
    `
  }

  #select(
    name: 'batch' | 'person',
    word: string,
    all: string,
    choices: readonly { readonly id: string; readonly name: string }[],
    chosen: string | undefined,
  ) {
    if (choices.length < 2 && chosen === undefined) return nothing
    return html`
      <label>
        ${word}
        <select name=${name} @change=${this.#choose}>
          <option value="" .selected=${!chosen}>${all}</option>
          ${choices.map(({ id, name: called }) => html`<option value=${id} .selected=${id === chosen}>${called}</option>`)}
        </select>
      </label>
    `
  }

  /** Other steps come with the time that suits them. */
  #choose({ target }: Event): void {
    const { name, value } = target as HTMLSelectElement | HTMLInputElement
    const { per: _, ...rest } = this.asked
    if (name === 'per') this.#ask({ ...without(rest, 'from'), per: value as Period })
    else if (value === '') this.#ask({ ...without(rest, name), per: this.asked.per })
    else this.#ask({ ...this.asked, [name]: value })
  }

  #ask(asked: ProgressAsked): void {
    this.dispatchEvent(new ProgressFilterEvent(asked))
  }
}

const without = <T extends object>(from: T, name: string): T =>
  Object.fromEntries(Object.entries(from).filter(([known]) => known !== name)) as T

declare global {
  interface HTMLElementTagNameMap {
    'room-progress-filters': RoomProgressFilters
  }
}
