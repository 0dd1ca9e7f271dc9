import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { WorkChoices } from '#shared/protocol/own-work-messages.ts'
import { todayHere } from '../figures/progress-address.ts'
import { everything, type WorkAsked } from '../figures/work-address.ts'
import { languageName } from '../settings/language-names.ts'
import { controls } from '../styles/controls.ts'
import { rowForm } from '../styles/row-form.ts'
import { WorkAskEvent } from './work-ask-event.ts'

/** Which items: of which batch, language and days, and whether only those that are signed off. */
@customElement('room-work-filters')
export class RoomWorkFilters extends LitElement {
  static override styles = [
    controls,
    rowForm,
    css`
      :host {
        display: block;
      }
      select,
      input:not([type='checkbox']) {
        max-inline-size: 200px;
        font-size: var(--size);
      }
      label.switch {
        display: flex;
        align-items: center;
        gap: 6px;
        min-block-size: max(28px, var(--target));
        color: var(--ink);
        font-size: var(--size);
      }
      @media (max-width: 599px) {
        form {
          display: grid;
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
        .switch,
        button {
          grid-column: 1 / -1;
        }
        select,
        input:not([type='checkbox']) {
          inline-size: 100%;
          min-inline-size: 0;
          max-inline-size: none;
        }
      }
    `,
  ]

  @property({ attribute: false })
  accessor asked: WorkAsked = everything

  @property({ attribute: false })
  accessor choices: WorkChoices = { batches: [], languages: [] }

  protected override render() {
    const { batch, language, from, to, open, person } = this.asked
    const { batches, languages } = this.choices
    const filtered = batch ?? language ?? from ?? to ?? open
    const today = todayHere()
    return html`
      <form role="search" aria-label=${msg('Which items')} @submit=${(event: Event) => event.preventDefault()}>
        <label>
          ${msg('Signed off from')}
          <input type="date" name="from" max=${to ?? today} .value=${from ?? ''} @change=${this.#choose} />
        </label>
        <label>
          ${msg('To')}
          <input type="date" name="to" max=${today} .value=${to ?? ''} @change=${this.#choose} />
        </label>
        ${this.#select(
          'batch',
          msg('Batch'),
          batches.map(({ id, name }) => [id, name]),
          batch,
        )}
        ${this.#select(
          'language',
          msg('Language'),
          languages.map((one) => [one, languageName(one)]),
          language,
        )}
        <label class="switch">
          <input type="checkbox" name="open" .checked=${open === 'yes'} @change=${this.#turn} />
          ${msg('Also what is not signed off yet')}
        </label>
        ${filtered === undefined ? nothing : html`<button type="button" @click=${() => this.#ask({ ...everything, person, per: this.asked.per })}>${msg('Without filters')}</button>`}
      </form>
    `
  }

  #select(
    name: 'batch' | 'language',
    word: string,
    choices: readonly (readonly [id: string, name: string])[],
    chosen: string | undefined,
  ) {
    if (choices.length < 2 && chosen === undefined) return nothing
    return html`
      <label>
        ${word}
        <select name=${name} @change=${this.#choose}>
          <option value="" .selected=${!chosen}>${msg('All')}</option>
          ${choices.map(([id, called]) => html`<option value=${id} .selected=${id === chosen}>${called}</option>`)}
        </select>
      </label>
    `
  }

  readonly #choose = ({ target }: Event): void => {
    const { name, value } = target as HTMLSelectElement | HTMLInputElement
    this.#ask({ ...this.asked, [name]: value === '' ? undefined : value, page: 1 })
  }

  readonly #turn = ({ target }: Event): void => {
    this.#ask({ ...this.asked, open: (target as HTMLInputElement).checked ? 'yes' : undefined, page: 1 })
  }

  #ask(asked: WorkAsked): void {
    this.dispatchEvent(new WorkAskEvent(asked))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-work-filters': RoomWorkFilters
  }
}
