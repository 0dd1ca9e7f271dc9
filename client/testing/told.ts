import type { Role } from '#shared/domain/roles.ts'
import { defaultSettings } from '#shared/domain/settings.ts'
import type { QueueCounts, QueueRow } from '#shared/projections/queue.ts'
import type { HereRow, Joined, ToldEvent } from '#shared/protocol/rt-messages.ts'

export const counts = (more: Partial<QueueCounts> = {}): QueueCounts => ({
  ...{ all: 3, open: 2, disputed: 0, ruled: 0, signedOff: 1, mine: 0 },
  ...more,
})

export const row = (ordinal: number, more: Partial<QueueRow> = {}): QueueRow => ({
  id: `item${ordinal}`,
  key: `clip-${ordinal}.wav`,
  ordinal,
  language: 'en',
  excerpt: `words of clip ${ordinal}`,
  state: 'open',
  sources: 3,
  differences: 4,
  weak: 3,
  settled: 1,
  disputes: 0,
  disagreement: 0.4,
  given: null,
  accepted: null,
  assigned: null,
  due: null,
  ...more,
})

export const told = (seq: number, more: Partial<ToldEvent> = {}): ToldEvent => ({
  ...{
    seq,
    mark: `mark-${seq}`,
    at: '2026-11-22T10:00:00.000Z',
    by: 'asha',
    name: 'Asha',
    event: null,
    counts: counts(),
  },
  ...more,
})

export const joined = (role: Role = 'reviewer', here: readonly HereRow[] = []): Joined => ({
  protocol: 1,
  seq: 10,
  mark: 'mark-10',
  room: { id: 'demo', settings: defaultSettings('Clinic calls') },
  epoch: 'epoch-1',
  me: { person: 'me', role, name: 'Meena' },
  people: [
    { id: 'me', seat: 1, name: 'Meena', roles: [role] },
    { id: 'asha', seat: 2, name: 'Asha', roles: ['reviewer'] },
  ],
  here,
  counts: counts(),
  warnings: [],
})
