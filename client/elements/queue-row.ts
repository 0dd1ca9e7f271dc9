import { msg, str } from '@lit/localize'
import { html, nothing } from 'lit'
import type { QueueRow } from '#shared/projections/queue.ts'
import type { HereRow } from '#shared/protocol/rt-messages.ts'
import { shortKey } from '../bench/short-key.ts'
import './room-person.ts'
import { stateShape } from './state-shape.ts'
import { dueLabel } from './whose-and-due.ts'

/** More than a row can show; the rest would be laid out for nothing. */
const shownCharacters = 100

const person = ({ person: id, name }: HereRow) =>
  html`<room-person .person=${id} .name=${name} .note=${msg('has it open')}></room-person>`

/** What a row of the queue says of its item: words, what is left to do, whose it is, and who has it open. */
export function queueRow(row: QueueRow, here: readonly HereRow[], assignee: string | undefined) {
  const left = row.state === 'signed-off' ? 0 : Math.max(0, row.weak - row.settled)
  return html`
    ${stateShape(row.state)}
    <div class="excerpt" lang=${row.language} dir="auto">${row.excerpt === null ? shortKey(row.key) : row.excerpt.slice(0, shownCharacters) || msg('(nothing was said)')}</div>
    <div class="about">
      ${row.assigned === null ? nothing : whose(row.assigned, assignee ?? msg('Somebody'))}
      ${row.due === null ? nothing : dueLabel(row.due)}
      ${row.accepted === null ? nothing : html`<span class="done">${msg('accepted')}</span>`}
      ${row.differences === 0 ? html`<span>${msg('all agree')}</span>` : nothing}
      ${left > 0 ? html`<span class="left">${msg(str`${left} to settle`)}</span>` : nothing}
      ${row.settled > 0 ? html`<span class="done">${msg(str`${row.settled} settled`)}</span>` : nothing}
      ${row.disputes > 0 ? html`<span class="flag">${msg(str`${row.disputes} disputed`)}</span>` : nothing}
      ${row.excerpt === null ? nothing : html`<span class="key" title=${row.key}>${shortKey(row.key).slice(0, shownCharacters)}</span>`}
    </div>
    <div class="here">${here.map(person)}</div>
  `
}

/** By the first word of the name: a row is narrow. */
const whose = (id: string, name: string) => html`
  <span class="assignee"><room-person class="small" .person=${id} .name=${name} .note=${msg('does this')}></room-person>
    <span class="assignee-name" aria-hidden="true">${name.split(' ')[0]}</span></span>
`
