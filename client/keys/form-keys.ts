import { chordOf, type KeyPress } from './chords.ts'
import { actionOf, type KeySettings } from './key-map.ts'

/** What a key does in a form, wherever in it the focus is; undefined for what its fields keep. */
export function formKey(press: KeyPress, keys: KeySettings): 'send' | 'give-up' | 'held' | undefined {
  const action = actionOf(press, 'typing', keys)
  if (action === 'held') return 'held'
  if (action === 'send') return 'send'
  return action === 'review' ? 'give-up' : undefined
}

/** The letters of a keyboard row by row, as they stand under the digits: physical keys, whatever they print. */
export const letterRow = [...'QWERTYUIOPASDFGHJKLZXCVBNM']

/** Which entry of a list a letter key chooses, outside of fields; -1 for none. */
export function letterChoice(press: KeyPress, { singleKeys }: KeySettings): number {
  const chord = chordOf(press)
  return singleKeys && chord ? letterRow.indexOf(chord.replace(/^Key/, '')) : -1
}
