import { msg } from '@lit/localize'
import { css, html, svg } from 'lit'
import type { ExportedUnit } from '#shared/formats/format.ts'

type How = ExportedUnit['how']

/** Lines that agree, a tick, a pen, a lock. */
const shapes: Readonly<Record<How, unknown>> = {
  consensus: svg`<path d="M2 5h12M2 8h12M2 11h12" stroke="currentColor" stroke-width="1.500"/>`,
  taken: svg`<path d="m2 8 4 5 8-11" fill="none" stroke="currentColor" stroke-width="2"/>`,
  edited: svg`<path d="M2 14l1-4 8-8 3 3-8 8z" fill="none" stroke="currentColor" stroke-width="1.500"/>`,
  ruled: svg`<path d="M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7zm2 0h4V5a2 2 0 0 0-4 0z" fill="currentColor"/>`,
}

export function howWord(how: How): string {
  switch (how) {
    case 'consensus':
      return msg('Consensus')
    case 'taken':
      return msg('Taken')
    case 'edited':
      return msg('Edited')
    case 'ruled':
      return msg('Ruled')
  }
}

function howSentence(how: How): string {
  switch (how) {
    case 'consensus':
      return msg('As most sources have it')
    case 'taken':
      return msg('A reviewer took a reading')
    case 'edited':
      return msg('A reviewer typed here')
    case 'ruled':
      return msg('A trainer ruled here')
  }
}

/** How a text came about, as a shape, a colour and a word. */
export const howShape = (how: How) => html`
  <span class="how ${how}" title=${howSentence(how)}
    ><svg viewBox="0 0 16 16" aria-hidden="true">${shapes[how]}</svg>${howWord(how)}</span
  >
`

export const howShapes = css`
  .how {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    white-space: nowrap;
    font-size: var(--size-small);
    color: var(--ink-quiet);
  }
  .how svg {
    inline-size: 12px;
    block-size: 12px;
  }
  .how.taken {
    color: var(--settled);
  }
  .how.edited {
    color: var(--accent);
  }
  .how.ruled {
    color: var(--ruled);
  }
`
