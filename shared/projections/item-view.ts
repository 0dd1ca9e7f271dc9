import { type Disputes, reduceDisputes } from '#shared/domain/dispute.ts'
import { asOnePerson } from '#shared/domain/one-person.ts'
import { reducePens } from '#shared/domain/pen.ts'
import { reducePositions } from '#shared/domain/position.ts'
import type { RoomEvent, RoomState } from '#shared/domain/room.ts'
import { reduceReopenedRulings, reduceRulings } from '#shared/domain/ruling.ts'
import { reduceSentBack } from '#shared/domain/sent-back.ts'
import { reduceSettlings } from '#shared/domain/settling.ts'
import { reduceSignOffs } from '#shared/domain/sign-off.ts'
import { emptyTable, type Table, tableGet, tableSet } from '#shared/kernel/table.ts'
import type { ItemView, ToldEvent } from '#shared/protocol/rt-messages.ts'
import type { QueueRow } from './queue.ts'

export const itemViewOf = (room: RoomState, row: QueueRow, seq: number, begun: boolean): ItemView => ({
  seq,
  row,
  begun,
  compared: tableGet(room.items, row.id)?.comparison ?? '',
  settled: tableGet(room.settlings, row.id) ?? {},
  settledBefore: tableGet(room.settledBefore, row.id) ?? [],
  disputes: tableGet(room.disputes, row.id) ?? {},
  rulings: tableGet(room.rulings, row.id) ?? [],
  reopened: tableGet(room.reopenedRulings, row.id) ?? [],
  signOff: tableGet(room.signOffs, row.id) ?? null,
  sentBack: tableGet(room.sentBack, row.id) ?? null,
  pen: tableGet(room.pens, row.id) ?? null,
})

/** The same reducers as the server's, over the slices of one item. Events of other items leave the view as it is. */
export function reduceItemView(view: ItemView, { seq, event, row }: ToldEvent): ItemView {
  const id = view.row.id
  if (seq > view.seq && event?.type === 'person.merged')
    return {
      ...asOnePerson({ ...view, disputes: reduced(reducePositions, view.disputes, id, event) ?? {} }, event),
      seq,
    }
  if (seq <= view.seq || !event || !('item' in event) || event.item !== id) return view
  return {
    ...view,
    seq,
    row: row ?? view.row,
    begun: view.begun || !isAboutPen(event),
    settled: reduced(reduceSettlings, view.settled, id, event) ?? {},
    disputes: reduced(reduceItemDisputes, view.disputes, id, event) ?? {},
    rulings: reduced(reduceRulings, view.rulings, id, event) ?? [],
    reopened: reduced(reduceReopenedRulings, view.reopened, id, event) ?? [],
    signOff: reduced(reduceSignOffs, view.signOff, id, event) ?? null,
    sentBack: reduced(reduceSentBack, view.sentBack ?? null, id, event) ?? null,
    pen: reduced(reducePens, view.pen ?? null, id, event) ?? null,
  }
}

/** Whose it is to write is nothing written. */
const isAboutPen = ({ type }: RoomEvent): boolean => type === 'pen.given' || type === 'pen.taken'

const reduceItemDisputes = (disputes: Disputes, event: RoomEvent): Disputes =>
  reducePositions(reduceDisputes(disputes, event), event)

function reduced<T>(reduce: (table: Table<T>, event: RoomEvent) => Table<T>, value: T, id: string, event: RoomEvent) {
  return tableGet(reduce(tableSet(emptyTable<T>(), id, value), event), id)
}
