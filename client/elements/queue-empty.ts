import { msg, str } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import type { QueueCounts } from '#shared/projections/queue.ts'
import type { QueueScreen } from '../controllers/queue-pages.ts'
import { ActEvent } from './act-event.ts'

const said = (title: string, text: string, more: TemplateResult | typeof nothing = nothing) =>
  html`<div class="nothing"><h3>${title}</h3><p>${text}</p>${more}</div>`

const importButton = () => html`
  <button @click=${({ target }: Event) => target?.dispatchEvent(new ActEvent('import'))}>${msg('Import a batch')}</button>
`

/** What a queue without rows says: an empty room, a finished one, a search or filter that leaves nothing. */
export function emptyQueue(queue: QueueScreen | undefined, counts: QueueCounts | null, mayImport: boolean) {
  if (counts?.all === 0)
    return said(
      msg('Nothing is in this room yet'),
      msg('A lead imports a batch; its items then stand here.'),
      mayImport ? importButton() : nothing,
    )
  if (queue?.search)
    return said(msg(str`Nothing has “${queue.search}” in it`), msg('Search looks at the name and the first words.'))
  if (counts && counts.signedOff === counts.all)
    return said(msg('Everything is signed off'), msg('The result can be exported. A trainer can reopen an item.'))
  switch (queue?.filter) {
    case 'open':
      return said(msg('Nothing is open'), msg('What is left is disputed, ruled or signed off.'))
    case 'mine':
      return said(msg('Nothing is with you'), msg('Items come to you with “Next item”.'))
    default:
      return said(msg('No such items'), msg('Choose another filter to see the rest.'))
  }
}
