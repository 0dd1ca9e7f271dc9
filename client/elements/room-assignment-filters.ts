import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { assignmentFilter } from '#shared/protocol/assignment-messages.ts'
import type { Assigning, AssigningScreen, Wanted } from '../controllers/assigning.ts'
import { controls } from '../styles/controls.ts'
import { stateWord } from './state-shape.ts'

const searchMilliseconds = 250
type State = Wanted['state']

function wordOf(state: State): string {
  if (state === 'unfinished') return msg('Not signed off')
  return state === 'all' ? msg('All') : stateWord(state)
}

/** Which of the room's items the list shows. */
@customElement('room-assignment-filters')
export class RoomAssignmentFilters extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      label {
        display: grid;
        gap: 2px;
        min-inline-size: 0;
        color: var(--ink-quiet);
        font-size: var(--size-small);
      }
      select {
        max-inline-size: 220px;
      }
      .search {
        flex: 1 1 160px;
      }
      input {
        inline-size: 100%;
      }
    `,
  ]

  @property({ attribute: false })
  accessor assigning: Assigning | undefined

  @property({ attribute: false })
  accessor screen: AssigningScreen | undefined

  #typed: ReturnType<typeof setTimeout> | undefined

  protected override render() {
    const { screen } = this
    if (!screen) return nothing
    const { filter, known } = screen
    const states = assignmentFilter.shape.state.def.innerType.options
    return html`
      <label class="search">${msg('Search')}
        <input type="search" .value=${filter.search} @input=${this.#search} />
      </label>
      ${
        (known?.batches.length ?? 0) > 1
          ? html`<label>${msg('Batch')}
              <select @change=${this.#batch}>
                <option value="" ?selected=${filter.batch === undefined}>${msg('All batches')}</option>
                ${known?.batches.map(({ id, name }) => html`<option value=${id} ?selected=${filter.batch === id}>${name}</option>`)}
              </select>
            </label>`
          : nothing
      }
      <label>${msg('State')}
        <select @change=${this.#state}>
          ${states.map((state) => html`<option value=${state} ?selected=${filter.state === state}>${wordOf(state)}</option>`)}
        </select>
      </label>
      <label>${msg('Whose')}
        <select @change=${this.#whose}>
          ${this.#whoseWords().map(([whose, word]) => html`<option value=${whose} ?selected=${filter.whose === whose}>${word}</option>`)}
        </select>
      </label>
    `
  }

  #whoseWords(): readonly (readonly [string, string])[] {
    const people = this.screen?.known?.people ?? []
    return [
      ['anybody', msg('Anybody’s')],
      ['nobody', msg('Nobody’s')],
      ['somebody', msg('Somebody’s')],
      ['late', msg('Late')],
      ...people.map(({ id, name }) => [id, name] as const),
    ]
  }

  #search({ target }: InputEvent): void {
    if (!(target instanceof HTMLInputElement)) return
    clearTimeout(this.#typed)
    this.#typed = setTimeout(() => this.assigning?.choose({ search: target.value }), searchMilliseconds)
  }

  #batch({ target }: Event): void {
    if (!(target instanceof HTMLSelectElement)) return
    const { batch: _, ...filter } = this.screen?.filter ?? { search: '', state: 'unfinished', whose: 'anybody' }
    this.assigning?.choose({ ...filter, batch: target.value || undefined })
  }

  #state({ target }: Event): void {
    if (target instanceof HTMLSelectElement) this.assigning?.choose({ state: target.value as State })
  }

  #whose({ target }: Event): void {
    if (target instanceof HTMLSelectElement) this.assigning?.choose({ whose: target.value })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-assignment-filters': RoomAssignmentFilters
  }
}
