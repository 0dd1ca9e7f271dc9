import { describe, expect, test } from 'vitest'
import type { RoomEvent } from '#shared/domain/room.ts'
import { checkHistory } from './check-history.ts'
import type { DraftLine, Findings, ItemFound, JournalLine } from './findings.ts'
import type { Happening } from './history.ts'

const at = 0
const id = (n: number) => ({ client: 'c0ffee', n })
const place = { unit: 'u1', from: 1, to: 2 }
const settled: RoomEvent = {
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
const signed: RoomEvent = {
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
const happenings: readonly Happening[] = [
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

const line = (
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
const entry = (seq: number, event: RoomEvent): JournalLine => ({
  seq,
  at: `2026-01-0${seq}`,
  by: 'J',
  command: id(seq),
  event,
})
const found: ItemFound = {
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
const findings: Findings = {
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

test('F10 a history that holds has no faults', () => {
  expect(checkHistory(happenings, findings)).toEqual([])
})

const withLines = (
  change: (lines: readonly DraftLine[]) => readonly DraftLine[],
  rest: Partial<ItemFound> = {},
): Findings => {
  const lines = change(found.lines)
  return { ...findings, items: [{ ...found, lines, head: lines.length, ...rest }] }
}
const changed = (position: number, change: Partial<DraftLine>) => (lines: readonly DraftLine[]) =>
  lines.map((each) => (each.position === position ? { ...each, ...change } : each))
const holding = (held: Partial<Findings['holdings'][number]>): Findings => ({
  ...findings,
  holdings: [...findings.holdings, { holder: 'ravi', item: 'i', ...held }],
})
const more = (...after: readonly Happening[]) => [...happenings, ...after]

describe('F10 what went wrong is found', () => {
  test.each<[string, readonly Happening[], Findings, RegExp]>([
    [
      'an acknowledged edit is gone',
      happenings,
      withLines(changed(2, { born: [] }), { texts: { u1: 'the' } }),
      /qasha1z was acknowledged at 2, and never was/,
    ],
    [
      'an acknowledged edit came only later than it was said',
      happenings.map((each) => (each.kind === 'acknowledged' && each.who === 'asha' ? { ...each, position: 1 } : each)),
      findings,
      /acknowledged at 1, and came only at 2/,
    ],
    [
      'what was told to be saved vanished without anybody taking it away',
      happenings,
      withLines(changed(4, { gone: ['qravi2z', 'qasha1z'] }), { texts: { u1: 'the' } }),
      /qasha1z was taken away at 4 .* by nobody/,
    ],
    [
      'an edit is there twice',
      happenings,
      withLines(changed(4, { born: ['qasha1z'] }), { texts: { u1: 'the qasha1z qasha1z' } }),
      /qasha1z is doubled/,
    ],
    ['an edit stands under somebody else’s name', happenings, withLines(changed(2, { person: 'R' })), /somebody else/],
    [
      'a refused edit is there',
      happenings,
      withLines(changed(4, { born: ['qravi3z'] }), { texts: { u1: 'the qasha1z qravi3z' } }),
      /qravi3z was refused, and came at 4/,
    ],
    [
      'a removal that was acknowledged is not done',
      happenings,
      withLines(changed(4, { gone: [] }), { texts: { u1: 'the qasha1z qravi2z' } }),
      /qravi2z was removed was acknowledged/,
    ],
    [
      'words come from nowhere',
      happenings,
      withLines(changed(4, { born: ['qmeena1z'] })),
      /qmeena1z stands in i, and nobody typed it/,
    ],
    [
      'a command took words where its event says nothing of it',
      happenings,
      withLines(changed(4, { kind: 'command', person: 'J' })),
      /qravi2z was taken away at 4/,
    ],
    [
      'a draft has a hole',
      happenings,
      withLines((lines) => lines.filter(({ position }) => position !== 4)),
      /i has 5 where 4 should be/,
    ],
    ['a draft is cut short', happenings, withLines((lines) => lines, { head: 7 }), /i ends at 6, its head is 7/],
    [
      'an entry builds on what is not there',
      happenings,
      withLines(changed(3, { pending: true })),
      /entry 3 of i builds on what is not there/,
    ],
    ['a draft is seeded twice', happenings, withLines(changed(4, { kind: 'seed' })), /not seeded once/],
    [
      'somebody typed while it was closed',
      happenings,
      withLines((lines) => [...lines, line(7, 'edit', 'R')]),
      /entry 7 of i came while it was closed/,
    ],
    [
      'an acknowledged edit is not in what was signed',
      happenings,
      {
        ...withLines((lines) => lines, { signed: [{ seq: 2, units: [{ id: 'u1', text: 'the' }] }] }),
        journal: [entry(1, settled), entry(2, { ...signed, units: [{ id: 'u1', text: 'the' }] })],
      },
      /qasha1z is missing in what entry 2 signed/,
    ],
    [
      'what was signed is not what stood there',
      happenings,
      withLines((lines) => lines, { signed: [{ seq: 2, units: [] }] }),
      /what entry 2 signed is not what i held/,
    ],
    [
      'the journal has a hole',
      happenings,
      { ...findings, journal: [entry(2, signed)] },
      /journal has 2 where 1 should be/,
    ],
    ['the journal is cut short', happenings, { ...findings, head: 3 }, /journal ends at 2, its head is 3/],
    [
      'time goes back in the journal',
      happenings,
      { ...findings, journal: [{ ...entry(1, settled), at: '2026-01-09' }, entry(2, signed)] },
      /entry 2 is dated before/,
    ],
    [
      'an accepted command is gone',
      happenings,
      { ...findings, journal: [{ ...entry(1, settled), command: null }, entry(2, signed)] },
      /c0ffee\/1 was accepted at 1 and stands at no place/,
    ],
    [
      'a command stands twice',
      happenings,
      { ...findings, head: 3, journal: [entry(1, settled), entry(2, signed), { ...entry(3, signed), command: id(2) }] },
      /c0ffee\/2 stands twice: 2, 3/,
    ],
    [
      'a refused command stands there',
      happenings,
      { ...findings, journal: [entry(1, settled), { ...entry(2, signed), command: id(3) }] },
      /c0ffee\/3 was refused \(frozen\)/,
    ],
    [
      'a command comes from nowhere',
      happenings,
      { ...findings, journal: [entry(1, settled), { ...entry(2, signed), command: id(9) }] },
      /c0ffee\/9 that nobody asked/,
    ],
    [
      'somebody was told an entry that is not stored',
      more({ at, who: 'asha', kind: 'told', seq: 3, event: null }),
      findings,
      /told entry 3, which is not in the journal/,
    ],
    [
      'somebody was told something else than is stored',
      happenings.map((each) => (each.kind === 'told' && each.seq === 1 ? { ...each, event: signed } : each)),
      findings,
      /told of entry 1 what is not/,
    ],
    [
      'somebody was not told an entry',
      happenings.filter((each) => each.kind !== 'told' || each.seq !== 1),
      findings,
      /told 2 after 0/,
    ],
    [
      'an observer missed a patch',
      more({ at, who: 'client', kind: 'observed', item: 'i', n: 6, whole: false }),
      findings,
      /saw patch 6 after 4/,
    ],
    [
      'an honest edit is refused',
      more({ at, who: 'asha', kind: 'refused', edits: [], reason: 'not-yours' }),
      findings,
      /asha was refused: not-yours/,
    ],
    [
      'an honest client is turned away',
      more({ at, who: 'asha', kind: 'closed', channel: 'sync', code: 4410 }),
      findings,
      /asha was closed with 4410/,
    ],
    ['a client has another draft', happenings, holding({ texts: { u1: 'the' } }), /ravi holds other texts/],
    ['a process has another state', happenings, holding({ view: '{"seq":1}' }), /ravi holds other view/],
    ['an observer sees another result', happenings, holding({ observed: '{}' }), /ravi holds other observed/],
    [
      'somebody was told an edit that is not stored',
      happenings,
      { ...findings, strays: ['asha'] },
      /asha was told of an edit/,
    ],
    [
      'somebody waits for ever',
      happenings,
      { ...findings, restless: ['asha: 1 edits not acknowledged'] },
      /not at rest/,
    ],
    [
      'the audit trail is damaged',
      happenings,
      { ...findings, trail: { ok: false, entries: 2, faults: ['line 2: no'] } },
      /audit trail: line 2/,
    ],
    [
      'the audit trail is not the whole journal',
      happenings,
      { ...findings, trail: { ok: true, entries: 1, faults: [] } },
      /1 entries of 2/,
    ],
  ])('%s', (_, happened, there, fault) => {
    expect(checkHistory(happened, there).join('\n')).toMatch(fault)
  })
})
