import { expect, test, vi } from 'vitest'
import { accept, type Outcome } from '#shared/kernel/outcome.ts'
import type { CommandDone, CommandEnvelope } from '#shared/protocol/rt-messages.ts'
import { newDevice, owner, TestPage } from '../testing/test-device.ts'
import { CommandQueue } from './command-queue.ts'
import type { Owner } from './device-database.ts'
import type { DeviceStore } from './device-store.ts'
import { ConnectionLost } from './room-socket.ts'

/** A page's queue; `online` decides whether the server is reached. */
class QueuePage extends TestPage {
  readonly sent: string[] = []
  readonly queue: CommandQueue
  online = false

  constructor(device: DeviceStore, client: string, as: Owner = owner) {
    super(device, as)
    this.rollCall.enter(client)
    this.queue = new CommandQueue(
      client,
      (envelope) => this.#ask(envelope),
      () => undefined,
    )
    this.queue.keepWith(this.work)
  }

  async takesOver() {
    const { fresh, stale } = await this.work.claimCommands(this.queue.holder)
    return { adopted: this.queue.adopt(fresh), stale }
  }

  async goesOnline(): Promise<void> {
    this.online = true
    await this.queue.resumeAfterLoss()
  }

  async #ask({ id }: CommandEnvelope): Promise<Outcome<CommandDone>> {
    if (!this.online) throw new ConnectionLost()
    this.sent.push(`${id.client} ${id.n}`)
    return accept({ seq: 1 })
  }
}

const rows = (device: DeviceStore) => device.read([], (database) => database.getAll('commands'))
const kept = (page: QueuePage, count: number) =>
  vi.waitFor(() => expect(page.queue.outstanding(false)).toMatchObject({ count, kept: count }))

test('V3 commands given offline go out once, under their own ids, from the page that comes next', async () => {
  const device = newDevice()
  const first = new QueuePage(device, 'first-page')
  void first.queue.send('difference.settle', { take: 1 })
  void first.queue.send('difference.settle', { take: 2 })
  await kept(first, 2)
  first.die()
  const second = new QueuePage(device, 'second-page')
  void second.queue.send('difference.settle', { take: 3 })
  expect((await second.takesOver()).adopted.map(({ envelope }) => envelope.id.n)).toEqual([1, 2])
  await second.goesOnline()
  expect(second.sent).toEqual(['first-page 1', 'first-page 2', 'second-page 1'])
  expect(await rows(device)).toEqual([])
  const third = new QueuePage(device, 'third-page')
  expect((await third.takesOver()).adopted).toEqual([])
})

test('V5 a page leaves the commands of one that lives alone', async () => {
  const device = newDevice()
  const first = new QueuePage(device, 'first-page')
  void first.queue.send('difference.settle', {})
  await kept(first, 1)
  const second = new QueuePage(device, 'second-page')
  expect((await second.takesOver()).adopted).toEqual([])
  await Promise.all([first.goesOnline(), second.goesOnline()])
  expect([first.sent, second.sent]).toEqual([['first-page 1'], []])
})

test('V5 a page that slept while another took over its commands does not send them', async () => {
  const device = newDevice()
  const slept = new QueuePage(device, 'slept-page')
  const answered = slept.queue.send('difference.settle', {})
  await kept(slept, 1)
  slept.rollCall.leave('slept-page')
  const other = new QueuePage(device, 'other-page')
  await other.takesOver()
  await other.goesOnline()
  await slept.goesOnline()
  expect([other.sent, slept.sent]).toEqual([['slept-page 1'], []])
  expect((await answered).ok).toBe(false)
})

test('V5 what it was asked since does not overtake what was taken from it', async () => {
  const device = newDevice()
  const slept = new QueuePage(device, 'slept-page')
  void slept.queue.send('difference.settle', {})
  await kept(slept, 1)
  slept.rollCall.leave('slept-page')
  const other = new QueuePage(device, 'other-page')
  await other.takesOver()
  void slept.queue.send('difference.settle', {})
  await kept(slept, 2)
  const third = new QueuePage(device, 'third-page')
  expect((await third.takesOver()).adopted).toEqual([])
  await slept.goesOnline()
  expect(slept.sent).toHaveLength(1)
  expect(slept.sent[0]).not.toContain('slept-page')
  await other.goesOnline()
  expect(other.sent).toEqual(['slept-page 1'])
  expect(await rows(device)).toEqual([])
})

test('V3 another person on the same device neither sees nor sends them', async () => {
  const device = newDevice()
  const asha = new QueuePage(device, 'asha-page')
  void asha.queue.send('difference.settle', {})
  await kept(asha, 1)
  asha.die()
  const ravi = new QueuePage(device, 'ravi-page', { ...owner, person: 'ravi' })
  expect(await ravi.takesOver()).toEqual({ adopted: [], stale: [] })
  await ravi.goesOnline()
  expect(ravi.sent).toEqual([])
  expect(await rows(device)).toHaveLength(1)
})

test('E8 what was asked of another making of the room is dropped, and told', async () => {
  const device = newDevice()
  const before = new QueuePage(device, 'first-page')
  void before.queue.send('difference.settle', {})
  await kept(before, 1)
  before.die()
  const after = new QueuePage(device, 'second-page', { ...owner, epoch: 'epoch-2' })
  const { adopted, stale } = await after.takesOver()
  expect([adopted.length, stale.length]).toEqual([0, 1])
  expect(await rows(device)).toEqual([])
})

test('a question that only this page can use is not kept', async () => {
  const device = newDevice()
  const page = new QueuePage(device, 'first-page')
  void page.queue.send('item.next', {}, false)
  void page.queue.send('item.sign-off', {})
  await vi.waitFor(() => expect(page.queue.outstanding(false)).toMatchObject({ count: 2, kept: 1 }))
  expect((await rows(device)).map(({ name }) => name)).toEqual(['item.sign-off'])
})
