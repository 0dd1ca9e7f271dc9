import { describe, expect, test } from 'vitest'
import { checkHistory } from './check-history.ts'
import type { DraftLine, Findings, ItemFound } from './findings.ts'
import { entry, findings, found, happenings, id, line, settled, signed } from './held-history.ts'
import type { Happening } from './history.ts'

const at = 0

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
