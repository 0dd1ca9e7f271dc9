import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ExportBody, ExportHistory } from '#shared/protocol/exports.ts'
import { controls } from '../styles/controls.ts'
import { exportStyles } from '../styles/room-export.ts'
import { itemCount } from './counted.ts'
import { ExportWishEvent } from './export-wish-event.ts'

/**
 * Which items an export holds: of one import, only what is signed off, only what has changed since an earlier one.
 * @fires room-export-wish - Something else is wanted.
 */
@customElement('room-export-selection')
export class RoomExportSelection extends LitElement {
  static override styles = [controls, exportStyles]

  @property({ attribute: false })
  accessor wish: ExportBody | undefined

  @property({ attribute: false })
  accessor history: ExportHistory | undefined

  protected override render() {
    const { wish, history } = this
    if (!wish) return nothing
    return html`
      <fieldset>
        <legend>${msg('Which items')}</legend>
        ${this.#state(wish, false, msg('all'))} ${this.#state(wish, true, msg('only those signed off'))}
        ${history ? html`${this.#batches(wish, history)} ${this.#since(wish, history)}` : nothing}
      </fieldset>
    `
  }

  #state({ signedOff }: ExportBody, value: boolean, word: string) {
    return html`
      <label>
        <input type="radio" name="state" .checked=${signedOff === value} @change=${() => this.#choose({ signedOff: value })} />
        ${word}
      </label>
    `
  }

  #batches({ batch }: ExportBody, { batches }: ExportHistory) {
    if (batches.length < 2) return nothing
    return html`
      <label class="line">
        ${msg('Of the batch')}
        <select @change=${(event: Event) => this.#choose({ batch: chosen(event) || undefined })}>
          <option value="" ?selected=${batch === undefined}>${msg('all batches')}</option>
          ${batches.map(({ id, name, items }) => html`<option value=${id} ?selected=${batch === id}>${msg(str`${name} (${itemCount(items)})`)}</option>`)}
        </select>
      </label>
    `
  }

  #since({ since }: ExportBody, { exports }: ExportHistory) {
    const earlier = exports.filter(({ comparable }) => comparable)
    if (earlier.length === 0) return nothing
    return html`
      <label class="line">
        ${msg('Only what has changed since')}
        <select @change=${(event: Event) => this.#choose({ since: Number(chosen(event)) || undefined })}>
          <option value="" ?selected=${since === undefined}>${msg('– nothing is left out')}</option>
          ${earlier.map(({ number, format, items }) => html`<option value=${number} ?selected=${since === number}>${msg(str`export ${number} (${format}, ${itemCount(items)})`)}</option>`)}
        </select>
      </label>
    `
  }

  #choose(change: { [Key in keyof ExportBody]?: ExportBody[Key] | undefined }): void {
    this.dispatchEvent(new ExportWishEvent(change))
  }
}

const chosen = ({ target }: Event): string => (target instanceof HTMLSelectElement ? target.value : '')

declare global {
  interface HTMLElementTagNameMap {
    'room-export-selection': RoomExportSelection
  }
}
