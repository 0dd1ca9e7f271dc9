import { css } from 'lit'

/** Stable over sessions: somebody's colour is theirs everywhere. */
export function colourOf(person: string): number {
  let sum = 0
  for (const character of person) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return sum % 8
}

/** `colour-0` … `colour-7` set `--colour`. */
export const personColours = [0, 1, 2, 3, 4, 5, 6, 7].map((at) => css`.colour-${at} { --colour: var(--person-${at}); }`)
