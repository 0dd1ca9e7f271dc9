import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { WebSocket } from 'ws'
import { operatorOf } from '#server/auth/caller.ts'
import { outlookField } from '#server/house/room-outlook.ts'
import { limitsFrom } from '#server/limits/limit-settings.ts'
import { importBatch } from '#server/rooms/import-batch.ts'
import { jsonBytes } from '#server/rooms/item-blobs.ts'
import { readBatch } from '#server/rooms/read-batch.ts'
import { runCommand } from '#server/rooms/run-command.ts'
import { Random } from '#server/sync/gate/testing/random.ts'
import { streamOf } from '#server/sync/shared-draft.ts'
import { hostileFrame, hostileRequest, type Known } from '#server/testing/hostile-messages.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { openDisputes } from '#shared/domain/dispute.ts'
import type { Role } from '#shared/domain/roles.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import type { Joined } from '#shared/protocol/rt-messages.ts'

const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31))
const rounds = Number(process.env.FUZZ_ROUNDS ?? 250)
const many = { points: 1_000_000, seconds: 1 }

/** Stands in names, and in words of items that no annotator here has worked on. */
const nameCanary = 'Kurangu'
const wordCanary = 'palapalakkum'

let harness: RoomHarness
let random: Random
let known: Known
let staff: readonly Person[]
let observers: readonly Person[]
let annotator: Person
const observerIds = new Set<string>()
/** Everything that each of them was sent, as text. */
const heard = new Map<Person, string[]>()
/** Frames that people who may write have sent. */
const overheard: Uint8Array[] = []
let restored = 0

const foreign = {
  chavadi: 1,
  items: [1, 2].map((at) => ({
    key: `foreign-${at}`,
    language: 'en',
    sources: ['', 's'].map((tail, source) => ({
      annotator: `stranger-${source}`,
      segments: [{ text: `the ${wordCanary}${tail} sat down ${at}` }],
    })),
  })),
}

beforeAll(async () => {
  // Printed so that a run that fails can be had again: FUZZ_SEED=… FUZZ_ROUNDS=…
  console.info(`permission fuzz: seed ${seed}, ${rounds} rounds`)
  random = new Random(seed)
  harness = await RoomHarness.open({ limits: { ...limitsFrom({}), connects: many, strangers: many, requests: many } })
  const operator = operatorOf(harness.roomId)
  await importBatch(harness.room, operator, await readBatch({ fileName: 'f.json', bytes: jsonBytes(foreign) }))
  const come = (role: Role, at: number) =>
    harness.person(role, role === 'observer' ? `Client ${at}` : `${nameCanary} ${at}`)
  staff = await Promise.all([come('lead', 1), come('reviewer', 2), come('trainer', 3)])
  observers = await Promise.all([come('observer', 4), come('observer', 5)])
  annotator = await harness.person('annotator', 'worker-1')
  for (const observer of observers) observerIds.add((await listens(observer))?.me.person ?? 'nobody')
  for (const person of [...staff, annotator]) await listens(person)
  const items = harness.room.actor.queue.rows({ filter: 'all', search: '' }, '').map(({ id }) => id)
  const [, reviewer] = staff
  await reviewer?.asks('dispute.open', { item: items[0], place: { unit: 'u1', from: 1, to: 2 }, question: 'Which?' })
  await overhear(items[0] ?? '')
  const { disputes, people } = harness.room.actor.state
  known = { items, people: Object.keys(people), disputes: openDisputes(disputes, items[0] ?? '').map(({ id }) => id) }
  await vi.waitFor(() => expect(overheard.length).toBeGreaterThan(5), 20_000)
}, 60_000)
afterAll(() => harness.close())

/** Undefined for somebody who was removed by then: a lead is among those who send. */
async function listens(person: Person): Promise<Joined | undefined> {
  const texts = heard.get(person) ?? []
  heard.set(person, texts)
  const channel = person.connects()
  channel.onAny((...told) => texts.push(JSON.stringify(told)))
  const welcome = await new Promise((resolve) => {
    channel.on('connect', () => resolve(true))
    channel.on('connect_error', () => resolve(false))
  })
  const joined = welcome ? await channel.emitWithAck('join', { protocol: 1 }).catch(() => undefined) : undefined
  texts.push(JSON.stringify(joined ?? null))
  return joined?.ok ? joined.value : undefined
}

function itemOf(id: string) {
  const item = harness.room.actor.item(id)
  if (!item) throw new Error(`no item ${id}`)
  return item
}

/** What a stock client with words and a caret sends. */
async function overhear(item: string): Promise<void> {
  const [, reviewer] = staff
  const draft = reviewer?.opens(item)
  if (!draft) return
  draft.provider.on('status', () => {
    const socket = draft.provider.ws as unknown as WebSocket | null
    const send = socket?.send.bind(socket) as ((frame: Uint8Array) => void) | undefined
    if (socket && send)
      socket.send = (frame: unknown) => {
        overheard.push(Uint8Array.from(frame as Uint8Array))
        send(frame as Uint8Array)
      }
  })
  await vi.waitFor(() => expect(draft.text).not.toBe(''), 20_000)
  for (let key = 0; key < 6; key++) {
    draft.types(key, 'so ')
    draft.provider.awareness.setLocalState({ at: ['u1', `a.${key}`] })
    await new Promise(setImmediate)
  }
  const stands = async () => (await harness.room.actor.bench(itemOf(item))).units.map(({ text }) => text)
  await vi.waitFor(async () => expect(await stands()).toContain(draft.text), 20_000)
}

/** One message over `/rt`; it is answered, or the connection ends. */
async function asks(person: Person): Promise<void> {
  if (!person.channel.connected && !(await listens(person))) return
  const { name, request } = hostileRequest(random, known)
  const { channel } = person
  const emit = channel.emit.bind(channel) as (name: string, ...rest: readonly unknown[]) => void
  if (name === 'here' || name === 'admin' || name === 'people') return emit(name, request)
  const came = await new Promise<unknown>((resolve) => {
    channel.once('disconnect', () => resolve('ended'))
    emit(name, request, resolve)
  })
  heard.get(person)?.push(JSON.stringify(came))
  expect(came === 'ended' || typeof (came as { ok?: unknown }).ok === 'boolean').toBe(true)
}

const named: readonly number[] = [...Object.values(closeCodes), 1009]

/** A few frames over `/sync`, and one that any reader is answered: either that comes, or a close with a named code. */
async function writes(person: Person): Promise<void> {
  const socket = person.socket(`/sync/harness/${random.pick(known.items)}`)
  const texts = heard.get(person) ?? []
  const frames = Array.from({ length: 1 + random.below(6) }, () => hostileFrame(random, overheard))
  const came = await new Promise<unknown>((resolve) => {
    socket.on('close', resolve)
    socket.on('message', (data: Buffer) => {
      texts.push(`frame ${data.toString('latin1')}`)
      if (data[0] === 0 && data[1] === 1) resolve('answered')
    })
    socket.on('open', () => {
      for (const frame of frames) socket.send(frame)
      socket.send(new Uint8Array([0, 0, 1, 0]))
    })
  })
  socket.close()
  if (came !== 'answered') expect(named).toContain(came)
}

/** Noise under the channel's own protocol. */
async function shouts(person: Person): Promise<void> {
  const socket = person.socket('/rt/as/1/?EIO=4&transport=websocket')
  const ended = new Promise((resolve) => {
    socket.on('close', resolve)
    socket.on('error', resolve)
  })
  socket.on('open', () => {
    for (const packet of [
      '40',
      '42["command"',
      '42[7]',
      '451-["command",{"_placeholder":true,"num":0}]',
      '9',
      '42["join"]',
    ])
      if (random.chance(0.7)) socket.send(packet)
    if (random.chance(0.5)) socket.send(Uint8Array.from([1, 2, 3]))
    setTimeout(() => socket.close(), 20)
  })
  await ended
}

async function attack(people: readonly Person[]): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const person = random.pick(people)
    const way = random.next()
    await (way < 0.6 ? asks(person) : way < 0.95 ? writes(person) : shouts(person))
    await restore()
  }
}

/** A lead among those who send may archive the room: nothing could be written from there on. */
async function restore(): Promise<void> {
  const { actor } = harness.room
  if (actor.state.standing.is !== 'archived') return
  const operator = operatorOf(harness.roomId)
  const id = { client: 'an-operator', n: ++restored }
  expect(await runCommand(actor, operator, { id, name: 'room.restore', input: {} }, () => [])).toMatchObject({
    ok: true,
  })
}

/** Every byte of the room, but for when somebody was here last. */
async function everything(): Promise<string> {
  const { store } = harness.room.actor
  const streams = ['journal', ...known.items.map(streamOf)]
  const entries = await Promise.all(streams.map((stream) => store.range(harness.roomId, stream, 0)))
  const fields = [...(await store.fields(harness.roomId, ''))].filter(([field]) => !field.startsWith('seen:'))
  const folder = join(harness.dataDirectory, 'blobs')
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile())
  const blobs = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'base64')))
  const bytes = entries.map((stream) => stream.map((entry) => Buffer.from(entry.bytes).toString('base64')))
  return JSON.stringify([bytes, fields, blobs.sort()])
}

/** What was typed stands in the journal, and the outlook tells of it: from here on nothing moves by itself. */
const comesToRest = (item: string) =>
  vi.waitFor(async () => {
    const { store } = harness.room.actor
    const summarised = await store.field(harness.roomId, `summarised:${item}`)
    expect(summarised).toBe(String(await store.head(harness.roomId, streamOf(item))))
    const outlook = JSON.parse((await store.field(harness.roomId, outlookField)) ?? '{}') as { seq?: number }
    expect(outlook.seq).toBe(await store.head(harness.roomId, 'journal'))
  }, 30_000)

/** Names never, whatever is told to others; of drafts and carets no frame at all. */
function expectNothingForObservers(): void {
  for (const observer of observers) {
    const others = heard.get(observer) ?? []
    expect(others.filter((text) => text.includes(nameCanary) || text.startsWith('frame'))).toEqual([])
  }
}

test('R2 whatever observers send, not a byte of the room changes', { timeout: 300_000 }, async () => {
  await comesToRest(known.items[0] ?? '')
  const before = await everything()
  await attack(observers)
  expect((await everything()) === before).toBe(true)
  expectNothingForObservers()
})

test('R1 R2 R3 whatever anybody sends, observers write nothing and annotators read nobody else’s words', {
  timeout: 300_000,
}, async () => {
  const before = await harness.journalHead
  // Of random input some is good: something was written, or the attack did not get past the schemas.
  for (let turn = 0; turn < 5 && (await harness.journalHead) === before; turn++)
    await attack([...staff, annotator, annotator, ...observers])
  expect(await harness.journalHead).toBeGreaterThan(before)
  expectNothingForObservers()
  expect(heard.get(annotator)?.filter((text) => text.includes(wordCanary))).toEqual([])
  const store = harness.room.actor.store
  const entries = await store.range(harness.roomId, 'journal', 0)
  const byObservers = entries
    .map(({ bytes }) => Buffer.from(bytes).toString())
    .filter((text) => [...observerIds].some((id) => text.includes(`"actor":"${id}"`)))
  expect(byObservers.filter((text) => !text.includes('"type":"session.opened"'))).toEqual([])
  expect((await fetch(new URL('/readyz', harness.serving.url))).status).toBe(200)
  const draft = (await harness.person('reviewer', 'Newcomer')).opens(known.items[1] ?? '')
  await vi.waitFor(() => expect(draft.text).not.toBe(''), 20_000)
})
