import type { Action } from '../keys/key-map.ts'
import { takeActions } from '../keys/key-map.ts'
import type { Preferences } from '../keys/key-settings.ts'
import type { OpenItem } from './open-item.ts'

const effects: Partial<Readonly<Record<Action, (item: OpenItem, preferences: Preferences) => void>>> = {
  'next-needing': (item) => item.walk('nextNeeding'),
  'previous-needing': (item) => item.walk('previousNeeding'),
  'next-any': (item) => item.walk('nextAny'),
  'previous-any': (item) => item.walk('previousAny'),
  keep: (item) => item.take('kept', true),
  nothing: (item, { moveOn }) => (item.isText ? item.take('nothing', moveOn) : item.labels.nothing(moveOn)),
  edit: (item) => item.type(),
  'undo-mine': (item) => void item.steps.undo(),
  dispute: (item) => item.disputing.begin(),
  rule: (item) => item.ruling.begin(),
  precedent: (item) => item.precedent.begin(),
  send: (item) => {
    item.disputing.send()
    item.ruling.send()
    item.precedent.send()
  },
  sources: (item) => item.cycleSources(),
  review: (item) => item.review(),
  'undo-typing': (item) => void item.steps.undo(),
  'redo-typing': (item) => item.steps.redo(),
  'delete-label': (item) => item.labels.remove(),
  'split-label': (item) => item.labels.split(),
  'merge-label': (item) => item.labels.merge(),
  flicker: (item) => item.labels.flicker(),
  average: (item, { moveOn }) => takeMade(item, 'average', moveOn),
  tightest: (item, { moveOn }) => takeMade(item, 'tightest', moveOn),
}

function takeMade(item: OpenItem, made: 'average' | 'tightest', moveOn: boolean): void {
  const reading = item.labels.reading(made)
  if (reading !== undefined) item.take(reading, moveOn)
}

const takes: readonly Action[] = takeActions

/** What a key or button does to the open item; false when it does nothing to it. */
export function performOnItem(action: Action, item: OpenItem | undefined, preferences: Preferences): boolean {
  if (!item) return false
  const reading = takes.indexOf(action)
  if (item.state.form !== null && settles(action)) return pickInForm(item, action)
  if (reading >= 0) item.take(reading, preferences.moveOn)
  else effects[action]?.(item, preferences)
  return reading >= 0 || effects[action] !== undefined
}

function pickInForm({ ruling }: OpenItem, action: Action): boolean {
  const reading = takes.indexOf(action)
  if (reading >= 0) ruling.pick(reading)
  else if (action === 'nothing') ruling.write({ value: '' })
  return true
}

/** While a form is open, the keys that settle belong to it: nothing is taken behind its back. */
const settles = (action: Action): boolean => takes.includes(action) || action === 'keep' || action === 'nothing'
