import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { streamOf } from '#server/sync/shared-draft.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { commands } from '#shared/domain/room.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'

let harness: RoomHarness
let asha: Person
let client: Person
let items: readonly string[]
let before: readonly number[]

/** Where the journal and every draft end. */
const heads = async () =>
  Promise.all(
    ['journal' as const, ...items.map(streamOf)].map((stream) => harness.room.actor.store.head(harness.roomId, stream)),
  )

beforeAll(async () => {
  harness = await RoomHarness.open()
  items = [harness.item('first'), harness.item('second')]
  asha = await harness.person('reviewer', 'Asha')
  client = await harness.person('observer', 'Client')
  await asha.joins()
  await client.joins()
  const drafts = items.map((item) => asha.opens(item))
  await vi.waitFor(() => expect(drafts.map(({ text }) => text)).not.toContain(''))
  before = await heads()
})
afterAll(async () => {
  expect(await heads()).toEqual(before)
  await harness.close()
})

test('R2 /sync closes with 4403 before any byte, document after document, whatever is sent at once', async () => {
  const [first = '', second = ''] = items
  for (const item of [first, second, first, 'nosuchitem']) {
    const socket = client.socket(`/sync/harness/${item}`)
    const received: unknown[] = []
    socket.on('message', (bytes) => received.push(bytes))
    socket.on('open', () => {
      socket.send(new Uint8Array([0, 0, 1, 0]))
      socket.send(new Uint8Array([1, 4, 1, 7, 1, 123, 125]))
      socket.send(new Uint8Array([0, 2, 2, 0, 0]))
    })
    const code = await new Promise((resolve) => socket.on('close', resolve))
    expect([code, received]).toEqual([closeCodes.forbidden, []])
  }
})

test('R2 a stock provider with awareness gets nothing, again and again', async () => {
  for (const item of [...items, ...items]) {
    const doc = new Y.Doc()
    const draft = client.opens(item, doc)
    draft.provider.awareness.setLocalState({ user: { name: 'Client' }, cursor: 1 })
    doc.getMap('mine').set('words', 'mine')
    await vi.waitFor(() => expect(draft.closedWith.length).toBeGreaterThan(0))
    expect(new Set(draft.closedWith)).toEqual(new Set([closeCodes.forbidden]))
    expect([draft.provider.synced, doc.getMap('units').size, doc.store.clients.size]).toEqual([false, 0, 1])
    draft.provider.destroy()
  }
})

test('R1 R2 every command is refused on /rt', async () => {
  for (const name of [...commands.keys(), 'difference.settle ', '__proto__', '']) {
    const outcome = await client.asks(name, { item: items[0] })
    expect([name, outcome.ok]).toEqual([name, false])
  }
})

test('R2 whatever else is asked on /rt is refused or answers without words of a draft', async () => {
  const [item = ''] = items
  expect(await client.channel.emitWithAck('item', { item })).toMatchObject({ refusal: { code: 'forbidden' } })
  const shapes = [null, 7, 'x', [], {}, { item: {} }, { item: 'a'.repeat(5000) }, { filter: 'mine' }]
  for (const shape of shapes)
    for (const name of ['queue', 'item', 'disputes', 'matters', 'observe', 'since', 'command'])
      expect(await client.channel.emitWithAck(name as 'item', shape as never)).toMatchObject({ ok: false })
})

test('Q2 an observer stands at no item, so none is kept from whoever asks for the next', async () => {
  const [first = '', second = ''] = items
  client.channel.emit('here', { item: first })
  client.channel.emit('here', { item: second })
  await client.channel.emitWithAck('observe', { item: first })
  const standing = harness.room.here.all().filter(({ role }) => role === 'observer')
  expect(standing).toMatchObject([{ item: null }])
})

interface Api {
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>
}

/** What observers read over HTTP, and what such a request is answered. */
const theirs: Readonly<Record<string, number>> = {
  '/report': 200,
  '/acceptances': 200,
  '/acceptances/{acceptance}/receipt': 404,
  // They may have an item's recording; this one has none.
  '/label-figures': 200,
  '/label-figures.csv': 200,
  // The item has neither picture nor recording.
  '/items/{item}/media': 404,
  '/items/{item}/peaks': 404,
}

test('R1 R2 every route of a room that is not theirs answers 403 to an observer’s session, and 401 without the session’s number', async () => {
  const api: Api = await (await fetch(new URL('/api/v1/openapi.json', harness.serving.url))).json()
  const routes = Object.entries(api.paths).flatMap(([path, methods]) =>
    ['get', 'post', 'put', 'patch', 'delete'].filter((method) => method in methods).map((method) => [method, path]),
  )
  const ofRooms = routes.filter(([, path]) => path?.startsWith('/rooms/{room}'))
  expect(ofRooms.length).toBeGreaterThanOrEqual(10)
  for (const [method = '', path = ''] of ofRooms) {
    const [item = ''] = items
    const filled = path.replace('{room}', 'harness').replace('{number}', '1').replace('{item}', item)
    const response = await fetch(
      new URL(`/api/v1${filled}${path.endsWith('/imports') ? '?file=a.csv' : ''}`, harness.serving.url),
      {
        method: method.toUpperCase(),
        headers: { cookie: client.cookie, 'Content-Type': 'application/json' },
        ...(method === 'get' ? {} : { body: '{}' }),
      },
    )
    const answered = theirs[path.replace('/rooms/{room}/as/{number}', '')]
    const status = path.includes('{number}') ? (answered ?? 403) : 401
    expect([method, path, response.status]).toEqual([method, path, status])
  }
})
