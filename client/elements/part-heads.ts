import { msg, str } from '@lit/localize'
import { html } from 'lit'

interface Moves {
  readonly name: string
  readonly first: boolean
  readonly last: boolean
  move(by: -1 | 1): void
  takeOut(): void
}

/** Up, down and out: by pointer and by key. */
export const partMoves = ({ name, first, last, move, takeOut }: Moves) => html`
  <span class="moves">
    <button type="button" aria-label=${msg(str`Move “${name}” up`)} ?disabled=${first} @click=${() => move(-1)}>↑</button>
    <button type="button" aria-label=${msg(str`Move “${name}” down`)} ?disabled=${last} @click=${() => move(1)}>↓</button>
    <button type="button" aria-label=${msg(str`Take out “${name}”`)} @click=${takeOut}>${msg('Take out')}</button>
  </span>
`

/** What stands in a field after an event of it. */
export const fieldOf = ({ target }: Event): string =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement
    ? target.value
    : ''

export const tickOf = ({ target }: Event): boolean => target instanceof HTMLInputElement && target.checked

/** The focus on the button that moves a part on, or back where it can go no further. */
export function focusMove(root: DocumentFragment | HTMLElement | undefined, by: -1 | 1): void {
  const buttons = [...(root?.querySelectorAll<HTMLButtonElement>('.head > .moves button') ?? [])]
  const [up, down] = buttons
  const wanted = by < 0 ? up : down
  ;(wanted?.disabled ? (by < 0 ? down : up) : wanted)?.focus()
}
