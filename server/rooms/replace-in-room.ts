import type { Caller } from '#server/auth/caller.ts'
import { replacementIn } from '#shared/domain/replaced-words.ts'
import { accept, type Outcome, type Refusal, refuse } from '#shared/kernel/outcome.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import type { ReplaceLot, ReplaceLotBody, ReplacingRow, Skipped, UndoLot } from '#shared/protocol/many.ts'
import { inLots, type LotLimits } from './lots.ts'
import { nameOf, readNames } from './people-names.ts'
import type { RoomActor } from './room-actor.ts'
import type { OpenRoom } from './room-registry.ts'
import { runCommand } from './run-command.ts'

/** Some items of a find-and-replace, a command each. A lot that is asked for again is done once. */
export async function replaceLot(
  { actor }: OpenRoom,
  caller: Caller,
  { items, replacing, ...search }: ReplaceLotBody,
): Promise<ReplaceLot> {
  const skipped: Skipped[] = []
  let [replaced, places] = [0, 0]
  for (const { item, units } of items) {
    const id = { client: `${replacing}.${item}`, n: 1 }
    const input = { ...search, item, replacing, units }
    const outcome = await runCommand(actor, caller, { id, name: 'words.replace', input }, () => [])
    if (!outcome.ok) skipped.push(skippedItem(actor, item, outcome.refusal))
    else {
      replaced++
      places += units.reduce((sum, unit) => sum + unit.at.length, 0)
    }
  }
  return { replaced, places, skipped }
}

const skippedItem = (actor: RoomActor, item: string, { code, message }: Refusal): Skipped => ({
  item,
  key: actor.item(item)?.key ?? item,
  code,
  message,
})

/** Takes the next items of a find-and-replace back, a command each. */
export async function undoLot(
  { actor }: OpenRoom,
  caller: Caller,
  replacing: string,
  from: number,
  limits?: LotLimits,
): Promise<Outcome<UndoLot>> {
  await actor.alone(() => actor.catchUp())
  const items = tableValues(actor.state.items)
    .filter(({ id }) => replacementIn(actor.state.replacements, id, replacing))
    .map(({ id }) => id)
    .sort()
  if (items.length === 0) return refuse('not-found', 'Nothing was replaced here by it')
  const skipped: Skipped[] = []
  let [undone, left] = [0, 0]
  const next = await inLots(from, items.length, limits, async (at) => {
    const item = items[at] ?? ''
    const id = { client: `undo.${replacing}.${item}`, n: 1 }
    const command = { id, name: 'replacement.undo', input: { item, replacing } }
    const outcome = await runCommand(actor, caller, command, () => [])
    if (!outcome.ok) skipped.push(skippedItem(actor, item, outcome.refusal))
    else {
      undone++
      left += replacementIn(actor.state.replacements, item, replacing)?.undone?.left ?? 0
    }
  })
  return accept({ undone, left, skipped, next, of: items.length })
}

/** As many as the page lists. */
const latest = 20

/** The latest find-and-replaces of a room, the newest first. */
export async function replacingRows({ actor }: OpenRoom, caller: Caller): Promise<readonly ReplacingRow[]> {
  await actor.alone(() => actor.catchUp())
  const { replacements, people, items } = actor.state
  const names = await readNames(actor.store, actor.id)
  const rows = new Map<string, ReplacingRow>()
  for (const { id } of tableValues(items))
    for (const { replacing, by, at, find, with: words, units, undone } of tableGet(replacements, id) ?? []) {
      const known = rows.get(replacing)
      const places = units.reduce((sum, unit) => sum + unit.places, 0)
      rows.set(replacing, {
        ...{ replacing, find, with: words, name: nameOf(by, people, names) },
        at: known && known.at < at ? known.at : at,
        items: (known?.items ?? 0) + 1,
        places: (known?.places ?? 0) + places,
        undone: (known?.undone ?? 0) + (undone ? 1 : 0),
        mine: by === caller.person || caller.role === 'trainer',
      })
    }
  return [...rows.values()].toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(0, latest)
}
