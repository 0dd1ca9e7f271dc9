import { expect, test, vi } from 'vitest'
import { Order } from './order.ts'
import { craftedRun } from './testing/crafted-run.ts'
import { Fault } from './testing/oracle.ts'
import { runKinds, tally } from './testing/tally.ts'

const updates = 20_000

test.each(runKinds)(
  'E9 E10 E13 %s: nothing honest is refused, nothing accepted does more than it says',
  (kind) => {
    const { faults, verdicts, seeds, updates: seen } = tally(kind, updates)
    expect(faults, `seeds ${seeds.from} to ${seeds.to}`).toEqual([])
    expect(seen).toBeGreaterThanOrEqual(updates)
    if (kind === 'honest') expect([...verdicts.keys()]).toEqual(['accepted'])
    else expect(verdicts.get('accepted')).toBeGreaterThan(updates / 50)
  },
  120_000,
)

test('E13 without looking at neighbours, what is accepted comes to be read in two ways', () => {
  const off = vi.spyOn(Order.prototype, 'check').mockImplementation(() => undefined)
  const apart = Array.from({ length: 30 }, (_, seed) => faultOf(() => craftedRun(seed + 1, 1)))
  off.mockRestore()
  expect(apart.filter((fault) => fault?.includes(' reads u')).length).toBeGreaterThan(0)
})

function faultOf(work: () => unknown): string | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof Fault) return error.message
    throw error
  }
}
