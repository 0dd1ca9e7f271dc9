import { type Action, defaultKeyMap, type Mode, rebind } from '../keys/key-map.ts'
import { loadPreferences, type Preferences, storePreferences } from '../keys/key-settings.ts'
import { Followed } from './followed.ts'

/** How this person works the keys, kept in this browser. */
export class KeyPreferences extends Followed<Preferences> {
  constructor() {
    super(loadPreferences())
  }

  choose(patch: Partial<Pick<Preferences, 'singleKeys' | 'moveOn'>>): void {
    this.#store({ ...this.state, ...patch })
  }

  rebind(action: Action, mode: Mode, chord: string): void {
    this.#store({ ...this.state, map: rebind(this.state.map, action, mode, chord) })
  }

  reset(): void {
    this.#store({ ...this.state, map: defaultKeyMap })
  }

  #store(preferences: Preferences): void {
    storePreferences(preferences)
    this.put(preferences)
  }
}
