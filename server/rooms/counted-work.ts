import { setImmediate } from 'node:timers/promises'
import type { ListedItem } from '#shared/domain/item.ts'
import { personNow } from '#shared/domain/person.ts'
import type { SignOff } from '#shared/domain/sign-off.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import { dayNumberOf, LocalTime } from '#shared/projections/work-periods.ts'
import type { Counted, WorkChoices, WorkPeopleQuery } from '#shared/protocol/own-work-messages.ts'
import type { OpenRoom } from './room-registry.ts'
import type { CountedSource } from './work-book.ts'

/** One source of somebody, in an item that the query asks for. */
export interface FoundSource {
  readonly item: ListedItem
  readonly signOff: SignOff | null
  readonly person: string
  /** Which of the item's sources. */
  readonly index: number
  readonly source: CountedSource
}

export interface FoundWork {
  readonly time: LocalTime
  readonly counted: Counted
  readonly sources: readonly FoundSource[]
  readonly choices: WorkChoices
}

/** A page is answered after this long with what is counted by then. */
const patience = 1_500
const itemsInSlice = 500

/** What is counted of everybody's sources, or of one person's; counts what is not counted yet, as far as there is time. */
export async function foundWork(
  { actor, work }: OpenRoom,
  query: WorkPeopleQuery,
  person: string | null,
  milliseconds = patience,
): Promise<FoundWork> {
  await actor.alone(() => actor.catchUp())
  const { state } = actor
  const time = new LocalTime(query.zone)
  const theirs = tableValues(state.items)
    .filter(({ annotators }) => person === null || annotators.some((id) => personNow(state.people, id) === person))
    .sort((a, b) => a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1))
  const wanted = theirs.filter((item) => isWanted(item, query, time, tableGet(state.signOffs, item.id) ?? null))
  const isDecided = ({ id }: ListedItem) =>
    (tableGet(state.rulings, id)?.length ?? 0) > 0 || Object.keys(tableGet(state.settlings, id) ?? {}).length > 0
  const told = wanted.filter((item) => tableGet(state.signOffs, item.id) || (query.open === 'yes' && isDecided(item)))
  const left = await work.count(told, milliseconds)
  const sources: FoundSource[] = []
  for (const [at, item] of told.entries()) {
    if (at % itemsInSlice === itemsInSlice - 1) await setImmediate()
    const signOff = tableGet(state.signOffs, item.id) ?? null
    const counted = work.of(item)
    if (counted === undefined || counted.signedOff !== Boolean(signOff)) continue
    item.annotators.forEach((id, index) => {
      const now = personNow(state.people, id)
      const source = counted.sources[index]
      if (source && (person === null || now === person)) sources.push({ item, signOff, person: now, index, source })
    })
  }
  return {
    time,
    counted: { done: told.length - left, of: told.length },
    sources,
    choices: {
      languages: [...new Set(theirs.map(({ language }) => language))].sort(),
      batches: [...new Set(theirs.map(({ batch }) => batch))].map((id) => ({
        id,
        name: tableGet(state.batches, id)?.name ?? '',
      })),
    },
  }
}

/** Items that are not signed off stand on no day. */
function isWanted(
  { batch, language }: ListedItem,
  query: WorkPeopleQuery,
  time: LocalTime,
  signOff: SignOff | null,
): boolean {
  if (query.batch !== undefined && query.batch !== batch) return false
  if (query.language !== undefined && query.language !== language) return false
  if (query.from === undefined && query.to === undefined) return true
  if (!signOff) return false
  const day = time.day(Date.parse(signOff.at))
  return (
    (query.from === undefined || day >= dayNumberOf(query.from)) &&
    (query.to === undefined || day <= dayNumberOf(query.to))
  )
}
