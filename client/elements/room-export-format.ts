import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { ExportBody } from '#shared/protocol/exports.ts'
import { controls } from '../styles/controls.ts'
import { exportStyles } from '../styles/room-export.ts'
import type { ExportOffer } from './export-offer.ts'
import { ExportWishEvent } from './export-wish-event.ts'

/**
 * The format of an export, of those that its items can be written in; of tables also what a row is.
 * @fires room-export-wish - Something else is wanted.
 */
@customElement('room-export-format')
export class RoomExportFormat extends LitElement {
  static override styles = [
    controls,
    exportStyles,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
    `,
  ]

  @property({ attribute: false })
  accessor wish: ExportBody | undefined

  @property({ attribute: false })
  accessor offer: ExportOffer | undefined

  protected override render() {
    const { wish, offer } = this
    if (!wish || !offer || offer.formats.length === 0) return nothing
    return html`
      <fieldset>
        <legend>${msg('Format')}</legend>
        ${repeat(
          offer.formats,
          ({ name }) => name,
          ({ name, title }) => this.#choice(wish, 'format', name, title),
        )}
      </fieldset>
      ${wish.format === 'csv' && offer.holds === 'transcripts' ? this.#rows(wish) : nothing}
    `
  }

  #rows(wish: ExportBody) {
    return html`
      <fieldset>
        <legend>${msg('A row for each')}</legend>
        ${this.#choice(wish, 'per', 'item', msg('item'))} ${this.#choice(wish, 'per', 'segment', msg('segment'))}
      </fieldset>
    `
  }

  #choice(wish: ExportBody, field: 'format' | 'per', value: string, word: string) {
    return html`
      <label>
        <input
          type="radio"
          name=${field}
          .checked=${wish[field] === value}
          @change=${() => this.dispatchEvent(new ExportWishEvent({ [field]: value }))}
        />
        ${word}
      </label>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-export-format': RoomExportFormat
  }
}
