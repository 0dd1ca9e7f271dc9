import { expect, test } from 'vitest'
import { type ObservedItem, type ObservedUnit, patchBetween, patched } from './observed-item.ts'

const unit = (id: string, text: string): ObservedUnit => ({ unit: id, text, how: 'consensus', ruled: [], disputed: [] })
const item = (...units: readonly ObservedUnit[]): ObservedItem => ({
  ...{ id: 'i', key: 'i', language: 'und', state: 'open', how: 'consensus', differences: 0, settled: 0, unseen: 0 },
  ...{ signedOffBy: null, signedOffAt: null, accepted: null, units, disputes: [], rulings: [] },
})

test.each([
  ['a label that goes', [unit('u1', 'a'), unit('u2', 'b'), unit('u3', 'c')], [unit('u1', 'a'), unit('u3', 'c')]],
  [
    'one that comes in between',
    [unit('u1', 'a'), unit('u3', 'c')],
    [unit('u1', 'a'), unit('u2', 'b'), unit('u3', 'c')],
  ],
  ['one that says something else', [unit('u1', 'a'), unit('u2', 'b')], [unit('u1', 'a'), unit('u2', 'x')]],
  ['the last that goes', [unit('u1', 'a')], []],
  ['all at once', [unit('u1', 'a'), unit('u2', 'b')], [unit('n1', 'n'), unit('u2', 'x')]],
])('LI11 a patch tells of %s', (_, before, after) => {
  const patch = patchBetween(item(...before), item(...after))
  expect(patched(item(...before), patch ?? {})).toEqual(item(...after))
  const known = new Set(before.map((one) => JSON.stringify(one)))
  expect(patch?.units?.length ?? 0).toBe(after.filter((one) => !known.has(JSON.stringify(one))).length)
})

test('LI11 nothing is told of what stays', () => {
  expect(patchBetween(item(unit('u1', 'a')), item(unit('u1', 'a')))).toBeUndefined()
})
