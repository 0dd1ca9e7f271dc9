import { actions, defaultKeyMap, type KeyMap, type KeySettings } from './key-map.ts'

/** How a person works the keys, kept in this browser. */
export interface Preferences extends KeySettings {
  /** Whether taking a reading goes on to the next difference. */
  readonly moveOn: boolean
}

export const defaultPreferences: Preferences = { map: defaultKeyMap, singleKeys: true, moveOn: true }

const place = 'chavadi.keys'

/** What is stored may be old or bent: only chords of known actions count. */
export function readPreferences(stored: string | null): Preferences {
  const { map, singleKeys, moveOn } = parsed(stored)
  return {
    map: Object.fromEntries(actions.map((action) => [action, { ...defaultKeyMap[action], ...map[action] }])) as KeyMap,
    singleKeys: singleKeys !== false,
    moveOn: moveOn !== false,
  }
}

function parsed(stored: string | null): { map: Partial<KeyMap>; singleKeys?: unknown; moveOn?: unknown } {
  try {
    const value = JSON.parse(stored ?? '{}')
    return { ...value, map: value.map ?? {} }
  } catch {
    return { map: {} }
  }
}

export const loadPreferences = (): Preferences => readPreferences(localStorage.getItem(place))

export const storePreferences = (preferences: Preferences): void =>
  localStorage.setItem(place, JSON.stringify(preferences))
