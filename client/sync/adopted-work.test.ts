import { afterEach, expect, test } from 'vitest'
import { newDevice, owner, TestPage } from '../testing/test-device.ts'
import type { DeviceStore } from './device-store.ts'

let device: DeviceStore
afterEach(() => device.close())

const before = { ...owner, person: 'my-other-entry' }
const command = (n: number) => ({ client: 'client-1', n, holder: 'gone', name: 'item.next', input: {}, at: n })
const refusal = { generation: 'g1', item: 'item1', reason: 'ruled', at: 1, units: [] }

test('O1 what is kept of an entry that was merged is the one’s that stays; what is kept of others is not', async () => {
  device = newDevice()
  const [old, other] = [new TestPage(device, before, 30), new TestPage(device, { ...owner, person: 'asha' }, 30)]
  const elsewhere = new TestPage(device, { ...before, room: 'market' }, 30)
  await old.work.keepCommand(command(1))
  await other.work.keepCommand({ ...command(1), client: 'client-2' })
  await elsewhere.work.keepCommand({ ...command(1), client: 'client-3' })
  await old.work.keepCovered(refusal)
  for (const page of [old, other, elsewhere]) page.die()
  const mine = new TestPage(device, owner, 30)
  mine.rollCall.enter('me')
  expect((await mine.work.claimCommands('me')).fresh).toEqual([])
  await mine.work.adopt([before.person])
  const claimed = await mine.work.claimCommands('me')
  expect(claimed.fresh).toMatchObject([{ client: 'client-1', n: 1, person: 'me' }])
  expect(await mine.work.refusals('item1')).toMatchObject([{ generation: 'g1', person: 'me' }])
  const rows = await device.read([], (database) => database.getAll('commands'))
  expect(rows.map(({ client, person }) => `${client} ${person}`).sort()).toEqual([
    'client-1 me',
    'client-2 asha',
    'client-3 my-other-entry',
  ])
  mine.die()
})
