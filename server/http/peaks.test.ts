import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import { jsonBytes } from '#server/rooms/item-blobs.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import type { Role } from '#shared/domain/roles.ts'
import { readPeaks, soundSeconds } from '#shared/sound/peaks.ts'
import { wavFile } from '#shared/sound/testing/wav-file.ts'

const patience = { timeout: 60_000 }
let room: RoomHarness
let lead: Person

beforeAll(async () => {
  room = await RoomHarness.open()
  await brings(room.item('first'), wavFile({ seconds: 3 }), 'audio/wav')
  await brings(room.item('second'), new TextEncoder().encode('RIFF????WAVE'), 'audio/wav')
  lead = await room.person('lead', 'Kamala')
})
afterAll(() => room.close())

async function brings(item: string, bytes: Uint8Array, type: string): Promise<void> {
  const { actor } = room.room
  const [hash = ''] = await actor.store.blobs.put([bytes])
  const [manifest = ''] = await actor.store.blobs.put([
    jsonBytes({ media: [{ item, media: { hash, type, bytes: bytes.length } }] }),
  ])
  const by = operatorOf(room.roomId)
  const events = [{ type: 'media.added', manifest, count: 1, by: by.person }] as const
  await actor.alone(() => actor.commit({ ...by, command: null }, async () => ({ events })))
}

const person = (role: Role, name: string) => room.person(role, name)
const gets = (who: Person | undefined, item = room.item('first'), headers: Record<string, string> = {}) =>
  fetch(new URL(`/api/v1/rooms/harness/as/1/items/${item}/peaks`, room.serving.url), {
    headers: { ...(who ? { cookie: who.cookie } : {}), ...headers },
  })

const comes = (item?: string) =>
  vi.waitFor(async () => {
    const response = await gets(lead, item)
    if (response.status !== 200) throw new Error(`it is ${response.status}`)
    return response
  }, patience)

test('TL6 who asks first is told to ask again, and then has the peaks', async () => {
  const first = await gets(lead)
  expect([first.status, first.headers.get('retry-after')]).toEqual([202, '1'])
  expect(await first.json()).toMatchObject({ is: 'computing' })
  const response = await comes()
  expect(response.headers.get('content-type')).toBe('application/vnd.chavadi.peaks')
  expect(response.headers.get('cache-control')).toBe('private, no-cache')
  const peaks = readPeaks(new Uint8Array(await response.arrayBuffer()))
  expect(peaks.ok && soundSeconds(peaks.value)).toBe(3)
  const known = { 'if-none-match': response.headers.get('etag') ?? '', 'cache-control': 'max-age=0' }
  expect((await gets(lead, undefined, known)).status).toBe(304)
})

test('TL6 where there are none it is said why', async () => {
  const response = await comes(room.item('second'))
  expect(await response.json()).toEqual({ is: 'none', code: 'damaged', message: 'It ends before its sound begins' })
})

test.each(['reviewer', 'trainer', 'observer'] as const)('TL6 a %s has them as the recording itself', async (role) => {
  await comes()
  expect((await gets(await person(role, `A ${role}`))).status).toBe(200)
})

test('TL6 nobody else has them, and of no other item', async () => {
  expect((await gets(undefined)).status).toBe(401)
  expect((await gets(await person('annotator', 'Somebody new'))).status).toBe(403)
  expect((await gets(lead, 'nosuchitem')).status).toBe(404)
})
