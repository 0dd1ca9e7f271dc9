import type { ReactiveControllerHost } from 'lit'
import { chordLabel } from '../keys/chords.ts'
import { type Action, keyOf, type Mode } from '../keys/key-map.ts'
import type { Preferences } from '../keys/key-settings.ts'
import { keyPreferencesContext } from './contexts.ts'
import type { KeyPreferences } from './key-preferences.ts'
import { Slice } from './slice.ts'

/** The keys as this person has them, to print on buttons. */
export class KeyLabels extends Slice<Preferences, KeyPreferences, Preferences> {
  constructor(host: ReactiveControllerHost & HTMLElement) {
    super(host, keyPreferencesContext, (preferences) => preferences)
  }

  of(action: Action, mode: Mode = 'review'): string {
    const chord = this.value && keyOf(this.value.map, action, mode)
    return chord ? chordLabel(chord) : ''
  }
}
