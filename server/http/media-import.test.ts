import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { UnusedMedia } from '#server/house/unnamed-blobs.ts'
import { png, pngOfSize, wav } from '#server/testing/media-bytes.ts'
import type { Person } from '#server/testing/room-harness.ts'
import { type StoreGround, twoStores } from '#server/testing/two-stores.ts'
import { zip } from '#server/testing/zip-bytes.ts'
import { houseRoom } from '#shared/kernel/ids.ts'
import { tableValues } from '#shared/kernel/table.ts'
import type { ImportReport } from '#shared/protocol/imports.ts'
import type { MediaSent } from '#shared/protocol/media.ts'

const table = (...keys: readonly string[]) =>
  `item,text,annotator\n${keys.map((key) => `${key},the cat sat,p\n${key},the bat sat,q\n`).join('')}`
const scene = (fileName: string, size = { width: 40, height: 30 }) =>
  JSON.stringify({
    images: [{ id: 1, file_name: fileName, ...size }],
    categories: [{ id: 3, name: 'Car' }],
    annotations: [{ id: 1, image_id: 1, category_id: 3, bbox: [1, 2, 10, 8], rater_id: 'Asha' }],
  })

describe.each(Object.entries(twoStores))('media with an import, on %s', (_, open) => {
  let ground: StoreGround
  let lead: Person
  let sets = 0
  beforeAll(async () => {
    ground = await open()
    lead = await ground.here.person('lead', 'Kamala')
  })
  afterAll(() => ground.close())

  const newSet = () => `set${String(++sets).padStart(20, '0')}`
  const at = (path: string, url = ground.there.serving.url) => new URL(`/api/v1/rooms/harness/as/1/${path}`, url)
  const posts = (path: string, body: string | Buffer, who = lead) =>
    fetch(at(path), {
      method: 'POST',
      body: typeof body === 'string' ? body : new Uint8Array(body),
      headers: { cookie: who.cookie, 'Content-Type': 'application/octet-stream' },
    })
  const sends = async (set: string, file: string, bytes: Buffer, who = lead) =>
    (await (await posts(`media/${set}?file=${encodeURIComponent(file)}`, bytes, who)).json()) as MediaSent
  const imports = async (body: string, query: string, who = lead) =>
    (await (await posts(`imports?file=batch&${query}`, body, who)).json()) as ImportReport
  const ofMedia = ({ warnings }: ImportReport) => warnings.filter(({ kind }) => kind.startsWith('media'))
  const items = () => tableValues(ground.there.room.actor.state.items)
  const itemCalled = (key: string) => items().find((item) => item.key === key)
  const settled = (key: string) => vi.waitFor(() => expect(itemCalled(key)).toBeDefined())
  const heads = () => ground.here.journalHead
  const blobs = () => ground.here.room.actor.store.blobs

  test('MD10 files that were sent come to their items; what is in a zip too', async () => {
    const set = newSet()
    const one = await sends(set, 'calls/one.wav', wav(1.5))
    expect(one).toEqual({
      files: [{ name: 'calls/one.wav', type: 'audio/wav', bytes: 12_044, seconds: 1.5 }],
      refused: [],
    })
    const more = zip([
      { name: 'deep/two.wav', content: wav(2) },
      { name: 'notes.txt', content: Buffer.from('words') },
    ])
    expect((await sends(set, 'more.zip', more)).refused).toMatchObject([{ name: 'notes.txt' }])
    const report = await imports(table('calls/one.wav', 'https://x.example/two.wav?a=1', 'call-3'), `media=${set}`)
    expect(report).toMatchObject({ items: 3, media: { found: 2, added: 0, missing: 0 } })
    await settled('call-3')
    expect(items().map(({ key, media }) => [key, media?.seconds])).toEqual(
      expect.arrayContaining([
        ['calls/one.wav', 1.5],
        ['https://x.example/two.wav?a=1', 2],
        ['call-3', undefined],
      ]),
    )
    const sound = await fetch(at(`items/${itemCalled('calls/one.wav')?.id}/media`), {
      headers: { cookie: lead.cookie },
    })
    expect(Buffer.from(await sound.arrayBuffer())).toEqual(wav(1.5))
    expect(await ground.here.room.actor.store.fields(houseRoom, 'media:')).toEqual(new Map())
  })

  test('MD11 what is missing, or may be either, is listed by item; nothing is stored before somebody wants the rest', async () => {
    const set = newSet()
    for (const folder of ['x', 'y']) await sends(set, `${folder}/both.wav`, wav(1))
    await sends(set, 'here.wav', wav(3))
    const batch = table('gone.wav', 'both.wav', 'here.wav')
    const head = await heads()
    const report = await imports(batch, `media=${set}`)
    expect(report).toMatchObject({ batch: '', media: { found: 1, missing: 2 } })
    expect(report.warnings.map(({ kind, message }) => [kind, message])).toEqual([
      ['media-missing', '"gone.wav" of item "gone.wav" was not brought'],
      ['media-several', '"both.wav" of item "both.wav" may be "x/both.wav" or "y/both.wav"'],
    ])
    expect(await heads()).toBe(head)
    const wanted = await imports(batch, `media=${set}&withoutMedia=true`)
    expect(wanted).toMatchObject({ items: 3, media: { found: 1, missing: 2 } })
    expect(wanted.batch).not.toBe('')
    await settled('gone.wav')
    expect([itemCalled('gone.wav')?.media, itemCalled('here.wav')?.media?.seconds]).toEqual([undefined, 3])
  })

  test('MD2 a batch that is imported again brings its items what they lacked, and nothing in the place of what they have', async () => {
    const set = newSet()
    await sends(set, 'gone.wav', wav(4))
    await sends(set, 'here.wav', wav(5))
    const batch = table('gone.wav', 'here.wav')
    expect(await imports(batch, `media=${set}&ask=true`)).toMatchObject({ batch: '', skipped: 2, media: { added: 1 } })
    const head = await heads()
    const report = await imports(batch, `media=${set}`)
    expect(report).toMatchObject({ items: 0, skipped: 2, media: { found: 0, added: 1, missing: 0 } })
    expect(await heads()).toBe(head + 1)
    await vi.waitFor(() => expect(itemCalled('gone.wav')?.media?.seconds).toBe(4))
    expect(itemCalled('here.wav')?.media?.seconds).toBe(3)
    const { actor } = ground.here.room
    expect(actor.since(head)?.map(({ event }) => event)).toMatchObject([{ type: 'media.added', count: 1 }])
    const again = newSet()
    await sends(again, 'gone.wav', wav(4))
    expect(await imports(batch, `media=${again}`)).toMatchObject({ batch: '', media: { added: 0 } })
  })

  test('MD10 of labels: a picture, not a sound; another size than the labels were drawn on is said', async () => {
    const set = newSet()
    await sends(set, 'a/street.png', png(40, 30))
    await sends(set, 'a/lane.png', png(8, 8))
    await sends(set, 'a/noise.png', wav(1))
    const street = await imports(scene('street.png'), `media=${set}&dry=true`)
    expect(street).toMatchObject({ items: 1, media: { found: 1, missing: 0 } })
    expect(ofMedia(street)).toEqual([])
    const lane = await imports(scene('lane.png'), `media=${set}&dry=true`)
    expect(lane.media).toEqual({ found: 1, added: 0, missing: 0 })
    expect(ofMedia(lane)).toMatchObject([{ kind: 'media-size', message: expect.stringContaining('40 × 30') }])
    const noise = await imports(scene('noise.png'), `media=${set}&dry=true`)
    expect([noise.media?.missing, ofMedia(noise)[0]?.kind]).toEqual([1, 'media-kind'])
  })

  test('MD11 labels on a picture that nobody brought: listed, and imported all the same', async () => {
    const report = await imports(scene('nowhere.png'), '')
    expect(report).toMatchObject({ items: 1, media: { found: 0, added: 0, missing: 1 } })
    expect(ofMedia(report)).toMatchObject([{ kind: 'media-missing' }])
    expect(report.batch).not.toBe('')
  })

  test('MD12 a set is its sender’s, of its room, until an import or the sender is done with it', async () => {
    const set = newSet()
    await sends(set, 'mine.wav', wav(6))
    const other = await ground.here.person('lead', 'Selvi')
    expect(await imports(table('mine.wav'), `media=${set}&dry=true`, other)).toMatchObject({ media: { missing: 1 } })
    expect(await imports(table('mine.wav'), `media=${set}&dry=true`)).toMatchObject({ media: { found: 1 } })
    expect((await posts(`media/${set}/drop`, '')).status).toBe(204)
    expect(await imports(table('mine.wav'), `media=${set}&dry=true`)).toMatchObject({ media: { missing: 1 } })
  })

  test('MD12 what was sent and not imported goes from the disk, what an item has stays', async () => {
    const set = newSet()
    const [kept, lost] = [wav(7), wav(8)]
    await sends(set, 'kept.wav', kept)
    await sends(set, 'lost.wav', lost)
    await imports(table('kept.wav'), `media=${set}`)
    await settled('kept.wav')
    const hash = itemCalled('kept.wav')?.media?.hash ?? ''
    const left = [...(await ground.here.room.actor.store.fields(houseRoom, 'media:harness:')).values()]
      .map((value) => JSON.parse(value) as { name: string; media: { hash: string } })
      .find(({ name }) => name === 'lost.wav')
    expect(await blobs().has(left?.media.hash ?? '')).toBe(true)
    const sweep = new UnusedMedia(ground.here.serving.rooms, -60_000)
    await sweep.sweep()
    await sweep.close()
    expect([await blobs().has(hash), await blobs().has(left?.media.hash ?? '')]).toEqual([true, false])
  })

  test.each(['reviewer', 'trainer', 'annotator', 'observer'] as const)('MD12 a %s sends nothing', async (role) => {
    const person = await ground.here.person(role, `Some ${role}`)
    expect((await posts(`media/${newSet()}?file=a.wav`, wav(1), person)).status).toBe(403)
    expect((await posts(`media/${newSet()}/drop`, '', person)).status).toBe(403)
  })

  test.each([
    ['words', 'a.mp3', Buffer.from('these are words'), /^is neither a picture/],
    ['SVG', 'a.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /^is SVG/],
    ['a bomb', 'a.png', pngOfSize(100_000, 100_000), /over 100 megapixels/],
    ['nothing', 'a.png', Buffer.alloc(0), /^is empty/],
  ])('MD4 %s is refused with file and reason', async (_, name, bytes, reason) => {
    const { files, refused } = await sends(newSet(), name, bytes)
    expect([files, refused]).toEqual([[], [{ name, reason: expect.stringMatching(reason) }]])
  })

  test('names of sets and files are checked', async () => {
    expect((await posts('media/short?file=a.png', png(2, 2))).status).toBe(400)
    expect((await posts(`media/${newSet()}`, png(2, 2))).status).toBe(400)
    expect((await posts('imports?file=a.csv&media=../../x', table('k'))).status).toBe(400)
  })

  test('who goes away while sending leaves nothing', async () => {
    const set = newSet()
    const asking = httpRequest(at(`media/${set}?file=half.wav`), {
      method: 'POST',
      headers: { cookie: lead.cookie, 'Content-Length': 1_000_000 },
    })
    asking.on('error', () => undefined)
    asking.write(wav(1))
    await vi.waitFor(async () => expect(asking.socket?.bytesWritten ?? 0).toBeGreaterThan(8000))
    asking.destroy()
    expect(await imports(table('half.wav'), `media=${set}&dry=true`)).toMatchObject({ media: { missing: 1 } })
  })
})
