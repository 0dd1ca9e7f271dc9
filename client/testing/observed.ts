import { vi } from 'vitest'
import { accept } from '#shared/kernel/outcome.ts'
import type { ObservedDispute, ObservedItem, ObservedPatch, ObservedRuling } from '#shared/projections/observed-item.ts'
import type { ObservedMatter } from '#shared/projections/observed-matters.ts'
import { RoomStay } from '../controllers/room-stay.ts'
import { RoomPage } from '../elements/room-page.ts'
import '../styles/page.css'
import { FakeRoomSocket } from './fake-room-socket.ts'
import { findAll } from './room-fixture.ts'
import { counts, joined, row, told } from './told.ts'

const at = '2026-11-22T10:42:00.000Z'

export const dispute = (id: string, more: Partial<ObservedDispute> = {}): ObservedDispute => ({
  ...{ id, unit: 'u1', question: `Question ${id}?`, stands: 'bat', by: 'Reviewer 2', at, status: 'open' },
  ...{ positions: [], ruling: null },
  ...more,
})

export const ruling = (id: string, more: Partial<ObservedRuling> = {}): ObservedRuling => ({
  ...{ id, key: 'u1:1-2', unit: 'u1', value: 'rat', reason: 'wrong word', why: 'It squeaks', by: 'Trainer 3', at },
  ...more,
})

export const observed = (more: Partial<ObservedItem> = {}): ObservedItem => ({
  ...{ id: 'item1', key: 'clip-1.wav', language: 'en', state: 'open', how: 'consensus', differences: 3, settled: 1 },
  ...{ unseen: 0, signedOffBy: null, signedOffAt: null, accepted: null, disputes: [], rulings: [] },
  units: [
    { unit: 'u1', text: 'the bat sat', how: 'taken', speaker: 'Teacher', start: 65, ruled: [], disputed: [] },
    { unit: 'u2', text: 'on a mat', how: 'consensus', ruled: [], disputed: [] },
  ],
  ...more,
})

export const matter = (id: string, more: Partial<ObservedMatter> = {}): ObservedMatter => ({
  ...{ id, item: 'item1', key: 'clip-1.wav', language: 'en', at, state: 'open', ruling: null },
  dispute: dispute(id),
  ...more,
})

/** A room as an observer's page meets it; the test says what stands there and what is told. */
export class ObservedRoom {
  item = observed()
  n = 0
  matters: readonly ObservedMatter[] = []
  #seq = 10
  readonly socket = new FakeRoomSocket({
    join: () => accept({ ...joined('observer'), people: [] }),
    since: () => accept([]),
    queue: ({ from }) => accept({ seq: 10, from, total: 3, rows: [row(1), row(2), row(3)], counts: counts() }),
    observe: ({ item }) => accept(item === null ? null : { n: this.n, item: { ...this.item, id: item } }),
    matters: ({ filter }) => {
      const rows = this.matters.filter(({ state }) => filter === 'all' || state === filter)
      const of = (state: string) => this.matters.filter((one) => one.state === state).length
      const numbers = { all: this.matters.length, open: of('open'), ruled: of('ruled') }
      return accept({ seq: 10, from: 0, total: rows.length, rows, counts: numbers })
    },
  })

  /** A patch under the next number, unless another is given. */
  patch(patch: ObservedPatch, n = this.n + 1): void {
    this.n = n
    this.socket.observe({ item: 'item1', n, patch })
  }

  /** Something was recorded about an item; observers are not told what. */
  happens(): void {
    this.socket.tell(told(++this.#seq, { by: '', name: '', row: row(1) }))
  }

  async open(item: string | null = 'item1') {
    const before = location.href
    history.replaceState(null, '', item === null ? '/r/demo/as/1' : `/r/demo/as/1/i/${item}`)
    let stay: RoomStay | undefined
    const page = new RoomPage((host) => {
      stay = new RoomStay(host, { room: 'demo', session: 1 }, this.socket)
      return stay
    })
    document.body.append(page)
    this.socket.connect()
    await vi.waitFor(() => {
      if (findAll(item === null ? '.start' : 'article, .stage').length === 0) throw new Error('not there')
    }, 10_000)
    return () => {
      page.remove()
      history.replaceState(null, '', before)
    }
  }
}
