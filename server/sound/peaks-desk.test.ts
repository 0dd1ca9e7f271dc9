import { createHash } from 'node:crypto'
import pino from 'pino'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { blobsOf } from '#server/house/room-blobs.ts'
import { tombstoneField } from '#server/rooms/room-actor.ts'
import { type StoreGround, twoStores } from '#server/testing/two-stores.ts'
import { readPeaks, soundSeconds } from '#shared/sound/peaks.ts'
import { wavFile } from '#shared/sound/testing/wav-file.ts'
import { PeaksDesk, type PeaksState, type StoredSound } from './peaks-desk.ts'
import { peaksInThread } from './peaks-thread.ts'

const quiet = pino({ level: 'silent' })

async function* inPieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.slice(at, at + 65_536)
}

function stored(bytes: Uint8Array): StoredSound & { readonly opened: () => number } {
  let opened = 0
  return {
    hash: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    opened: () => opened,
    open() {
      opened++
      return inPieces(bytes)
    },
  }
}

let ground: StoreGround | undefined
afterEach(async () => {
  await ground?.close()
  ground = undefined
})

/** A thread begins within a second, on a machine that has nothing else to do. */
const patience = { timeout: 60_000 }

async function desks(open: () => Promise<StoreGround>) {
  ground = await open()
  const { here, there } = ground
  const { store } = here.serving.rooms
  const other = new PeaksDesk(there.serving.rooms.store, quiet)
  return { room: here.roomId, store, here: new PeaksDesk(store, quiet), there: other }
}

const comesTo = <Is extends PeaksState['is']>(is: Is, ask: () => Promise<PeaksState>) =>
  vi.waitFor(async () => {
    const state = await ask()
    if (state.is !== is) throw new Error(`it is ${state.is}`)
    return state as Extract<PeaksState, { is: Is }>
  }, patience)

describe.each(Object.entries(twoStores))('on %s', (_, open) => {
  test('TL5 peaks are computed once, and are there for every server and every desk after', async () => {
    const { room, store, here, there } = await desks(open)
    const sound = stored(wavFile({ seconds: 2 }))
    const asked = await Promise.all([1, 2, 3].map(() => here.ask(room, sound)))
    expect(asked.map(({ is }) => is)).toEqual(['computing', 'computing', 'computing'])
    const { blob, bytes } = await comesTo('ready', () => here.ask(room, sound))
    const peaks = readPeaks(bytes)
    expect(peaks.ok && soundSeconds(peaks.value)).toBe(2)
    expect((await comesTo('ready', () => there.ask(room, sound))).blob).toBe(blob)
    expect(sound.opened()).toBe(1)
    expect(await blobsOf(store, room)).toContain(blob)
  })
})

describe('what goes wrong', () => {
  const { 'the embedded store': embedded } = twoStores as { 'the embedded store': () => Promise<StoreGround> }

  test('TL5 of what is no recording it is said what it is, again and again, and read once', async () => {
    const { room, here } = await desks(embedded)
    const page = stored(new TextEncoder().encode('<!doctype html><p>Not found</p>'))
    const state = await comesTo('none', () => here.ask(room, page))
    expect(state.fault.code).toBe('not-sound')
    await here.ask(room, page)
    expect(page.opened()).toBe(1)
  })

  test('TL5 what could not be read is tried again', async () => {
    const { room, here } = await desks(embedded)
    const sound = stored(wavFile())
    let broken = true
    async function* failing() {
      yield new Uint8Array(20)
      throw new Error('the disk is gone')
    }
    const unsteady: StoredSound = { ...sound, open: () => (broken ? failing() : sound.open()) }
    await here.ask(room, unsteady)
    broken = false
    await comesTo('ready', () => here.ask(room, unsteady))
  })

  test('TL5 a room that was deleted meanwhile gets nothing', async () => {
    const { room, store, here } = await desks(embedded)
    await store.commit({ id: 'tombstone-1', room, when: [], append: [], put: { [tombstoneField]: '{}' } })
    const sound = stored(wavFile())
    await here.ask(room, sound)
    await vi.waitFor(() => expect(sound.opened()).toBe(1), patience)
    // The next one waits for its turn: once it is known, the first is over.
    const second = stored(new Uint8Array(0))
    await comesTo('none', () => here.ask(room, second))
    expect([...(await store.fields(room, 'peaks:')).keys()]).toEqual([])
  })
})

test('TL5 ten minutes of sound is read in a thread of its own, piece by piece', async () => {
  const second = wavFile({ rate: 16_000, seconds: 1 })
  const head = wavFile({ rate: 16_000, seconds: 0, saidLength: 0 })
  async function* tenMinutes() {
    yield head
    for (let at = 0; at < 600; at++) yield second.slice(44)
  }
  const told: number[] = []
  const peaks = readPeaks(await peaksInThread(tenMinutes(), (read) => told.push(read)))
  expect(peaks.ok && soundSeconds(peaks.value)).toBe(600)
  expect(told.at(-1)).toBe(44 + 600 * 32_000)
})
