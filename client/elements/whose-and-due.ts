import { css, html, nothing, svg } from 'lit'
import { dueWords, isLate, today } from '../controllers/day-words.ts'
import './room-person.ts'

const clock = svg`<svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.500" fill="none" stroke="currentColor" stroke-width="2"/><path d="M8 4v4l3 2" fill="none" stroke="currentColor" stroke-width="2"/></svg>`

/** Until when, as words; what is late has a clock and a bar as well as its colour. */
export function dueLabel(due: string) {
  const on = today()
  const late = isLate(due, on)
  return html`<span class="due ${late ? 'late' : ''}" title=${due}>${late ? clock : nothing}${dueWords(due, on)}</span>`
}

/** Whose an item is, as dot and name, and until when. */
export const whoseAndDue = (person: string, name: string, due: string | null, named: boolean) => html`
  <span class="assignee"><room-person .person=${person} .name=${name}></room-person>${named ? html`<span class="assignee-name" aria-hidden="true">${name}</span>` : nothing}</span>
  ${due === null ? nothing : dueLabel(due)}
`

export const whoseStyles = css`
  .assignee {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-inline-size: 0;
  }
  .assignee-name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .due {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--ink-quiet);
    font-size: var(--size-small);
    white-space: nowrap;
  }
  .due.late {
    color: var(--danger);
    font-weight: 600;
  }
  .due svg {
    flex: none;
    inline-size: 12px;
    block-size: 12px;
  }
`
