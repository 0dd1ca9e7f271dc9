import type { Caller } from '#server/auth/caller.ts'
import { personNow } from '#shared/domain/person.ts'
import { allows } from '#shared/domain/roles.ts'
import { tableValues } from '#shared/kernel/table.ts'
import { forecast, type WorkedDay } from '#shared/projections/forecast.ts'
import { quarter, type WorkCell } from '#shared/projections/throughput.ts'
import { noWork, type WorkCounts } from '#shared/projections/work-counts.ts'
import { totalLeft, workLeft } from '#shared/projections/work-left.ts'
import { dayName, LocalTime, summed, wantedCells } from '#shared/projections/work-periods.ts'
import type { Progress, ProgressBatch, ProgressQuery } from '#shared/protocol/progress-messages.ts'
import { nameOf, readNames } from './people-names.ts'
import type { OpenRoom } from './room-registry.ts'

/** A room's figures as one reader may know them, with what its people and batches are called. */
export interface RoomFigures {
  readonly everybody: boolean
  /** Who reads, under the id that stands for them now. */
  readonly self: string
  readonly cells: readonly WorkCell[]
  readonly personName: (id: string) => string
  /** Empty where there is none of that id. */
  readonly batchName: (id: string) => string
}

/** Leads read everybody's figures; everyone else their own and nobody else's. */
export async function roomFigures({ actor }: OpenRoom, caller: Caller): Promise<RoomFigures> {
  const { people, batches } = actor.state
  const everybody = allows('progress.read', caller.role)
  const names = await readNames(actor.store, actor.id)
  const batchNames = new Map(tableValues(batches).map(({ id, name }) => [id, name]))
  const cells = [...actor.book.throughput.cells()].map((cell) => {
    const person = personNow(people, cell.person)
    return person === cell.person ? cell : { ...cell, person }
  })
  const self = personNow(people, caller.person)
  return {
    everybody,
    self,
    cells: everybody ? cells : cells.filter(({ person }) => person === self),
    personName: (id) => nameOf(id, people, names),
    batchName: (id) => batchNames.get(id) ?? '',
  }
}

/** What is left, when it will be done, and what was done in which time, by whom, in which batch. `now`: epoch milliseconds. */
export async function roomProgress(
  room: OpenRoom,
  caller: Caller,
  query: ProgressQuery,
  now: number,
): Promise<Progress> {
  const figures = await roomFigures(room, caller)
  const { everybody, cells, personName, batchName, self } = figures
  const time = new LocalTime(query.zone)
  const wanted = [...wantedCells(cells, time, query)]
  const called = (ids: Iterable<string>, name: (id: string) => string) =>
    [...ids].map((id) => ({ id, name: name(id) })).sort((one, other) => one.name.localeCompare(other.name))
  const sums = summed(wanted, ({ person }) => person)
  const periods = summed(wanted, (cell) => time.period(cell.quarter * quarter, query.per))
  const byBatch = workLeft(room.actor.state)
  const today = time.day(now)
  const left = totalLeft(byBatch.values())
  const people = everybody ? sums.keys() : [self]
  const inBatches = new Set(cells.map(({ batch }) => batch).filter((batch) => batch !== ''))
  return {
    whose: everybody ? 'everybody' : 'own',
    today: dayName(today),
    left,
    forecast: everybody ? forecast(left.left, workedDays(cells, time), today) : null,
    total: summed(wanted, () => '').get('') ?? noWork(),
    periods: [...periods].map(([start, counts]) => ({ start, counts })).sort(byStart),
    people: called(people, personName).map((person) => ({ ...person, counts: sums.get(person.id) ?? noWork() })),
    batches: batchRows({ figures, wanted, byBatch: everybody ? byBatch : new Map(), time, today }),
    choices: {
      people: everybody ? called(new Set(cells.map(({ person }) => person)), personName) : [],
      batches: called(everybody ? new Set([...inBatches, ...byBatch.keys()]) : inBatches, batchName),
    },
  }
}

const byStart = (one: { start: string }, other: { start: string }): number => (one.start < other.start ? -1 : 1)

interface BatchesNeeds {
  readonly figures: RoomFigures
  readonly wanted: readonly WorkCell[]
  readonly byBatch: ReturnType<typeof workLeft>
  readonly time: LocalTime
  readonly today: number
}

/** Those of the room first, then those that were taken back and work was done for, then work for none. */
function batchRows({ figures, wanted, byBatch, time, today }: BatchesNeeds): readonly ProgressBatch[] {
  const sums: ReadonlyMap<string, WorkCounts> = summed(wanted, ({ batch }) => batch)
  const ids = [...new Set([...byBatch.keys(), ...sums.keys()])]
  return ids.map((id) => {
    const left = byBatch.get(id) ?? null
    const worked =
      left &&
      workedDays(
        figures.cells.filter(({ batch }) => batch === id),
        time,
      )
    const name = figures.batchName(id)
    const counts = sums.get(id) ?? noWork()
    return { id, name, counts, left, forecast: left && worked && forecast(left.left, worked, today) }
  })
}

/** Days on which anybody did anything, and by how many items less was left after each. */
function workedDays(cells: Iterable<WorkCell>, time: LocalTime): readonly WorkedDay[] {
  const days = new Map<number, number>()
  for (const { quarter: at, counts } of cells) {
    const day = time.day(at * quarter)
    days.set(day, (days.get(day) ?? 0) + counts.signedOff - counts.returned)
  }
  return [...days].map(([day, done]) => ({ day, done })).sort((one, other) => one.day - other.day)
}
