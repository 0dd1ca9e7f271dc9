import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { draftText, seedDraft } from '#shared/drafts/draft-doc.ts'
import { FakeSyncServer } from '../testing/fake-sync-server.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { newDevice, owner, TestPage } from '../testing/test-device.ts'
import { DraftConnection } from './draft-connection.ts'

let server: FakeSyncServer

beforeEach(() => {
  server = new FakeSyncServer()
  seedDraft(server.doc, comparisonOf('the cat sat', 'the bat sat'))
  vi.stubGlobal('WebSocket', server.socketClass)
})

afterEach(() => {
  vi.unstubAllGlobals()
})

function connect(page = new TestPage(newDevice())) {
  const kept = page.work.edits('item1', () => undefined)
  const seen = { refused: [] as string[], ended: [] as number[], synced: 0 }
  const connection: DraftConnection = new DraftConnection(
    { origin: 'ws://here', path: 'demo/item1/as/1', owner },
    kept,
    {
      textOf: (unit) => draftText(connection.doc, unit)?.toString() ?? null,
      changed: () => undefined,
      recalled: () => undefined,
      synced: () => seen.synced++,
      progress: () => undefined,
      refused: (reason) => seen.refused.push(reason),
      dropped: () => undefined,
      differs: () => undefined,
      wentBack: () => undefined,
      ended: (code) => seen.ended.push(code),
      carets: () => undefined,
      wrote: () => undefined,
    },
  )
  const type = (words: string) => draftText(connection.doc, 'u1')?.insert(0, words)
  return { connection, seen, type, kept }
}

const serverText = () => draftText(server.doc, 'u1')?.toString()

test('an edit is outstanding until the server acknowledges its frame', async () => {
  const { connection, seen, type } = connect()
  await vi.waitFor(() => expect(seen.synced).toBe(1))
  expect(connection.outstanding.count).toBe(0)
  server.acknowledges = false
  type('see ')
  expect(serverText()).toBe('see the bat sat')
  await Promise.resolve()
  expect(connection.outstanding).toMatchObject({ count: 1, connected: true })
  server.acknowledgeAll()
  expect(connection.outstanding.count).toBe(0)
  connection.destroy()
})

test('edits made without a connection travel in the next handshake', async () => {
  const { connection, seen, type } = connect()
  await vi.waitFor(() => expect(seen.synced).toBe(1))
  server.online = false
  server.dropAll()
  type('see ')
  type('we ')
  expect(connection.outstanding).toMatchObject({ count: 2, connected: false })
  server.online = true
  await vi.waitFor(() => expect(serverText()).toBe('we see the bat sat'), 5000)
  await vi.waitFor(() => expect(connection.outstanding).toMatchObject({ count: 0, connected: true }))
  connection.destroy()
})

test('a refusal names its reason, keeps the words, and does not connect again', async () => {
  const { connection, seen, type } = connect()
  await vi.waitFor(() => expect(seen.synced).toBe(1))
  server.refusal = 'the item is signed off'
  type('see ')
  expect(seen).toMatchObject({ refused: ['the item is signed off'], ended: [] })
  expect([...connection.touched.keys()]).toEqual(['u1'])
  expect(draftText(connection.doc, 'u1')?.toString()).toBe('see the bat sat')
  expect(server.sockets.size).toBe(0)
  connection.destroy()
})

test('a close for good is told by its code', async () => {
  const { connection, seen } = connect()
  await vi.waitFor(() => expect(seen.synced).toBe(1))
  server.dropAll(4403)
  expect(seen.ended).toEqual([4403])
  connection.destroy()
})

test('who leaves with something outstanding stays until it is acknowledged', async () => {
  const { connection, seen, type } = connect()
  await vi.waitFor(() => expect(seen.synced).toBe(1))
  server.acknowledges = false
  type('see ')
  await Promise.resolve()
  connection.leave()
  expect(server.sockets.size).toBe(1)
  server.acknowledgeAll()
  expect(server.sockets.size).toBe(0)
})
