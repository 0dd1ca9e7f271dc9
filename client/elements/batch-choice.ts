import { msg, str } from '@lit/localize'
import { html, nothing } from 'lit'
import type { ExportHistory } from '#shared/protocol/exports.ts'
import { itemCount } from './counted.ts'

/** Which import it is about; nothing to choose where there is one. */
export function batchChoice(
  batches: ExportHistory['batches'],
  chosen: string | null,
  choose: (batch: string | null) => void,
) {
  if (batches.length < 2) return nothing
  const change = ({ target }: Event) => target instanceof HTMLSelectElement && choose(target.value || null)
  return html`
    <label class="field">
      ${msg('Of the batch')}
      <select @change=${change}>
        <option value="" ?selected=${chosen === null}>${msg('all batches')}</option>
        ${batches.map(({ id, name, items }) => html`<option value=${id} ?selected=${chosen === id}>${msg(str`${name} (${itemCount(items)})`)}</option>`)}
      </select>
    </label>
  `
}
