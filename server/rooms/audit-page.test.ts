import { createDecoder, hasContent, readVarUint8Array } from 'lib0/decoding'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '#server/audit/canonical.ts'
import { decodeEntry, encodeEntry, withheld } from '#server/audit/entry.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { type ChainEnd, linked, noEntries } from '#shared/audit/chain.ts'
import { frameEntry } from '#shared/audit/stored-entry.ts'
import type { AuditPage } from '#shared/protocol/audit-messages.ts'

let harness: RoomHarness
let lead: Person
let asha: Person
let ravi: Person
let annotator: Person

beforeAll(async () => {
  harness = await RoomHarness.open()
  lead = await harness.person('lead', 'Kamala')
  asha = await harness.person('reviewer', 'Asha')
  ravi = await harness.person('reviewer', 'Ravi')
  annotator = await harness.person('annotator', 'worker-1')
  await Promise.all([asha.joins(), ravi.joins()])
  const item = harness.item('first')
  const place = { unit: 'u1', from: 1, to: 2 }
  await asha.asks('difference.settle', { item, place, take: 1 })
  await ravi.asks('difference.settle', { item, place, take: 0 })
  await ravi.asks('dispute.open', { item: harness.item('second'), place, question: 'Is it the fog?' })
})
afterAll(() => harness.close())

const ask = (path: string, person: Person) =>
  fetch(new URL(`/api/v1/rooms/harness/as/1/audit/${path}`, harness.serving.url), {
    headers: { cookie: person.cookie },
  })

const page = async (query: string, person = lead): Promise<AuditPage> =>
  (await (await ask(`entries?${query}`, person)).json()) as AuditPage

const types = ({ entries }: AuditPage) => entries.map(({ type }) => type)

describe('A3 pages of the trail', () => {
  test('newest first, with names, the item’s own name, and the number of the difference', async () => {
    const { entries, names, head } = await page('count=3')
    expect(entries.map(({ type }) => type)).toEqual(['dispute.opened', 'difference.settled', 'difference.settled'])
    expect(entries[0]?.seq).toBe(head)
    expect(entries[2]).toMatchObject({ key: 'first', difference: 1, role: 'reviewer', hidden: null })
    expect(names[entries[2]?.by ?? '']).toBe('Asha')
  })

  test('before, after and count cut it into pages without a gap', async () => {
    const seqs: number[] = []
    for (let before: number | null = null; ; ) {
      const { entries, next }: AuditPage = await page(`count=4${before === null ? '' : `&before=${before}`}`)
      seqs.push(...entries.map(({ seq }) => seq))
      before = next
      if (before === null) break
    }
    const head = await harness.journalHead
    expect(seqs).toEqual(Array.from({ length: head }, (_, at) => head - at))
    expect((await page(`after=${head - 2}`)).entries.map(({ seq }) => seq)).toEqual([head, head - 1])
  })

  test.each([
    ['kind=disputes', ['dispute.opened']],
    ['kind=settling&words=ASHA', ['difference.settled']],
    ['words=is it the fog', ['dispute.opened']],
    ['kind=settling&unit=u1', ['difference.settled', 'difference.settled']],
    ['kind=settling&unit=u2', []],
    ['kind=batches', ['batch.imported']],
  ])('%s leaves %j', async (query, expected) => {
    expect(types(await page(query))).toEqual(expected)
  })

  test('a person’s entries are those by them and those about them', async () => {
    const by = (await page('kind=disputes')).entries[0]?.by ?? ''
    expect(types(await page(`person=${by}`))).toEqual([
      'dispute.opened',
      'difference.settled',
      'session.opened',
      'invite.made',
      'person.added',
    ])
  })

  test('an item’s entries, and none of the other item', async () => {
    const { entries } = await page(`item=${harness.item('second')}`)
    expect(entries.map(({ key }) => key)).toEqual(['second'])
  })

  test('R1 annotators do not read it; a bent query is a problem', async () => {
    expect((await ask('entries', annotator)).status).toBe(403)
    expect((await ask('stored', annotator)).status).toBe(403)
    expect((await ask('entries?count=100000', lead)).status).toBe(400)
    expect((await ask('entries?kind=gossip', lead)).status).toBe(400)
  })
})

describe('A4 the stored bytes', () => {
  const stored = async () => {
    const decoder = createDecoder(new Uint8Array(await (await ask('stored?after=0', lead)).arrayBuffer()))
    const all: Uint8Array[] = []
    while (hasContent(decoder)) all.push(readVarUint8Array(decoder))
    return all
  }
  const chain = (entries: readonly Uint8Array[]): ChainEnd =>
    entries.reduce((end, bytes) => linked('harness', end, bytes, sha256), noEntries)

  test('are a chain from entry 1 to the head that the server signs', async () => {
    const { signed } = (await (await ask('head', lead)).json()) as { signed: { entries: number; head: string } }
    expect(chain(await stored())).toMatchObject({ seq: signed.entries, hash: signed.head })
  })

  test('without a body they are still that chain', async () => {
    const entries = (await stored()).map((bytes, at) => (at === 2 ? frameEntry(withheld(decodeEntry(bytes))) : bytes))
    expect(chain(entries).seq).toBe(entries.length)
  })

  test('one bit anywhere in any entry breaks it at that entry or at the next', async () => {
    const entries = await stored()
    for (const [at, entry] of entries.entries()) {
      const turned = entry.map((byte, index) => (index === (at * 13) % entry.length ? byte ^ 1 : byte))
      const seen = () => chain([...entries.slice(0, at), turned, ...entries.slice(at + 1)])
      if (at < entries.length - 1) expect(seen, `entry ${at + 1}`).toThrow()
    }
  })

  test.each([
    ['missing', (all: readonly Uint8Array[]) => all.toSpliced(2, 1)],
    ['swapped', (all: readonly Uint8Array[]) => all.toSpliced(2, 2, ...all.slice(2, 4).reverse())],
    ['repeated', (all: readonly Uint8Array[]) => all.toSpliced(2, 0, ...all.slice(2, 3))],
  ])('an entry that is %s breaks it', async (_, change) => {
    const entries = await stored()
    expect(() => chain(change(entries))).toThrow()
  })

  test('a body written anew under an old head breaks it', async () => {
    const [first, second, ...rest] = await stored()
    const { head } = decodeEntry(second ?? new Uint8Array())
    const { v: _, body: __, ...kept } = head
    const forged = encodeEntry({ head: kept, body: { actor: 'p9', session: null, data: { said: 'otherwise' } } })
    expect(() => chain([first ?? new Uint8Array(), forged.bytes, ...rest])).toThrow()
  })
})
