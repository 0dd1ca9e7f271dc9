import type { KeyPress } from '../keys/chords.ts'

/** A key event as a browser would give it. `key` is what the layout makes of it. */
export const press = (code: string, more: Partial<KeyPress> & { altGraph?: boolean } = {}): KeyPress => ({
  code,
  key: more.key ?? 'Unidentified',
  shiftKey: more.shiftKey ?? false,
  altKey: more.altKey ?? false,
  ctrlKey: more.ctrlKey ?? false,
  metaKey: more.metaKey ?? false,
  repeat: more.repeat ?? false,
  isComposing: more.isComposing ?? false,
  getModifierState: (name) => name === 'AltGraph' && (more.altGraph ?? false),
})
