import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { ProgressBatch } from '#shared/protocol/progress-messages.ts'
import { forecastWords, numberWords } from '../figures/work-words.ts'
import { workTableStyles } from '../styles/work-table.ts'

/** How far each batch is and when it will be done. */
@customElement('room-batch-outlook')
export class RoomBatchOutlook extends LitElement {
  static override styles = workTableStyles

  @property({ attribute: false })
  accessor batches: readonly ProgressBatch[] = []

  protected override render() {
    return html`
      <div class="scroll">
        <table>
          <caption>${msg('How far each batch is')}</caption>
          <thead>
            <tr>
              <th scope="col">${msg('Batch')}</th>
              <th scope="col">${msg('Signed off')}</th>
              <th scope="col">${msg('Differences left')}</th>
              <th scope="col">${msg('Words left')}</th>
              <th scope="col">${msg('Done, at its own pace')}</th>
            </tr>
          </thead>
          <tbody>
            ${repeat(
              this.batches,
              ({ id }) => id,
              (batch) => this.#row(batch),
            )}
          </tbody>
        </table>
      </div>
    `
  }

  #row({ name, left, forecast }: ProgressBatch) {
    if (!left) return nothing
    const { items, signedOff, differences, words } = left
    const share = items === 0 ? 0 : (100 * signedOff) / items
    return html`
      <tr>
        <th scope="row">
          ${name}
          <svg class="share" aria-hidden="true"><rect width="${share}%" height="100%"></rect></svg>
        </th>
        <td>${msg(str`${numberWords(signedOff)} of ${numberWords(items)}`)}</td>
        <td>${numberWords(differences)}</td>
        <td>${numberWords(words)}</td>
        <td>${forecast ? forecastWords(forecast) : nothing}</td>
      </tr>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-batch-outlook': RoomBatchOutlook
  }
}
