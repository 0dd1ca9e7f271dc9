import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { draftText, seedDraft } from '#shared/drafts/draft-doc.ts'
import { accept, type Outcome } from '#shared/kernel/outcome.ts'
import type { CommandDone, CommandEnvelope } from '#shared/protocol/rt-messages.ts'
import { FakeSyncServer } from '../testing/fake-sync-server.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { newDevice, owner, TestPage } from '../testing/test-device.ts'
import { CommandQueue } from './command-queue.ts'
import type { DeviceStore } from './device-store.ts'
import { DraftConnection } from './draft-connection.ts'
import type { KeptEdits } from './kept-edits.ts'
import { randomId } from './random-id.ts'
import { ConnectionLost } from './room-socket.ts'

/** Pages in one frame answer each other at once. */
const answerMilliseconds = 30
const tab = fc.nat(1)

afterEach(() => vi.unstubAllGlobals())

/** One tab of a person with an item open in it. */
class DraftTab {
  readonly page: TestPage
  readonly kept: KeptEdits
  readonly connection: DraftConnection

  constructor(device: DeviceStore) {
    this.page = new TestPage(device, owner, answerMilliseconds)
    this.kept = this.page.work.edits('item1', () => undefined)
    const nothing = () => undefined
    const listener = { changed: nothing, recalled: nothing, synced: nothing, progress: nothing, refused: nothing }
    const aside = { ended: nothing, dropped: nothing, differs: nothing, wentBack: nothing }
    const address = { origin: 'ws://here', path: 'demo/item1/as/1', owner }
    this.connection = new DraftConnection(address, this.kept, {
      ...listener,
      ...aside,
      carets: nothing,
      wrote: nothing,
      textOf: () => null,
    })
  }

  get text(): string {
    return draftText(this.connection.doc, 'u1')?.toString() ?? ''
  }

  types(word: string): boolean {
    const text = draftText(this.connection.doc, 'u1')
    text?.insert(0, `${word} `)
    return text !== undefined
  }

  /** The browser process ends; what is on the device by then is all there is. */
  async dies(): Promise<void> {
    await vi.waitFor(() => expect(this.connection.outstanding.kept).toBe(this.connection.outstanding.count))
    this.connection.destroy()
    this.page.die()
  }
}

const draftStep = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('type' as const), tab }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reload' as const), tab }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('cut' as const, 'mend' as const, 'fall silent' as const) }) },
)
type DraftStep = typeof draftStep extends fc.Arbitrary<infer Step> ? Step : never

async function typeThrough(steps: readonly DraftStep[]): Promise<void> {
  const server = new FakeSyncServer()
  seedDraft(server.doc, comparisonOf('end', 'end'))
  vi.stubGlobal('WebSocket', server.socketClass)
  const device = newDevice()
  const tabs = [new DraftTab(device), new DraftTab(device)]
  const typed: string[] = []
  for (const step of steps) {
    const one = 'tab' in step ? tabs[step.tab] : undefined
    if (step.do === 'type' && one?.types(`w${typed.length}`)) typed.push(`w${typed.length}`)
    else if (step.do === 'reload' && one) {
      await one.dies()
      tabs[step.tab] = new DraftTab(device)
    } else if (step.do === 'cut') {
      server.online = false
      server.dropAll()
    } else if (step.do === 'mend') server.online = true
    else if (step.do === 'fall silent') server.acknowledges = false
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  server.online = true
  server.acknowledgeAll()
  const serverText = () => draftText(server.doc, 'u1')?.toString() ?? ''
  await vi.waitFor(async () => {
    expect(serverText().split(' ').toSorted()).toEqual([...typed, 'end'].toSorted())
    expect(tabs.map(({ text }) => text)).toEqual([serverText(), serverText()])
    expect(await device.read([1], (database) => database.getAll('edits') as never)).toEqual([])
  }, 15_000)
  for (const one of tabs) await one.dies()
}

/** Once a page that went while it was taking over left the edits where the next one did not look again. */
const goneWhileTaking: DraftStep[] = [
  { do: 'type', tab: 0 },
  { do: 'cut' },
  { do: 'type', tab: 0 },
  { do: 'reload', tab: 0 },
  { do: 'reload', tab: 0 },
  { do: 'cut' },
]

test('V3 V5 whatever is typed, cut, reloaded and mended in two tabs, each word arrives once', async () => {
  await fc.assert(fc.asyncProperty(fc.array(draftStep, { minLength: 3, maxLength: 12 }), typeThrough), {
    numRuns: 20,
    examples: [[goneWhileTaking]],
  })
}, 240_000)

/** Decides as the room does (C1): a number that a client has passed is answered, not done again. */
class FakeDecider {
  readonly done: unknown[] = []
  reach: 'online' | 'offline' | 'loses answers' = 'online'
  readonly #last = new Map<string, number>()

  async ask({ id, input }: CommandEnvelope): Promise<Outcome<CommandDone>> {
    if (this.reach === 'offline') throw new ConnectionLost()
    if ((this.#last.get(id.client) ?? 0) < id.n) {
      this.#last.set(id.client, id.n)
      this.done.push(input)
    }
    if (this.reach === 'loses answers') throw new ConnectionLost()
    return accept({ seq: this.done.length })
  }
}

class CommandTab {
  readonly page: TestPage
  readonly queue: CommandQueue

  constructor(device: DeviceStore, server: FakeDecider) {
    const client = randomId()
    this.page = new TestPage(device, owner, answerMilliseconds)
    this.page.rollCall.enter(client)
    this.queue = new CommandQueue(
      client,
      (envelope) => server.ask(envelope),
      () => undefined,
    )
    this.queue.keepWith(this.page.work)
  }

  async arrives(): Promise<void> {
    this.queue.adopt((await this.page.work.claimCommands(this.queue.holder)).fresh)
    await this.queue.resumeAfterLoss()
  }

  async dies(): Promise<void> {
    const { count } = this.queue.outstanding(true)
    await vi.waitFor(() => expect(this.queue.outstanding(true).kept).toBe(this.queue.outstanding(true).count))
    expect(this.queue.outstanding(true).count).toBeLessThanOrEqual(count)
    this.page.die()
  }
}

const commandStep = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('send' as const), tab }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reload' as const), tab }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('reach' as const),
      is: fc.constantFrom('online', 'offline', 'loses answers'),
    }),
  },
)

type CommandStep = typeof commandStep extends fc.Arbitrary<infer Step> ? Step : never

/** Once a page took the earlier commands of one that had not answered in time, and the later ones overtook them. */
const passedOver: CommandStep[] = [
  { do: 'reach', is: 'loses answers' },
  { do: 'send', tab: 1 },
  { do: 'send', tab: 0 },
  { do: 'send', tab: 0 },
  { do: 'reload', tab: 1 },
  { do: 'send', tab: 0 },
  { do: 'reload', tab: 0 },
  { do: 'reach', is: 'online' },
]

test('V3 V5 whatever is lost and reloaded, each command is done once', async () => {
  const holds = fc.asyncProperty(fc.array(commandStep, { minLength: 3, maxLength: 14 }), async (steps) => {
    const [device, server] = [newDevice(), new FakeDecider()]
    const tabs = [new CommandTab(device, server), new CommandTab(device, server)]
    let sent = 0
    for (const step of steps) {
      if (step.do === 'reach') server.reach = step.is as FakeDecider['reach']
      else if (step.do === 'send') void tabs[step.tab]?.queue.send('difference.settle', ++sent)
      else {
        await tabs[step.tab]?.dies()
        tabs[step.tab] = new CommandTab(device, server)
        await tabs[step.tab]?.arrives()
      }
      if (step.do === 'reach') for (const { queue } of tabs) await queue.resumeAfterLoss()
    }
    server.reach = 'online'
    for (const one of tabs) await one.arrives()
    await vi.waitFor(() => expect(tabs.map(({ queue }) => queue.outstanding(true).count)).toEqual([0, 0]))
    expect([...server.done].map(Number).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: sent }, (_, at) => at + 1),
    )
    expect(await device.read([1], (database) => database.getAll('commands') as never)).toEqual([])
    for (const one of tabs) one.page.die()
  })
  await fc.assert(holds, { numRuns: 40, examples: [[passedOver]] })
}, 240_000)
