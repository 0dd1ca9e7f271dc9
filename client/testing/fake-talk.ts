import { accept } from '#shared/kernel/outcome.ts'
import type { TalkPage, TalkRequest, TalkRow } from '#shared/protocol/talk-messages.ts'
import type { FakeRoomSocket } from './fake-room-socket.ts'
import { told } from './told.ts'

/** A message of Asha's to the room. */
export const message = (seq: number, text: string, more: Partial<TalkRow> = {}): TalkRow => ({
  ...{ seq, at: `2026-11-22T10:${String(seq % 60).padStart(2, '0')}:00.000Z`, by: 'asha', name: 'Asha', text },
  ...{ mentions: [], item: null, key: '', unit: null, place: null, to: null, ...more },
})

/** What was said in a fake room, and what comes on. */
export class FakeTalk {
  rows: TalkRow[]
  readonly #socket: FakeRoomSocket

  constructor(socket: FakeRoomSocket, rows: readonly TalkRow[] = []) {
    this.rows = [...rows]
    this.#socket = socket
    socket.answers = {
      ...socket.answers,
      talk: (request) => accept(this.#page(request)),
      'talk-read': ({ seq }) => accept({ read: seq, unread: 0 }),
    }
  }

  /** Somebody says it now. */
  says(row: TalkRow): void {
    this.rows.push(row)
    this.#socket.tell(told(row.seq, { by: '', name: '', said: row }))
  }

  #page({ filter, item, before = Number.POSITIVE_INFINITY, after, count }: TalkRequest): TalkPage {
    const fits = this.rows.filter(
      (row) => filter === 'all' || (filter === 'notes' ? row.to !== null : row.item === item),
    )
    const asked =
      after === undefined ? fits.filter(({ seq }) => seq < before).reverse() : fits.filter(({ seq }) => seq > after)
    const some = asked.slice(0, count)
    const rows = after === undefined ? some.toReversed() : some
    return { rows, more: asked.length > count, read: 0, unread: this.rows.length, units: {} }
  }
}
