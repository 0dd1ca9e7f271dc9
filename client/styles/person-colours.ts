import { css } from 'lit'

const colours = 8
const seats = new Map<string, number>()

/** By their seat in the room, so that people who came one after the other look different, the same to everybody. */
export function giveColour(person: string, seat: number): void {
  seats.set(person, seat)
}

/** Seats of annotators are below 0. */
export const colourOf = (person: string): number => (((seats.get(person) ?? 0) % colours) + colours) % colours

/** `colour-0` … `colour-7` set `--colour`. */
export const personColours = [0, 1, 2, 3, 4, 5, 6, 7].map((at) => css`.colour-${at} { --colour: var(--person-${at}); }`)
