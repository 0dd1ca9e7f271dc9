import type { Caller } from '#server/auth/caller.ts'
import { personNow } from '#shared/domain/person.ts'
import { allows, type Role } from '#shared/domain/roles.ts'
import type { Estimate } from '#shared/figures/figure.ts'
import type { FigureRow } from '#shared/projections/figure-list.ts'
import type { ItemFigures } from '#shared/projections/item-figures.ts'
import type { LabelFigures } from '#shared/projections/label-figures.ts'
import {
  figureItemsOnPage,
  type LabelFiguresQuery,
  type ShownFigures,
  type ToldItemFigures,
  type ToldLabelFigures,
} from '#shared/protocol/label-figures-messages.ts'
import { nameOf, readNames } from './people-names.ts'
import type { SeenRoom } from './seen-room.ts'

/** A page is answered after this long with how far it is counted by then. */
const patience = 5_000

/**
 * The figures of a room's labels as their reader is told of them: staff everything, annotators themselves beside what was
 * settled, observers all annotators together; the last two of signed-off items alone.
 */
export async function toldLabelFigures(
  room: SeenRoom,
  caller: Caller,
  query: LabelFiguresQuery,
): Promise<ToldLabelFigures> {
  const { labelled, counted, at, figures, over } = await seenFigures(room, caller, query)
  const { state } = room.actor
  return {
    title: state.settings.title,
    at: new Date(at).toISOString(),
    ...{ over, labelled, counted },
    figures: figures && (await shownFigures(room, figures, caller, query)),
  }
}

export async function seenFigures(room: SeenRoom, { role }: Caller, query: LabelFiguresQuery, milliseconds = patience) {
  const over = seesAll(role) ? query.over : 'signed-off'
  return { over, ...(await room.labelFigures.of(over, milliseconds)) }
}

export async function shownFigures(
  { actor }: SeenRoom,
  figures: LabelFigures,
  caller: Caller,
  query: LabelFiguresQuery,
): Promise<ShownFigures> {
  const { people } = actor.state
  const isStaff = seesAll(caller.role)
  const isObserver = !allows('sources.read', caller.role)
  const own = !isStaff && !isObserver ? figures.people.indexOf(personNow(people, caller.person)) : null
  const names = isStaff && query.names === 'yes' ? await readNames(actor.store, actor.id) : undefined
  const each = isStaff ? figures.each.toSorted(leastAgreed) : []
  const { items, settled, leftOut } = figures
  return {
    ...{ items, settled },
    leftOut: isStaff ? leftOut : { ...leftOut, people: 0 },
    people: isStaff
      ? figures.people.map((person) => nameOf(person, people, names))
      : own === null
        ? []
        : [nameOf(caller.person, people, undefined)],
    rows: partFor(figures.rows, isObserver ? 'together' : own),
    matrices: partFor(figures.matrices, isObserver ? 'together' : own).filter(
      ({ who }) => !isStaff || query.table === 'matrices' || who.join('-') === query.of,
    ),
    each: each
      .slice((query.page - 1) * figureItemsOnPage, query.page * figureItemsOnPage)
      .map((item): ToldItemFigures => ({ ...item, key: actor.item(item.id)?.key ?? '' })),
    total: each.length,
  }
}

/** Who reads sources and reports: staff. */
const seesAll = (role: Role): boolean => allows('sources.read', role) && allows('report.read', role)

/** Of a person alone, whose number is 0 then; of all together; or everything. */
function partFor<Part extends Pick<FigureRow, 'when' | 'who'>>(
  parts: readonly Part[],
  whom: number | 'together' | null,
): readonly Part[] {
  if (whom === null) return parts
  if (whom === 'together') return parts.filter(({ who }) => who.length === 0)
  return parts
    .filter(({ when, who }) => when === 'after' && who.length === 1 && who[0] === whom)
    .map((part) => ({ ...part, who: [0] }))
}

function leastAgreed(one: ItemFigures, other: ItemFigures): number {
  return leastOf(one) - leastOf(other) || (one.id < other.id ? -1 : 1)
}

/** Items of which nothing is told are last. */
const leastOf = ({ answers, places }: ItemFigures): number => Math.min(shareIn(answers.before), shareIn(places.before))
const shareIn = (estimate: Estimate): number => (estimate.defined ? estimate.value : 2)
