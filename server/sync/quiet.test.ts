import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { RawDraft } from '#server/testing/raw-draft.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { draftHash } from '#shared/drafts/draft-hash.ts'

let harness: RoomHarness
let asha: Person
let ravi: Person
let path: string

beforeAll(async () => {
  harness = await RoomHarness.open()
  asha = await harness.person('reviewer', 'Asha')
  ravi = await harness.person('reviewer', 'Ravi')
  path = `/sync/harness/${harness.item('first')}`
})
afterAll(() => harness.close())

async function opened(person: Person): Promise<RawDraft> {
  const draft = new RawDraft(person, path)
  await draft.opened
  draft.asksForState()
  await vi.waitFor(() => expect(draft.text).not.toBe(''))
  return draft
}

const patience = { timeout: 15_000 }

test('E16 when a draft is quiet whoever asks for acknowledgements is told once what it says, and where it stands', async () => {
  const [one, two] = [await opened(asha), await opened(ravi)]
  for (let key = 0; key < 10; key++)
    one.sends(
      'update',
      one.makes((text) => text.insert(0, 'x')),
    )
  await vi.waitFor(() => expect([one.quiet.length, two.quiet.length]).toEqual([1, 1]), patience)
  const { position, mark } = one.acknowledged.at(-1) ?? {}
  expect([...one.quiet, ...two.quiet]).toEqual([1, 2].map(() => ({ position, mark, hash: draftHash(one.doc) })))
  expect(two.text).toBe(one.text)
  const late = await opened(asha)
  await vi.waitFor(() => expect(late.quiet).toHaveLength(1), patience)
  expect(late.quiet).toEqual(one.quiet)
  expect(two.quiet).toHaveLength(1)
  two.sends(
    'update',
    two.makes((text) => text.delete(0, 1)),
  )
  await vi.waitFor(() => expect([one, two, late].map(({ quiet }) => quiet.length)).toEqual([2, 2, 2]), patience)
  expect(one.quiet[1]?.hash).not.toBe(one.quiet[0]?.hash)
  expect(one.quiet[1]?.hash).toBe(draftHash(late.doc))
  for (const draft of [one, two, late]) draft.socket.close()
})

test('E16 a stock client is told nothing that it does not know', async () => {
  const stock = asha.opens(harness.item('second'))
  await vi.waitFor(() => expect(stock.text).not.toBe(''))
  const types = new Set<number>()
  stock.provider.ws?.addEventListener('message', ({ data }) => types.add(new Uint8Array(data as ArrayBuffer)[0] ?? -1))
  const mine = new RawDraft(ravi, `/sync/harness/${harness.item('second')}`)
  await mine.opened
  mine.asksForState()
  stock.types(0, 'x')
  await vi.waitFor(() => expect(mine.quiet).toHaveLength(1), patience)
  expect([...types].filter((type) => type >= 100)).toEqual([])
  mine.socket.close()
})
