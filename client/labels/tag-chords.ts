import type { Chord } from '../keys/chords.ts'
import { chordOfShortcut } from '../keys/label-keys.ts'

/**
 * Keys of names that may be chosen: the ones that the configuration gives, and Shift with 1 to 9 for the first names
 * without. A key that is named twice belongs to the first.
 */
export function chordsOf(
  named: readonly { readonly name: string; readonly shortcut?: string | undefined }[],
): ReadonlyMap<string, Chord> {
  const chords = new Map<string, Chord>()
  const taken = new Set<Chord>()
  for (const { name, shortcut } of named) {
    const chord = shortcut === undefined ? undefined : chordOfShortcut(shortcut)
    if (chord === undefined || taken.has(chord)) continue
    chords.set(name, chord)
    taken.add(chord)
  }
  const free = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => `Shift+Digit${digit}`).filter((chord) => !taken.has(chord))
  for (const { name } of named) {
    const chord = chords.has(name) ? undefined : free.shift()
    if (chord !== undefined) chords.set(name, chord)
  }
  return chords
}

/** Whose key a chord is. */
export const nameOfChord = (chords: ReadonlyMap<string, Chord>, chord: Chord | undefined): string | undefined =>
  [...chords].find(([, one]) => one === chord)?.[0]
