import type { Labelling } from '#shared/domain/labelling.ts'
import { type Chord, isSingleKey } from './chords.ts'
import { type Action, actions, type KeyMap } from './key-map.ts'

/** What a key gives a label that is chosen, or a question that is asked. */
export type LabelKey = { readonly tag: string } | { readonly question: string; readonly answer: string }

/**
 * A key as the list of labels has it, as a physical key. Files say `c`, `shift+1` or `5`; bare digits take readings, so a
 * digit is taken with Shift. Undefined for one that cannot be pressed alone.
 */
export function chordOfShortcut(shortcut: string): Chord | undefined {
  const parts = shortcut.trim().split(/[+-](?=.)/)
  const key = parts.pop() ?? ''
  if (parts.some((part) => !/^shift$/i.test(part))) return undefined
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : key
  const chord = parts.length > 0 || code.startsWith('Digit') ? `Shift+${code}` : code
  return labelChord(chord)
}

/** The chord as a label answers to it; undefined for keys that walk, confirm or need Ctrl or Alt. */
export function labelChord(chord: Chord): Chord | undefined {
  const shifted = /^Digit\d$/.test(chord) ? `Shift+${chord}` : chord
  return isSingleKey(shifted) && shifted !== 'Shift+Slash' ? shifted : undefined
}

/** What a key does in review besides; undefined for one that is free. */
export const alsoDoes = (chord: Chord, map: KeyMap): Action | undefined =>
  actions.find((action) => map[action].review?.includes(chord))

/**
 * What keys give, while a label is chosen or a question is asked: as the list says, and Shift with 1 to 9 for tags without a
 * key, in their order, as far as those are free.
 */
export function labelKeys(labelling: Labelling): ReadonlyMap<Chord, LabelKey> {
  const keys = new Map<Chord, LabelKey>()
  const add = (shortcut: string | undefined, key: LabelKey) => {
    const chord = shortcut === undefined ? undefined : chordOfShortcut(shortcut)
    if (chord && !keys.has(chord)) keys.set(chord, key)
    return chord
  }
  const left = (labelling?.tags ?? []).filter(({ name, shortcut }) => !add(shortcut, { tag: name }))
  for (const { name, shortcuts = {} } of labelling?.questions ?? [])
    for (const [answer, shortcut] of Object.entries(shortcuts)) add(shortcut, { question: name, answer })
  const free = Array.from({ length: 9 }, (_, at) => `Shift+Digit${at + 1}`).filter((chord) => !keys.has(chord))
  for (const [at, { name }] of left.slice(0, free.length).entries()) add(free[at], { tag: name })
  return keys
}
