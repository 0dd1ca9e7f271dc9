import { type Chord, chordLabel, chordOf, isSingleKey, type KeyPress } from './chords.ts'

export const takeActions = ([1, 2, 3, 4, 5, 6, 7, 8, 9] as const).map((digit) => `take-${digit}` as const)

const namedActions = [
  'next-needing',
  'previous-needing',
  'next-any',
  'previous-any',
  'keep',
  'nothing',
  'edit',
  'undo-mine',
  'dispute',
  'rule',
  'precedent',
  'send',
  'sources',
  'sign-off-next',
  'next-item',
  'queue',
  'disputes',
  'people',
  'audit',
  'import',
  'export',
  'settings',
  'notices',
  'assignments',
  'many',
  'progress',
  'batches',
  'samples',
  'trainees',
  'window',
  'work',
  'precedents',
  'acceptances',
  'report',
  'figures',
  'here',
  'hand',
  'follow',
  'point',
  'guidelines',
  'talk',
  'talk-here',
  'help',
  'review',
  'undo-typing',
  'redo-typing',
  'delete-label',
  'split-label',
  'merge-label',
  'average',
  'tightest',
  'flicker',
] as const

export type Action = (typeof namedActions)[number] | (typeof takeActions)[number]
export const actions: readonly Action[] = [...namedActions.slice(0, 4), ...takeActions, ...namedActions.slice(4)]

export type Mode = 'review' | 'typing'
export type KeyMap = Readonly<Record<Action, Partial<Readonly<Record<Mode, readonly Chord[]>>>>>

const difference = (review: readonly Chord[], typing: readonly Chord[]) => ({ review: [...review, ...typing], typing })

/** DESIGN 9. Physical keys, so that they work under every layout. */
export const defaultKeyMap: KeyMap = {
  'next-needing': difference(['BracketRight', 'ArrowDown'], ['Alt+ArrowDown']),
  'previous-needing': difference(['BracketLeft', 'ArrowUp'], ['Alt+ArrowUp']),
  'next-any': { review: ['Shift+BracketRight'] },
  'previous-any': { review: ['Shift+BracketLeft'] },
  'take-1': { review: ['Digit1'] },
  'take-2': { review: ['Digit2'] },
  'take-3': { review: ['Digit3'] },
  'take-4': { review: ['Digit4'] },
  'take-5': { review: ['Digit5'] },
  'take-6': { review: ['Digit6'] },
  'take-7': { review: ['Digit7'] },
  'take-8': { review: ['Digit8'] },
  'take-9': { review: ['Digit9'] },
  keep: difference(['Enter'], ['Alt+Enter']),
  nothing: { review: ['Digit0'] },
  edit: { review: ['KeyE', 'F2'] },
  'undo-mine': { review: ['KeyU', 'Ctrl+KeyZ'] },
  dispute: { review: ['KeyD', 'Shift+KeyD'] },
  rule: { review: ['KeyR'] },
  precedent: { review: ['Shift+KeyR'] },
  send: difference([], ['Ctrl+Enter']),
  sources: { review: ['KeyS'] },
  'sign-off-next': { review: ['KeyN'] },
  'next-item': { review: ['Shift+KeyN'] },
  queue: { review: ['KeyG'] },
  disputes: { review: ['KeyT'] },
  people: { review: ['KeyP'] },
  audit: { review: ['KeyA'] },
  import: { review: ['KeyI'] },
  export: { review: ['KeyX'] },
  settings: { review: ['Comma'] },
  notices: { review: ['KeyY'] },
  assignments: { review: ['KeyW'] },
  many: { review: ['KeyM'] },
  progress: { review: ['KeyF'] },
  batches: { review: ['KeyB'] },
  samples: { review: ['KeyQ'] },
  trainees: { review: ['KeyZ'] },
  window: { review: ['Shift+KeyW'] },
  work: { review: ['KeyV'] },
  precedents: { review: ['KeyO'] },
  acceptances: { review: ['Semicolon'] },
  report: { review: ['Shift+KeyP'] },
  figures: { review: ['Shift+KeyA'] },
  here: { review: ['Period'] },
  hand: { review: ['KeyH'] },
  follow: { review: ['KeyJ'] },
  point: { review: ['KeyK'] },
  guidelines: { review: ['KeyL'] },
  talk: { review: ['KeyC'] },
  'talk-here': { review: ['Shift+KeyC'] },
  help: { review: ['Shift+Slash', 'F1'], typing: ['F1'] },
  review: { typing: ['Escape'] },
  'undo-typing': { typing: ['Ctrl+KeyZ'] },
  'redo-typing': { typing: ['Ctrl+KeyY', 'Ctrl+Shift+KeyZ'] },
  'delete-label': { review: ['Delete', 'Backspace'] },
  'split-label': { review: ['Alt+KeyS'] },
  'merge-label': { review: ['Alt+KeyM'] },
  average: { review: ['Alt+KeyA'] },
  tightest: { review: ['Alt+KeyT'] },
  flicker: { review: ['Alt+KeyB'] },
}

/** A held key may walk; it never decides anything, nor takes a decision back. */
const repeatable: ReadonlySet<Action> = new Set([
  'next-needing',
  'previous-needing',
  'next-any',
  'previous-any',
  'redo-typing',
])

export interface KeySettings {
  readonly map: KeyMap
  /** Whether keys without Ctrl or Alt do anything in review. */
  readonly singleKeys: boolean
}

/** What a key asks for in a mode. `held` keys that decide something are swallowed, not passed on. */
export function actionOf(press: KeyPress, mode: Mode, { map, singleKeys }: KeySettings): Action | 'held' | undefined {
  const chord = chordOf(press)
  if (!chord || (!singleKeys && mode === 'review' && isSingleKey(chord))) return undefined
  const action = actions.find((candidate) => map[candidate][mode]?.includes(chord))
  return action && press.repeat && !repeatable.has(action) ? 'held' : action
}

/** The action gets this key in that mode, and whoever had it loses it. */
export function rebind(map: KeyMap, action: Action, mode: Mode, chord: Chord): KeyMap {
  const entries = actions.map((other) => {
    const keys = map[other]
    if (other === action) return [other, { ...keys, [mode]: [chord] }]
    const left = keys[mode]?.filter((taken) => taken !== chord)
    return [other, left ? { ...keys, [mode]: left } : keys]
  })
  return Object.fromEntries(entries) as KeyMap
}

/** The first key of an action as it is printed on a button; empty when it has none. */
export function keyLabel(map: KeyMap, action: Action, mode: Mode): string {
  const chord = map[action][mode]?.[0]
  return chord ? chordLabel(chord) : ''
}
