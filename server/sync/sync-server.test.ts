import { createDecoder, readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { resultHash, resultOf } from '#shared/domain/result.ts'
import { draftText } from '#shared/drafts/draft-doc.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import { messageTypes, syncKinds } from '#shared/protocol/sync-messages.ts'
import { decodeDraftEntry } from './draft-entry.ts'
import { streamOf } from './shared-draft.ts'

let harness: RoomHarness
let asha: Person
let ravi: Person
let item: string

beforeEach(async () => {
  harness = await RoomHarness.open()
  asha = await harness.person('reviewer', 'Asha')
  ravi = await harness.person('reviewer', 'Ravi')
  item = harness.item('first')
})
afterEach(() => harness.close())

const entries = async () =>
  (await harness.room.actor.store.range(harness.roomId, streamOf(item), 0)).map(({ bytes }) => decodeDraftEntry(bytes))

function syncMessage(kind: number, content: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, messageTypes.sync)
  writeVarUint(encoder, kind)
  writeVarUint8Array(encoder, content)
  return toUint8Array(encoder)
}

/** Sends raw messages once connected; answers the code that the server closes with. */
function closedAfter(person: Person, path: string, messages: readonly Uint8Array[], headers = {}): Promise<number> {
  const socket = person.socket(path, headers)
  return new Promise((resolve, reject) => {
    socket.on('open', () => {
      for (const message of messages) socket.send(message)
    })
    socket.on('close', resolve)
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
    socket.on('error', reject)
  })
}

describe('stock providers', () => {
  test('read and write the seeded draft, together', async () => {
    const first = asha.opens(item)
    const second = ravi.opens(item)
    await vi.waitFor(() => expect([first.text, second.text]).toEqual(['the cat sat down', 'the cat sat down']))
    first.types(0, 'well ')
    second.types(100, ' again')
    const both = 'well the cat sat down again'
    await vi.waitFor(() => expect([first.text, second.text]).toEqual([both, both]))
  })

  test('E5 however many open it at once, the draft is seeded once', async () => {
    const drafts = [asha, ravi, asha, ravi].map((person) => person.opens(item))
    await vi.waitFor(() => expect(drafts.map(({ text }) => text)).toEqual(drafts.map(() => 'the cat sat down')))
    expect((await entries()).map(({ kind }) => kind)).toEqual(['seed'])
  })

  test('E2 200 keys as fast as they can be typed are never refused', async () => {
    const [first, second] = [asha.opens(item), ravi.opens(item)]
    await vi.waitFor(() => expect([first.text, second.text]).not.toContain(''))
    for (let key = 0; key < 100; key++) {
      first.types(key, 'a')
      second.types(1000, 'b')
    }
    const expected = `${'a'.repeat(100)}the cat sat down${'b'.repeat(100)}`
    await vi.waitFor(() => expect([first.text, second.text]).toEqual([expected, expected]))
    expect([...first.closedWith, ...second.closedWith]).toEqual([])
    const edits = (await entries()).filter(({ kind }) => kind === 'edit')
    expect(new Set(edits.map(({ person }) => person)).size).toBe(2)
  })

  test('E4 typed while offline, and during the handshake', async () => {
    const draft = asha.opens(item)
    await vi.waitFor(() => expect(draft.text).not.toBe(''))
    draft.provider.disconnect()
    draft.types(0, 'offline ')
    draft.provider.connect()
    for (const letter of 'abc') draft.types(0, letter)
    const other = ravi.opens(item)
    await vi.waitFor(() => expect(other.text).toBe('cbaoffline the cat sat down'))
    expect(draft.closedWith.filter((code) => code >= 4000)).toEqual([])
  })
})

describe('who may', () => {
  test('R2 an observer has no draft', async () => {
    const observer = await harness.person('observer', 'Client')
    expect(await closedAfter(observer, `/sync/harness/${item}`, [])).toBe(closeCodes.forbidden)
  })

  test('E7 a reader who writes is closed with 4403, and nothing is written', async () => {
    const lead = await harness.person('lead', 'Kamala')
    const seeded = asha.opens(item)
    await vi.waitFor(() => expect(seeded.text).not.toBe(''))
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(seeded.doc))
    draftText(copy, 'u1')?.insert(0, 'mine ')
    const update = syncMessage(syncKinds.update, Y.encodeStateAsUpdate(copy))
    expect(await closedAfter(lead, `/sync/harness/${item}`, [update])).toBe(closeCodes.forbidden)
    expect((await entries()).length).toBe(1)
  })

  test('a reader who types nothing stays, and sees what others type', async () => {
    const lead = await harness.person('lead', 'Kamala')
    const [reader, writer] = [lead.opens(item), asha.opens(item)]
    await vi.waitFor(() => expect([reader.text, writer.text]).not.toContain(''))
    writer.types(0, 'well ')
    await vi.waitFor(() => expect(reader.text).toBe('well the cat sat down'))
    expect(reader.closedWith).toEqual([])
  })

  test('R3 an annotator reads an item of their own, and no other', async () => {
    const worker = await harness.person('annotator', 'worker-1')
    const stranger = await harness.person('annotator', 'Joseph')
    asha.opens(item)
    const own = worker.opens(item)
    await vi.waitFor(() => expect(own.text).toBe('the cat sat down'))
    expect(await closedAfter(stranger, `/sync/harness/${item}`, [])).toBe(closeCodes.forbidden)
  })

  test.each([
    ['a room of nobody’s', '/sync/other/abcdefgh', closeCodes.unauthenticated],
    ['a document that is not there', '/sync/harness/abcdefgh', closeCodes.notFound],
    ['an address that is none', '/sync/harness', closeCodes.notFound],
    ['a session that is not theirs', '/sync/harness/abcdefgh/as/9', closeCodes.unauthenticated],
  ])('%s is closed with its code', async (_, path, code) => {
    expect(await closedAfter(asha, path, [])).toBe(code)
  })

  test('another Origin is turned away at the upgrade', async () => {
    expect(await closedAfter(asha, `/sync/harness/${item}`, [], { Origin: 'https://evil.example' })).toBe(403)
  })
})

describe('the gate', () => {
  const craft = (client: number, change: (text: Y.Text) => void, base: Y.Doc): Uint8Array => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(base))
    doc.clientID = client
    const before = Y.encodeStateVector(doc)
    const text = draftText(doc, 'u1')
    if (text) change(text)
    return Y.encodeStateAsUpdate(doc, before)
  }

  test('E3 an edit under another’s client id is refused, and only its sender is closed', async () => {
    const [honest, watching] = [asha.opens(item), ravi.opens(item)]
    await vi.waitFor(() => expect([honest.text, watching.text]).not.toContain(''))
    honest.types(0, 'I ')
    await vi.waitFor(() => expect(watching.text).toBe('I the cat sat down'))
    const forged = craft(honest.doc.clientID, (text) => text.insert(0, 'forged '), honest.doc)
    const code = await closedAfter(ravi, `/sync/harness/${item}`, [syncMessage(syncKinds.update, forged)])
    expect(code).toBe(closeCodes.refused)
    honest.types(0, 'so ')
    await vi.waitFor(() => expect(watching.text).toBe('so I the cat sat down'))
  })

  test.each([
    ['text instead of bytes', [new Uint8Array([9, 9, 9])], undefined],
    ['a sync message without content', [new Uint8Array([0])], closeCodes.malformed],
    ['an unknown sync kind', [new Uint8Array([0, 7, 0])], closeCodes.malformed],
    ['a length beyond its end', [new Uint8Array([0, 2, 255, 255, 3, 1])], closeCodes.malformed],
    [
      'an update that is none',
      [syncMessage(syncKinds.update, new Uint8Array([255, 255, 255, 255]))],
      closeCodes.refused,
    ],
    [
      '30 million claimed structs',
      [syncMessage(syncKinds.update, new Uint8Array([1, 128, 135, 167, 14, 5, 0, 0]))],
      closeCodes.refused,
    ],
    ['an update that waits for what never comes', [syncMessage(syncKinds.step2, missing())], closeCodes.refused],
  ])('hostile bytes: %s', async (_, messages, code) => {
    const honest = ravi.opens(item)
    await vi.waitFor(() => expect(honest.text).not.toBe(''))
    if (code !== undefined) expect(await closedAfter(asha, `/sync/harness/${item}`, messages)).toBe(code)
    honest.types(0, 'x')
    await vi.waitFor(async () => expect((await entries()).at(-1)?.kind).toBe('edit'))
    expect((await entries()).length).toBe(2)
  })

  function missing(): Uint8Array {
    const doc = new Y.Doc()
    doc.clientID = 77
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    doc.getMap('units').set('a', 1)
    doc.getMap('units').set('b', 2)
    return updates[1] ?? new Uint8Array()
  }
})

test('E1 an acknowledgement names how many frames are durable, and where they stand', async () => {
  const copy = asha.opens(item)
  await vi.waitFor(() => expect(copy.text).not.toBe(''))
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy.doc))
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const letter of 'abc') draftText(doc, 'u1')?.insert(0, letter)
  const socket = ravi.socket(`/sync/harness/${item}`)
  const acknowledged: { n: number; position: number; stored: number }[] = []
  socket.on('message', async (data: Buffer) => {
    const decoder = createDecoder(new Uint8Array(data))
    if (readVarUint(decoder) !== messageTypes.acknowledged) return
    const [n, position] = [readVarUint(decoder), readVarUint(decoder)]
    acknowledged.push({ n, position, stored: (await entries()).length })
  })
  await new Promise((resolve) => socket.on('open', resolve))
  socket.send(new Uint8Array([messageTypes.progress, 0]))
  for (const update of updates) socket.send(syncMessage(syncKinds.update, update))
  await vi.waitFor(() => expect(acknowledged.at(-1)?.n).toBe(3))
  for (const { position, stored } of acknowledged) expect(stored).toBeGreaterThanOrEqual(position)
  expect(acknowledged.at(-1)?.position).toBe((await entries()).length)
  socket.close()
})

describe('sign-off and typing', () => {
  test('S4 every acknowledged edit is in the signed value', async () => {
    const [first, second] = [asha.opens(item), ravi.opens(item)]
    await vi.waitFor(() => expect([first.text, second.text]).not.toContain(''))
    await asha.joins()
    for (let key = 0; key < 30; key++) second.types(1000, 'b')
    for (let attempt = 0; attempt < 50; attempt++) {
      const listed = harness.room.actor.item(item)
      if (!listed) throw new Error('no item')
      const bench = await harness.room.actor.bench(listed)
      const signed = await asha.asks('item.sign-off', { item, hash: resultHash(resultOf(bench, [])) })
      if (signed.ok) break
      expect(signed.refusal.code).toBe('moved')
    }
    const stored = await entries()
    expect(stored.filter(({ kind }) => kind === 'closed').length).toBe(1)
    expect(stored.at(-1)?.kind).toBe('closed')
    const event = asha.told.find(({ event }) => event?.type === 'item.signed-off')?.event
    const replayed = new Y.Doc()
    for (const { update } of stored) if (update.length > 0) Y.applyUpdate(replayed, update)
    expect(event).toMatchObject({ units: [{ text: draftText(replayed, 'u1')?.toString() }] })
    const late = ravi.opens(item)
    await vi.waitFor(() => expect(late.text).not.toBe(''))
    late.types(0, 'late ')
    await vi.waitFor(() => expect(late.closedWith).toContain(closeCodes.refused))
    expect((await entries()).at(-1)?.kind).toBe('closed')
  })

  test('E7 who typed without a line and comes back to a signed-off item is refused by name', async () => {
    const draft = asha.opens(item)
    await vi.waitFor(() => expect(draft.text).not.toBe(''))
    await ravi.joins()
    draft.provider.disconnect()
    draft.types(0, 'offline ')
    const listed = harness.room.actor.item(item)
    if (!listed) throw new Error('no item')
    const hash = resultHash(resultOf(await harness.room.actor.bench(listed), []))
    expect(await ravi.asks('item.sign-off', { item, hash })).toMatchObject({ ok: true })
    draft.provider.connect()
    await vi.waitFor(() => expect(draft.closedWith).toContain(closeCodes.refused))
    const idle = ravi.opens(item)
    await vi.waitFor(() => expect(idle.text).toBe('the cat sat down'))
    expect(idle.closedWith).toEqual([])
  })
})
