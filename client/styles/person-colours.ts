import { css } from 'lit'

const colours = 8
const numbers = new Map<string, number>()

/** By their number in the room, so that people who came one after the other look different, the same to everybody. */
export function giveColour(person: string, number: number): void {
  numbers.set(person, number)
}

export const colourOf = (person: string): number => (numbers.get(person) ?? 0) % colours

/** `colour-0` … `colour-7` set `--colour`. */
export const personColours = [0, 1, 2, 3, 4, 5, 6, 7].map((at) => css`.colour-${at} { --colour: var(--person-${at}); }`)
