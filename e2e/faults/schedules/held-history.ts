import type { RoomEvent } from '#shared/domain/room.ts'
import type { DraftLine, Findings, ItemFound, JournalLine } from './findings.ts'
import type { Happening } from './history.ts'

const at = 0
export const id = (n: number) => ({ client: 'c0ffee', n })
const place = { unit: 'u1', from: 1, to: 2 }
export const settled: RoomEvent = {
  type: 'difference.settled',
  item: 'i',
  place,
  by: 'S',
  take: 0,
  before: 'qravi1z',
  after: '',
  position: 5,
}
const units = [{ id: 'u1', text: 'the qasha1z' }]
export const signed: Extract<RoomEvent, { type: 'item.signed-off' }> = {
  type: 'item.signed-off',
  item: 'i',
  by: 'S',
  at: '',
  hash: '',
  position: 6,
  units,
  unseen: 0,
}

/**
 * Asha types a word, Ravi two; Ravi removes one of his and a settling takes the other; the item is signed off, and what
 * Ravi types then is refused.
 */
export const happenings: readonly Happening[] = [
  { at, who: 'asha', kind: 'joined', from: 0 },
  { at, who: 'asha', kind: 'edit', edit: '+qasha1z', item: 'i', does: 'adds', word: 'qasha1z' },
  { at, who: 'asha', kind: 'sent', edits: ['+qasha1z'], connection: 1, frame: 1 },
  { at, who: 'asha', kind: 'unanswered', edits: ['+qasha1z'] },
  { at, who: 'asha', kind: 'acknowledged', edits: ['+qasha1z'], position: 2 },
  { at, who: 'ravi', kind: 'edit', edit: '+qravi1z', item: 'i', does: 'adds', word: 'qravi1z' },
  { at, who: 'ravi', kind: 'edit', edit: '+qravi2z', item: 'i', does: 'adds', word: 'qravi2z' },
  { at, who: 'ravi', kind: 'acknowledged', edits: ['+qravi1z', '+qravi2z'], position: 3 },
  { at, who: 'ravi', kind: 'edit', edit: '-qravi2z', item: 'i', does: 'removes', word: 'qravi2z' },
  { at, who: 'ravi', kind: 'acknowledged', edits: ['-qravi2z'], position: 4 },
  { at, who: 'joseph', kind: 'asked', id: id(1), name: 'difference.settle', input: {} },
  { at, who: 'joseph', kind: 'done', id: id(1), seq: 1 },
  { at, who: 'asha', kind: 'told', seq: 1, event: settled },
  { at, who: 'joseph', kind: 'asked', id: id(2), name: 'item.sign-off', input: {} },
  { at, who: 'joseph', kind: 'done', id: id(2), seq: 2 },
  { at, who: 'asha', kind: 'told', seq: 2, event: signed },
  { at, who: 'joseph', kind: 'asked', id: id(3), name: 'item.sign-off', input: {} },
  { at, who: 'joseph', kind: 'refused-command', id: id(3), code: 'frozen' },
  { at, who: 'ravi', kind: 'edit', edit: '+qravi3z', item: 'i', does: 'adds', word: 'qravi3z' },
  { at, who: 'ravi', kind: 'refused', edits: ['+qravi3z'], reason: 'signed-off' },
  { at, who: 'ravi', kind: 'closed', channel: 'sync', code: 4409 },
  { at, who: 'client', kind: 'observed', item: 'i', n: 3, whole: true },
  { at, who: 'client', kind: 'observed', item: 'i', n: 4, whole: false },
]

export const line = (
  position: number,
  kind: DraftLine['kind'],
  person: string,
  born: readonly string[] = [],
  gone: readonly string[] = [],
): DraftLine => ({
  position,
  kind,
  person,
  born,
  gone,
  pending: false,
})
export const entry = (seq: number, event: RoomEvent): JournalLine => ({
  seq,
  at: `2026-01-0${seq}`,
  by: 'J',
  command: id(seq),
  event,
})
export const found: ItemFound = {
  item: 'i',
  head: 6,
  lines: [
    line(1, 'seed', 'server'),
    line(2, 'edit', 'A', ['qasha1z']),
    line(3, 'edit', 'R', ['qravi1z', 'qravi2z']),
    line(4, 'edit', 'R', [], ['qravi2z']),
    line(5, 'command', 'J', [], ['qravi1z']),
    line(6, 'closed', 'J'),
  ],
  texts: { u1: 'the qasha1z' },
  view: '{"seq":2}',
  observed: '{"units":[]}',
  signed: [{ seq: 2, units }],
}
export const findings: Findings = {
  persons: { asha: 'A', ravi: 'R', joseph: 'J' },
  head: 2,
  journal: [entry(1, settled), entry(2, signed)],
  items: [found],
  holdings: [
    { holder: 'asha', item: 'i', texts: { u1: 'the qasha1z' } },
    { holder: 'process 0', item: 'i', texts: { u1: 'the qasha1z' }, view: '{"seq":2}', observed: '{"units":[]}' },
  ],
  strays: [],
  trail: { ok: true, entries: 2, faults: [] },
  restless: [],
}
