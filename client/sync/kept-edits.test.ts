import { afterEach, describe, expect, test, vi } from 'vitest'
import { newDevice, owner, TestPage } from '../testing/test-device.ts'
import type { Owner } from './device-database.ts'
import type { DeviceStore } from './device-store.ts'
import type { EditToKeep } from './kept-edits.ts'

const edit = (n: number, more: Partial<EditToKeep> = {}): EditToKeep => ({
  n,
  update: Uint8Array.of(n),
  units: [{ unit: 'u1', before: 'as it was' }],
  at: n * 10,
  position: 4,
  ...more,
})

const rows = (device: DeviceStore) => device.read([], (database) => database.getAll('edits'))

async function leaves(device: DeviceStore, count: number, as: Owner = owner) {
  const page = new TestPage(device, as)
  const kept = page.work.edits('item1', () => undefined)
  kept.hurry(true)
  for (let n = 1; n <= count; n++) kept.add(edit(n))
  await vi.waitFor(() => expect(kept.has(count)).toBe(true))
  return { page, kept }
}

afterEach(() => vi.restoreAllMocks())

describe('V3 an edit that is not acknowledged', () => {
  test('is on the device before anybody is told so, and gone once it is acknowledged', async () => {
    const device = newDevice()
    const { kept } = await leaves(device, 2)
    expect((await rows(device)).map(({ n, item, person }) => [n, item, person])).toEqual([
      [1, 'item1', 'me'],
      [2, 'item1', 'me'],
    ])
    kept.drop([1])
    expect(kept.has(1)).toBe(false)
    await vi.waitFor(async () => expect((await rows(device)).map(({ n }) => n)).toEqual([2]))
  })

  test('acknowledged before it was written, it never is', async () => {
    const device = newDevice()
    const kept = new TestPage(device).work.edits('item1', () => undefined)
    const put = vi.spyOn(IDBObjectStore.prototype, 'put')
    kept.add(edit(1))
    kept.drop([1])
    await kept.close()
    expect(put).not.toHaveBeenCalled()
  })

  test('is taken over by the next page of the same person, once, and not while the first one lives', async () => {
    const device = newDevice()
    const { page } = await leaves(device, 3)
    const while1 = new TestPage(device)
    expect((await while1.work.edits('item1', () => undefined).claim()).edits).toEqual([])
    page.die()
    const two = [new TestPage(device), new TestPage(device)].map(({ work }) => work.edits('item1', () => undefined))
    const claims = await Promise.all(two.map((kept) => kept.claim()))
    expect(claims.map(({ edits }) => edits.length).toSorted()).toEqual([0, 3])
    const [first] = claims.flatMap(({ edits }) => edits)
    expect(first).toMatchObject({ n: 1, at: 10, position: 4, units: [{ unit: 'u1', before: 'as it was' }] })
    expect(Array.from(first?.update ?? [])).toEqual([1])
  })

  test.each([
    ['another person', { person: 'ravi' }],
    ['another room', { room: 'other' }],
    ['another making of the room', { epoch: 'epoch-2' }],
    ['another role of the same person', { role: 'lead' }],
  ])('is never taken over in %s', async (_, other) => {
    const device = newDevice()
    const { page } = await leaves(device, 1)
    page.die()
    const next = new TestPage(device, { ...owner, ...other })
    expect((await next.work.edits('item1', () => undefined).claim()).edits).toEqual([])
    expect(await rows(device)).toHaveLength(1)
    expect((await next.work.look()).items).toEqual([])
  })

  test('is told as left over, or as stale when the room was made anew', async () => {
    const device = newDevice()
    const { page } = await leaves(device, 2)
    page.die()
    expect(await new TestPage(device).work.look()).toEqual({
      items: [{ item: 'item1', count: 2, since: 10 }],
      stale: [],
    })
    const later = await new TestPage(device, { ...owner, epoch: 'epoch-2' }).work.look()
    expect([later.items.length, later.stale.length]).toEqual([0, 2])
  })
})

describe('V4 refused edits', () => {
  test('are never sent again; their words stay until the person is done with them', async () => {
    const device = newDevice()
    const { page, kept } = await leaves(device, 2)
    await kept.refuse('signed off', 50, [{ unit: 'u1', before: 'a', text: 'a b' }])
    page.die()
    const next = new TestPage(device)
    expect((await next.work.edits('item1', () => undefined).claim()).edits).toEqual([])
    const [refusal] = await next.work.refusals('item1')
    expect(refusal).toMatchObject({ reason: 'signed off', units: [{ unit: 'u1', before: 'a', text: 'a b' }] })
    await next.work.forgetRefusal(refusal?.generation ?? '')
    expect(await next.work.refusals('item1')).toEqual([])
    expect(await rows(device)).toEqual([])
  })

  test('are seen by their own person only', async () => {
    const device = newDevice()
    const { kept } = await leaves(device, 1)
    await kept.refuse('signed off', 50, [{ unit: 'u1', before: 'a', text: 'a b' }])
    expect(await new TestPage(device, { ...owner, person: 'ravi' }).work.refusals('item1')).toEqual([])
  })
})

describe('V2 a device that keeps nothing', () => {
  test.each([
    ['refuses', new DOMException('no', 'SecurityError'), 'refused'],
    ['is full', new DOMException('full', 'QuotaExceededError'), 'full'],
  ])('says so when it %s, and again when it can', async (_, error, trouble) => {
    const device = newDevice()
    const kept = new TestPage(device).work.edits('item1', () => undefined)
    const broken = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw error
    })
    kept.hurry(true)
    kept.add(edit(1))
    await vi.waitFor(() => expect(device.trouble).toBe(trouble))
    expect(kept.has(1)).toBe(false)
    broken.mockRestore()
    kept.add(edit(2))
    await vi.waitFor(() => expect([kept.has(1), kept.has(2), device.trouble]).toEqual([true, true, null]))
  })
})
