import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import { jsonBytes } from '#server/rooms/item-blobs.ts'
import { png } from '#server/testing/media-bytes.ts'
import { putBack, putForward } from '#server/testing/put-forward.ts'
import type { Person } from '#server/testing/room-harness.ts'
import { type StoreGround, twoStores } from '#server/testing/two-stores.ts'
import type { Role } from '#shared/domain/roles.ts'

const picture = png(40, 30)

describe.each(Object.entries(twoStores))('media on %s', (_, open) => {
  let ground: StoreGround
  let lead: Person
  beforeAll(async () => {
    ground = await open()
    await adds(item())
    lead = await person('lead', 'Kamala')
  })
  afterAll(() => ground.close())

  async function adds(to: string): Promise<void> {
    const { actor } = ground.here.room
    const [hash = ''] = await actor.store.blobs.put([picture])
    const media = [{ item: to, media: { hash, type: 'image/png', bytes: picture.length, width: 40, height: 30 } }]
    const [manifest = ''] = await actor.store.blobs.put([jsonBytes({ media })])
    const by = operatorOf(ground.here.roomId)
    const events = [{ type: 'media.added', manifest, count: 1, by: by.person }] as const
    await actor.alone(() => actor.commit({ ...by, command: null }, async () => ({ events })))
  }
  const item = () => ground.here.item('first')
  const person = (role: Role, name: string) => ground.here.person(role, name, ground.there)
  const gets = (who: Person | undefined, headers: Record<string, string> = {}, of = item(), method = 'GET') =>
    fetch(new URL(`/api/v1/rooms/harness/as/1/items/${of}/media`, ground.there.serving.url), {
      method,
      headers: { ...(who ? { cookie: who.cookie } : {}), ...headers },
    })
  const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

  test('MD6 the whole of it, as what it is, to be kept by this browser alone and never to be run', async () => {
    const response = await gets(lead)
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(picture.length),
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=31536000, immutable, no-transform',
      'content-disposition': 'inline',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      vary: expect.stringContaining('Cookie'),
      etag: expect.stringMatching(/^"[0-9a-f]{64}"$/),
    })
    expect(await bytesOf(response)).toEqual(picture)
  })

  test.each([
    ['bytes=0-7', 0, 8],
    ['bytes=10-', 10, picture.length],
    ['bytes=-5', picture.length - 5, picture.length],
    ['bytes=5-99999999', 5, picture.length],
  ])('MD6 one range: %s', async (range, from, to) => {
    const response = await gets(lead, { range })
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(`bytes ${from}-${to - 1}/${picture.length}`)
    expect(await bytesOf(response)).toEqual(picture.subarray(from, to))
  })

  test.each(['bytes=0-1,4-5', 'lines=1-2', 'bytes=x-y'])(
    'MD6 what is no one range gives the whole: %s',
    async (range) => {
      const response = await gets(lead, { range })
      expect([response.status, (await bytesOf(response)).length]).toEqual([200, picture.length])
    },
  )

  test('MD6 a range beyond the end is refused, and one of another version gives the whole', async () => {
    const beyond = await gets(lead, { range: `bytes=${picture.length}-` })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${picture.length}`])
    const other = await gets(lead, { range: 'bytes=0-1', 'if-range': '"another"' })
    expect(other.status).toBe(200)
    const etag = other.headers.get('etag') ?? ''
    expect((await gets(lead, { range: 'bytes=0-1', 'if-range': etag })).status).toBe(206)
  })

  test('MD6 who has it already is told so; a HEAD has no bytes', async () => {
    const head = await gets(lead, {}, item(), 'HEAD')
    expect([head.status, head.headers.get('content-length'), (await bytesOf(head)).length]).toEqual([
      200,
      String(picture.length),
      0,
    ])
    // `no-cache` is what fetch adds by itself otherwise, and asks for the bytes again.
    const etag = head.headers.get('etag') ?? ''
    const known = await gets(lead, { 'if-none-match': etag, 'cache-control': 'max-age=0' })
    expect([known.status, (await bytesOf(known)).length]).toEqual([304, 0])
  })

  test.each(['lead', 'reviewer', 'trainer', 'observer'] as const)('MD7 a %s sees it', async (role) => {
    expect((await gets(await person(role, `A ${role}`))).status).toBe(200)
  })

  test('MD7 annotators see it of their items, and of others once they are signed off', async () => {
    expect((await gets(await person('annotator', 'worker-1'))).status).toBe(200)
    expect((await gets(await person('annotator', 'Somebody new'))).status).toBe(403)
  })

  test('MD7 nobody else, nothing of other items, nothing where there is none', async () => {
    expect((await gets(undefined)).status).toBe(401)
    expect((await gets(lead, {}, 'nosuchitem')).status).toBe(404)
    const none = await gets(lead, {}, ground.here.item('second'))
    expect([none.status, none.headers.get('cache-control')]).toEqual([404, null])
  })

  test('MD5 what is told of it names no file, to those who work here and to observers', async () => {
    const watcher = await person('observer', 'The client')
    await watcher.joins()
    const observed = await watcher.channel.emitWithAck('observe', { item: item() })
    const media = { type: 'image/png', bytes: picture.length, width: 40, height: 30 }
    expect(observed).toMatchObject({ ok: true, value: { item: { media } } })
    const url = new URL(`/api/v1/rooms/harness/as/1/items/${item()}`, ground.there.serving.url)
    const sources = (await (await fetch(url, { headers: { cookie: lead.cookie } })).json()) as { media: object }
    expect(sources.media).toEqual(media)
  })

  test('MD7 observers who are behind have it when its time has come, and not before', async () => {
    const second = ground.here.item('second')
    const watcher = await person('observer', 'Who is behind')
    await lead.joins()
    const settings = { settings: { observersBehind: 30 }, was: { observersBehind: 0 } }
    expect(await lead.asks('settings.set', settings)).toMatchObject({ ok: true })
    await adds(second)
    await vi.waitFor(async () => expect((await gets(lead, {}, second)).status).toBe(200))
    expect((await gets(watcher, {}, second)).status).toBe(404)
    putForward(40_000)
    expect((await gets(watcher, {}, second)).status).toBe(200)
    putBack()
  })
})
