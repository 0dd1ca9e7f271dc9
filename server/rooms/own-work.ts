import type { Caller } from '#server/auth/caller.ts'
import { shareOf } from '#shared/compare/wilson.ts'
import { citedIn } from '#shared/domain/cited-sections.ts'
import { isLabelled } from '#shared/domain/item.ts'
import type { People } from '#shared/domain/person.ts'
import { personNow } from '#shared/domain/person.ts'
import { placeKey } from '#shared/domain/place.ts'
import { allows } from '#shared/domain/roles.ts'
import type { OwnDifference } from '#shared/projections/own-difference.ts'
import { type Adding, addSums, classOf, countedSwaps, noSums, type WorkSums } from '#shared/projections/work-sums.ts'
import {
  type OwnWork,
  rowsOnPage,
  type SharedSums,
  type WorkQuery,
  type WorkRow,
} from '#shared/protocol/own-work-messages.ts'
import { type FoundSource, type FoundWork, foundWork } from './counted-work.ts'
import { type Named, nameOf, readNames } from './people-names.ts'
import type { OpenRoom } from './room-registry.ts'

const swapsShown = 25

/** What became of one person's work: for themself, or for somebody who may see everybody's. */
export async function ownWork(room: OpenRoom, caller: Caller, query: WorkQuery): Promise<OwnWork> {
  const { people } = room.actor.state
  const person = personNow(people, query.person ?? caller.person)
  const found = await foundWork(room, query, person)
  const names = await readNames(room.actor.store, room.actor.id)
  const rows = workRows(found.sources, { caller, people, names }, query)
  const swaps = countedSwaps(found.sources.flatMap(({ source }) => source.differences))
  const page = Math.min(query.page, Math.max(1, Math.ceil(rows.length / rowsOnPage)))
  return {
    person: { id: person, name: nameOf(person, people, names) },
    everybody: allows('work.all', caller.role),
    counted: found.counted,
    sums: withShare(added(found.sources)),
    periods: periodsOf(found, query),
    swaps: swaps.slice(0, swapsShown),
    moreSwaps: Math.max(0, swaps.length - swapsShown),
    rows: rows.slice((page - 1) * rowsOnPage, page * rowsOnPage),
    total: rows.length,
    choices: found.choices,
  }
}

export function added(sources: Iterable<FoundSource>): WorkSums {
  const sums: Adding = noSums()
  for (const { source } of sources) addSums(sums, source.sums)
  return sums
}

const withShare = (sums: WorkSums): SharedSums => ({ ...sums, standing: shareOf(sums.stand, sums.words) })

/** By the days on which items were signed off. */
function periodsOf({ sources, time }: FoundWork, { per }: WorkQuery): OwnWork['periods'] {
  const periods = new Map<string, Adding>()
  for (const { signOff, source } of sources) {
    if (!signOff) continue
    const start = time.period(Date.parse(signOff.at), per)
    const sums = periods.get(start) ?? noSums()
    periods.set(start, sums)
    addSums(sums, source.sums)
  }
  return [...periods]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([start, sums]) => ({ start, sums: withShare(sums) }))
}

export interface Reading {
  readonly caller: Caller
  readonly people: People
  readonly names: ReadonlyMap<string, Named>
}

/** What is not signed off yet first, then the latest sign-off; in an item in its own order. */
export function workRows(
  sources: readonly FoundSource[],
  reading: Reading,
  { reason, only }: Pick<WorkQuery, 'reason' | 'only'>,
): readonly WorkRow[] {
  const ids = only === undefined ? null : new Set(only.split(' '))
  return sources
    .toSorted((a, b) => (signedAt(a) < signedAt(b) ? 1 : signedAt(a) > signedAt(b) ? -1 : 0))
    .flatMap((found) =>
      found.source.differences.flatMap((difference) => {
        if (reason !== undefined && classOf(difference) !== reason) return []
        const id = `${found.item.id}.${found.index}.${placeKey(difference.place)}`
        return ids === null || ids.has(id) ? [rowOf(id, found, difference, reading)] : []
      }),
    )
}

const signedAt = ({ signOff }: FoundSource): string => signOff?.at ?? '9'

function rowOf(id: string, { item, signOff }: FoundSource, difference: OwnDifference, reading: Reading): WorkRow {
  const { place, said, stands, kind, how, by, ruling } = difference
  return {
    id,
    ...{ item: item.id, key: item.key, language: item.language, batch: item.batch },
    place,
    segment: Number(place.unit.slice(1)),
    ...(isLabelled(item) ? { labelled: true as const } : {}),
    ...{ said, stands, kind, how },
    reason: ruling?.reason ?? null,
    why: ruling?.why ?? null,
    by: by === null ? null : deciderOf(by, item.annotators, reading),
    cites: ruling?.cites ?? [],
    cited: ruling ? citedIn(ruling) : null,
    at: signOff?.at ?? ruling?.at ?? null,
    signedOff: signOff !== null,
  }
}

/** Annotators learn of no other annotator's name, whatever else that person is. */
function deciderOf(by: string, annotators: readonly string[], { caller, people, names }: Reading): string | null {
  const now = personNow(people, by)
  const isOther = now !== personNow(people, caller.person)
  const isAnnotator = annotators.some((id) => personNow(people, id) === now)
  return isOther && isAnnotator && !allows('work.all', caller.role) ? null : nameOf(now, people, names)
}
