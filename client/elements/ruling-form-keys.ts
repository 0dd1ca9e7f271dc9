import type { RulingForm } from '../bench/place-forms.ts'
import type { Ruling } from '../controllers/ruling.ts'
import { formKey, letterChoice } from '../keys/form-keys.ts'
import { type Action, actionOf, type KeySettings, takeActions } from '../keys/key-map.ts'
import type { RoomLikePrecedents } from './room-like-precedents.ts'

const takes: readonly Action[] = takeActions

/** What the keys of a ruling's form reach. */
export interface RulingFormParts {
  readonly ruling: Ruling
  readonly form: RulingForm
  readonly reasons: readonly string[]
  readonly keys: KeySettings
  readonly root: ParentNode
  /** Rules on those that are like it too, or not any more. */
  together(): void
}

/** Numbers and letters choose outside of the fields; a held key chooses and rules nothing. Whether the key was the form's. */
export function pressedInRulingForm(event: KeyboardEvent, parts: RulingFormParts): boolean {
  const field = event.composedPath()[0] instanceof HTMLInputElement
  const key = formKey(event, parts.keys)
  if (key === 'send') parts.ruling.send()
  if (key === 'give-up') stepBack(parts, field)
  const used = key !== undefined || (!field && chooses(event, parts))
  // Enter in a field rules nothing by itself.
  return used || takesLike(event, parts) || (field && event.code === 'Enter')
}

function takesLike({ code, repeat }: KeyboardEvent, { root, together }: RulingFormParts): boolean {
  const like = root.querySelector<RoomLikePrecedents>('room-like-precedents')
  if (repeat || (code !== 'F4' && code !== 'F8' && code !== 'F9')) return false
  if (code === 'F4') together()
  if (code === 'F8') like?.citeFirst()
  if (code === 'F9') like?.ruleFirst()
  return true
}

/** From a field back to the readings, from there back to the bench. */
function stepBack({ root, ruling }: RulingFormParts, field: boolean): void {
  if (field) root.querySelector<HTMLElement>('#values')?.focus()
  else ruling.giveUp()
}

function chooses(event: KeyboardEvent, parts: RulingFormParts): boolean {
  const { keys, reasons, root, ruling } = parts
  if (event.repeat && event.code !== 'Tab') return true
  if (walks(event.code, parts)) return true
  const reason = reasons[letterChoice(event, keys)]
  const action = actionOf(event, 'review', keys)
  const reading = action && action !== 'held' ? takes.indexOf(action) : -1
  if (reason !== undefined) chooseReason(reason, parts)
  else if (reading >= 0) ruling.pick(reading)
  else if (action === 'nothing') ruling.write({ value: '' })
  else if (event.code === 'F2') root.querySelector<HTMLElement>('[name=value]')?.focus()
  else return false
  return true
}

function chooseReason(reason: string, { root, ruling, form }: RulingFormParts): void {
  ruling.write({ reason })
  if (form.value !== null) root.querySelector<HTMLElement>('[name=why]')?.focus()
}

/** Arrows inside the group that has the focus. */
function walks(code: string, { form, reasons, root, ruling }: RulingFormParts): boolean {
  const by = code === 'ArrowDown' || code === 'ArrowRight' ? 1 : code === 'ArrowUp' || code === 'ArrowLeft' ? -1 : 0
  const group = root.querySelector(':focus')?.id
  if (by === 0 || (group !== 'values' && group !== 'reasons')) return false
  const all = group === 'values' ? ruling.values.map(({ words }) => words) : reasons
  const at = all.indexOf((group === 'values' ? form.value : form.reason) ?? '')
  const next = all[(at + by + all.length) % all.length]
  if (next !== undefined) ruling.write(group === 'values' ? { value: next } : { reason: next })
  return true
}
