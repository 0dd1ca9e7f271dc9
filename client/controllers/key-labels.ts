import type { ReactiveControllerHost } from 'lit'
import { type Action, keyLabel, type Mode } from '../keys/key-map.ts'
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
    return this.value ? keyLabel(this.value.map, action, mode) : ''
  }
}
