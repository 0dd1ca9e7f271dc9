/** What a key event says about which physical key it was: its `key` depends on the layout and is not used for that. */
export interface KeyPress {
  readonly code: string
  readonly key: string
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly repeat: boolean
  readonly isComposing: boolean
  getModifierState(name: string): boolean
}

/** A key with its modifiers in one spelling: `Shift+BracketRight`, `Ctrl+KeyZ`, `Digit1`. */
export type Chord = string

const latinLetter = /^[a-z]$/i
const pads: Readonly<Record<string, string>> = { NumpadEnter: 'Enter', NumpadSubtract: 'Minus', NumpadAdd: 'Equal' }

/** Undefined for what an input method or AltGr is making, and for modifiers alone. */
export function chordOf(press: KeyPress): Chord | undefined {
  if (press.isComposing || press.key === 'Process' || press.getModifierState('AltGraph')) return undefined
  const control = press.ctrlKey || press.metaKey
  // A question mark is on another key in many layouts, and asks for help on all of them.
  if (press.key === '?' && !control && !press.altKey) return 'Shift+Slash'
  if (press.code === '' || modifierCode.test(press.code)) return undefined
  const parts = [
    control ? 'Ctrl' : '',
    press.altKey ? 'Alt' : '',
    press.shiftKey ? 'Shift' : '',
    control && latinLetter.test(press.key) ? `Key${press.key.toUpperCase()}` : physical(press.code),
  ]
  return parts.filter((part) => part !== '').join('+')
}

const modifierCode = /^(Shift|Control|Alt|Meta|CapsLock|OS)/

const physical = (code: string): string => pads[code] ?? code.replace(/^Numpad(?=\d$)/, 'Digit')

/** One printable key without Ctrl or Alt: what a person who dictates or shakes may want to switch off. */
export const isSingleKey = (chord: Chord): boolean =>
  /^(Shift\+)?(Key|Digit|Bracket|Minus|Equal|Comma|Period|Slash|Semicolon|Quote|Backquote|Backslash)/.test(chord)

const shown: Readonly<Record<string, string>> = {
  BracketLeft: '[',
  BracketRight: ']',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '⏎',
  Escape: 'Esc',
  Slash: '/',
  Minus: '-',
  Equal: '=',
  Comma: ',',
  Period: '.',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  Backslash: '\\',
}

/** As printed on a key: `Shift+]`, `Alt+↓`, `?`. */
export function chordLabel(chord: Chord): string {
  if (chord === 'Shift+Slash') return '?'
  const parts = chord.split('+')
  return parts.map((part) => shown[part] ?? part.replace(/^(Key|Digit)/, '')).join('+')
}
