import * as Y from 'yjs'
import { isSomeValue, longestUnitText } from '#shared/drafts/draft-shape.ts'
import type { List } from './lists.ts'
import type { Part } from './structs.ts'
import { Offence } from './verdict.ts'

/** A text holds characters, a field one value of its kind; whatever else Yjs knows, a draft is not made of. */
export function checkShape(part: Part, list: List | undefined): void {
  if (!(part instanceof Y.Item) || part.content instanceof Y.ContentDeleted) return
  if (part.content instanceof Y.ContentAny) checkValues(part.content.arr, list)
  else if (!(part.content instanceof Y.ContentString) || (list && !list.place.isText))
    throw new Offence('not-a-draft', `${part.content.constructor.name} in ${list?.place.field ?? 'what is deleted'}`)
}

function checkValues(values: readonly unknown[], list: List | undefined): void {
  const mayHold = list?.place.mayHold ?? isSomeValue
  for (const value of values)
    if (!mayHold(value))
      throw new Offence('not-a-draft', `a value of ${list?.place.field ?? 'what is deleted'} of another kind`)
}

/** How much each text grows; what a text has deleted counts only against what is put in with it. */
export function checkSizes(added: ReadonlyMap<List, number>, deleted: ReadonlyMap<List, number>): void {
  for (const [list, characters] of added) {
    if (!(list.type instanceof Y.Text) || characters === 0) continue
    const length = list.type.length + characters - (deleted.get(list) ?? 0)
    if (length > longestUnitText) throw new Offence('too-large', `${list.place.unit} would have ${length} characters`)
  }
}
