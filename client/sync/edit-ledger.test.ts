import { expect, test } from 'vitest'
import { EditLedger } from './edit-ledger.ts'

const count = (ledger: EditLedger) => ledger.outstanding(true).count

test('an edit is outstanding until its frame is acknowledged', () => {
  const ledger = new EditLedger()
  ledger.edited(['u1'], 10)
  ledger.sent(1, 'update')
  ledger.edited(['u2'], 20)
  ledger.sent(2, 'update')
  expect(ledger.outstanding(true)).toEqual({ count: 2, since: 10, heard: 0, connected: true })
  ledger.acknowledged(1, 30)
  expect(ledger.outstanding(true)).toEqual({ count: 1, since: 20, heard: 30, connected: true })
  ledger.acknowledged(2, 40)
  expect(count(ledger)).toBe(0)
})

test('what a lost connection carried counts until the next Step2 is acknowledged', () => {
  const ledger = new EditLedger()
  ledger.edited(['u1'], 10)
  ledger.sent(7, 'update')
  ledger.closed()
  ledger.edited(['u1'], 20)
  ledger.acknowledged(7, 30)
  expect(count(ledger)).toBe(2)
  ledger.sent(1, 'step2')
  ledger.acknowledged(1, 40)
  expect(count(ledger)).toBe(0)
})

test('an edit sent before the handshake does not carry those made offline', () => {
  const ledger = new EditLedger()
  ledger.edited(['u1'], 10)
  ledger.edited(['u2'], 20)
  ledger.sent(1, 'update')
  ledger.acknowledged(1, 30)
  expect(count(ledger)).toBe(1)
  expect(ledger.touchedUnits).toEqual(['u1'])
})
