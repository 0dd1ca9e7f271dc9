import { svg } from 'lit'

/** A speech bubble. */
export const talkShape = svg`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2.500 2.500h11v8h-6l-3 3v-3h-2z" fill="none" stroke="currentColor" stroke-width="1.500" stroke-linejoin="round"/></svg>`

/** What only two people read. */
export const noteShape = svg`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7zm2 0h4V5a2 2 0 0 0-4 0z" fill="currentColor"/></svg>`
