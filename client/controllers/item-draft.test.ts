import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { draftText, seedDraft } from '#shared/drafts/draft-doc.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import type { DeviceStore } from '../sync/device-store.ts'
import { FakeSyncServer, tellDropped, tellQuiet } from '../testing/fake-sync-server.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { newDevice, owner, TestPage } from '../testing/test-device.ts'
import { ItemDraft } from './item-draft.ts'
import type { NotAccepted } from './item-screen.ts'

const comparison = comparisonOf('the cat sat', 'the bat sat')
let server: FakeSyncServer
let tabs: Tab[]

beforeEach(() => {
  server = new FakeSyncServer()
  seedDraft(server.doc, comparison)
  tabs = []
  vi.stubGlobal('WebSocket', server.socketClass)
})
afterEach(() => {
  for (const tab of tabs) tab.draft.close()
  vi.unstubAllGlobals()
})

/** One tab with the item open. */
class Tab {
  readonly page: TestPage
  readonly draft: ItemDraft
  readonly notAccepted: NotAccepted[] = []
  readonly sentAgain: number[] = []
  readonly ended: number[] = []
  synced = 0

  constructor(device: DeviceStore, as = owner) {
    this.page = new TestPage(device, as)
    const nothing = () => undefined
    const quiet = {
      bench: nothing,
      progress: nothing,
      awaited: nothing,
      recalled: nothing,
      carets: nothing,
      wrote: nothing,
    }
    this.draft = new ItemDraft(
      { origin: 'ws://here', path: 'demo/item1/as/1', owner: as },
      () => this.page.work.edits('item1', nothing),
      comparison,
      {
        ...quiet,
        typed: nothing,
        synced: () => this.synced++,
        notAccepted: (words) => this.notAccepted.push(words),
        wentBack: (units) => this.sentAgain.push(units),
        ended: (code) => this.ended.push(code),
      },
    )
    tabs.push(this)
  }

  get text(): string {
    return this.draft.editable('u1')?.text.toString() ?? ''
  }

  types(at: number, words: string): void {
    const editable = this.draft.editable('u1')
    if (!editable) throw new Error('the draft has not arrived')
    editable.text.doc?.transact(() => editable.text.insert(at, words), editable.origin)
  }
}

const serverText = () => draftText(server.doc, 'u1')?.toString() ?? ''

async function opens(device = newDevice(), as = owner): Promise<Tab> {
  const tab = new Tab(device, as)
  await vi.waitFor(() => expect(tab.text).toBe(serverText()))
  return tab
}

const saved = (tab: Tab) => vi.waitFor(() => expect(tab.draft.outstanding.count).toBe(0))

describe('V6 the server went back', () => {
  test('one’s own lost words are written again once each, of two tabs and two people; others’ words are theirs', async () => {
    const device = newDevice()
    const two = [await opens(device), await opens(device), await opens(newDevice(), { ...owner, person: 'ravi' })]
    const [one, other, ravi] = two as [Tab, Tab, Tab]
    one.types(0, 'kept ')
    await vi.waitFor(() => expect(two.map(({ text }) => text)).toEqual(two.map(serverText)))
    const earlier = Y.encodeStateAsUpdate(server.doc)
    one.types(5, 'ONE ')
    other.types(other.text.length, ' OTHER')
    ravi.types(5, 'RAVI ')
    await vi.waitFor(() => expect(two.map(({ text }) => text)).toEqual(two.map(serverText)))
    for (const tab of two) await saved(tab)
    server.goBackTo(earlier)
    await vi.waitFor(() => expect(two.map(({ sentAgain }) => sentAgain)).toEqual([[1], [1], [1]]), 8000)
    await vi.waitFor(() => expect(two.map(({ text }) => text)).toEqual(two.map(serverText)))
    for (const word of ['kept', 'ONE', 'OTHER', 'RAVI']) expect(serverText().split(word)).toHaveLength(2)
    expect(serverText()).toMatch(/^kept (ONE RAVI|RAVI ONE) the .at sat OTHER$/)
    for (const tab of two) await saved(tab)
    expect(two.flatMap(({ notAccepted }) => notAccepted)).toEqual([])
  })

  test('a store that went back and went on is told by the server’s word; what was not saved yet comes too, once', async () => {
    const device = newDevice()
    const tab = await opens(device)
    const earlier = Y.encodeStateAsUpdate(server.doc)
    tab.types(0, 'saved ')
    await saved(tab)
    server.online = false
    server.dropAll()
    tab.types(0, 'offline ')
    server.goBackTo(earlier)
    draftText(server.doc, 'u1')?.insert(0, 'gone on ')
    server.turnsAway = 1
    server.online = true
    await vi.waitFor(() => expect(tab.sentAgain).toEqual([1]), 8000)
    await saved(tab)
    expect(serverText()).toMatch(/^(gone on offline saved|offline saved gone on) the .at sat$/)
    const rows = await device.read([], (database) => database.getAll('edits'))
    await vi.waitFor(() => expect(rows).toEqual([]))
  })

  test('without the check the old document is merged as if nothing had happened, in another’s name', () => {
    const [lost, mine] = [new Y.Doc(), new Y.Doc()]
    Y.applyUpdate(lost, Y.encodeStateAsUpdate(server.doc))
    draftText(lost, 'u1')?.insert(0, 'ravi’s ')
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(lost))
    const step2 = Y.encodeStateAsUpdate(mine, Y.encodeStateVector(server.doc))
    expect([...Y.parseUpdateMeta(step2).to.keys()]).toEqual([lost.clientID])
  })

  test('a room that is another one by now turns the fresh document away as well: words are kept, and it ends', async () => {
    const device = newDevice()
    const tab = await opens(device)
    server.online = false
    server.dropAll()
    tab.types(0, 'offline ')
    server.turnsAway = 2
    server.online = true
    await vi.waitFor(() => expect(tab.ended).toEqual([4410]), 8000)
    expect(tab.notAccepted).toMatchObject([{ reason: 'went-back', units: [{ unit: 'u1' }] }])
    expect(tab.notAccepted[0]?.units[0]?.text).toMatch(/^offline the/)
    expect(await new TestPage(device).work.refusals('item1')).toMatchObject([{ reason: 'went-back' }])
  })
})

describe('V7 a page that differs', () => {
  test('keeps its words of what differs, and goes on with a fresh document', async () => {
    const device = newDevice()
    const tab = await opens(device)
    tab.types(0, 'well ')
    await saved(tab)
    server.secretly((doc) => draftText(doc, 'u1')?.insert(0, 'unheard '))
    expect(tab.text).not.toBe(serverText())
    tellQuiet(server)
    await vi.waitFor(() => expect(tab.notAccepted).toHaveLength(1))
    expect(tab.notAccepted).toMatchObject([{ reason: 'differs', units: [{ unit: 'u1', before: serverText() }] }])
    expect(tab.notAccepted[0]?.units[0]?.text).toMatch(/^well the/)
    expect(tab.text).toBe(serverText())
    tab.types(0, 'on ')
    await saved(tab)
    expect(serverText()).toMatch(/^on unheard well the/)
    expect(await new TestPage(device).work.refusals('item1')).toMatchObject([{ reason: 'differs' }])
  })

  test('one that says the same, and one with something on its way, are left alone', async () => {
    const tab = await opens()
    tellQuiet(server)
    server.acknowledges = false
    tab.types(0, 'well ')
    server.secretly((doc) => draftText(doc, 'u1')?.insert(0, 'unheard '))
    tellQuiet(server)
    server.acknowledgeAll()
    await saved(tab)
    expect([tab.synced, tab.notAccepted]).toEqual([1, []])
  })

  test('one that goes on differing does not load for ever', async () => {
    const tab = await opens()
    for (let time = 1; time <= 3; time++) {
      server.secretly((doc) => draftText(doc, 'u1')?.insert(0, `${time} `))
      tellQuiet(server)
      await vi.waitFor(() => expect(tab.synced).toBe(1 + time))
      await vi.waitFor(() => expect(tab.text).toBe(serverText()))
    }
    server.secretly((doc) => draftText(doc, 'u1')?.insert(0, 'again '))
    tellQuiet(server)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(tab.synced).toBe(4)
  })
})

describe('V4 a refused edit', () => {
  test('of one tab leaves the other tab of the same person alone, and never comes back from it', async () => {
    const device = newDevice()
    const [one, other] = [await opens(device), await opens(device)]
    other.types(0, 'other ')
    await saved(other)
    server.refusal = 'not-a-draft'
    one.types(0, 'REFUSED ')
    await vi.waitFor(() => expect(one.notAccepted).toHaveLength(1))
    await vi.waitFor(() => expect(one.text).toBe(serverText()))
    one.draft.close()
    one.page.die()
    other.types(0, 'on ')
    await saved(other)
    expect([other.synced, other.notAccepted, other.ended]).toEqual([1, [], []])
    const next = await opens(device)
    next.types(0, 'again ')
    await saved(next)
    expect(serverText()).toMatch(/^again on other the/)
    expect(await next.page.work.refusals('item1')).toMatchObject([{ reason: 'not-a-draft' }])
  })

  test('takes with it what was typed before the refusal arrived, and what comes after is taken under a fresh id', async () => {
    const tab = await opens()
    server.refusal = 'not-a-draft'
    server.refusalTakes = 60
    tab.types(0, 'REFUSED ')
    tab.types(8, 'after it ')
    await new Promise((resolve) => setTimeout(resolve, 20))
    tab.types(17, 'and on ')
    await vi.waitFor(() => expect(tab.notAccepted).toHaveLength(1))
    expect(tab.notAccepted[0]?.units).toMatchObject([{ unit: 'u1', before: serverText() }])
    expect(tab.notAccepted[0]?.units[0]?.text).toMatch(/^REFUSED after it and on the/)
    await vi.waitFor(() => expect(tab.text).toBe(serverText()))
    tab.types(0, 'fresh ')
    await saved(tab)
    expect(serverText()).toMatch(/^fresh the/)
  })
})

describe('PN3 the draft is shut while words are on their way', () => {
  test('nothing is unsaved any more: the words are kept and told, nothing is written; let in again it goes on', async () => {
    const device = newDevice()
    const tab = await opens(device)
    server.online = false
    server.dropAll()
    tab.types(0, 'half a wo')
    await vi.waitFor(() => expect(tab.draft.outstanding).toMatchObject({ count: 1, connected: false }))
    server.online = true
    server.shuts = closeCodes.forbidden
    await vi.waitFor(() => expect(tab.ended).toEqual([closeCodes.forbidden]), 8000)
    expect(tab.notAccepted).toMatchObject([
      { reason: 'shut-out', units: [{ text: expect.stringMatching(/^half a wo/) }] },
    ])
    await saved(tab)
    expect(tab.draft.editable('u1')).toBeUndefined()
    expect(tab.draft.own).toEqual([])
    expect(await new TestPage(device).work.refusals('item1')).toMatchObject([{ reason: 'shut-out' }])
    server.shuts = null
    tab.draft.goOn()
    await vi.waitFor(() => expect(tab.text).toBe(serverText()))
    tab.types(0, 'again ')
    await saved(tab)
    expect(serverText()).toMatch(/^again the/)
  })

  test('with nothing on its way nobody types into what is closed', async () => {
    const tab = await opens()
    server.dropAll(closeCodes.forbidden)
    await vi.waitFor(() => expect(tab.ended).toEqual([closeCodes.forbidden]))
    expect([tab.draft.editable('u1'), tab.draft.outstanding.count, tab.notAccepted]).toEqual([undefined, 0, []])
  })
})

test.each([
  ['their unit', ['u1']],
  ['no unit: it is gone altogether', []],
])('V8 words that landed in what is deleted are acknowledged, and stay for their author: %s', async (_, units) => {
  const device = newDevice()
  const tab = await opens(device)
  server.acknowledges = false
  tab.types(0, 'lost ')
  tab.types(5, 'words ')
  tellDropped(server, 3, units)
  server.acknowledgeAll()
  await vi.waitFor(() => expect(tab.notAccepted).toHaveLength(1))
  expect(tab.notAccepted).toMatchObject([{ reason: 'dropped', units: [{ unit: 'u1', text: 'lost words ' }] }])
  await saved(tab)
  expect(await new TestPage(device).work.refusals('item1')).toMatchObject([{ reason: 'dropped' }])
})
