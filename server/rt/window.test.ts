import { afterEach, describe, expect, test, vi } from 'vitest'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { resultHash, wordsHash } from '#shared/domain/result.ts'
import type { RoomWindow } from '#shared/projections/room-window.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

const place = { unit: 'u1', from: 1, to: 2 }

/** Two servers that serve one room, or one and the same twice. */
const places = {
  'one process on the embedded store': async () => {
    const one = await RoomHarness.open()
    closing.push(() => one.close())
    return [one, one] as const
  },
  'two processes on one Redis': async () => {
    const redis: RedisServer = await startRedis()
    const first = await RoomHarness.open({ redisUrl: redis.url })
    const second = await RoomHarness.open({ redisUrl: redis.url, dataDirectory: first.dataDirectory })
    closing.push(
      () => redis.stop(),
      () => first.close(),
      () => second.close(),
    )
    return [first, second] as const
  },
} as const

async function opens(observer: Person): Promise<() => RoomWindow> {
  await observer.joins()
  let now: RoomWindow | undefined
  observer.channel.on('window', (patch) => {
    if (now) now = { ...now, ...patch }
  })
  const answer = await observer.channel.emitWithAck('window', { open: true })
  if (!answer.ok || !answer.value) throw new Error('no window')
  now = answer.value
  return () => now as RoomWindow
}

describe.each(Object.entries(places))('on %s', (_, open) => {
  test('CW2 CW3 CW5 progress, agreement, rulings and the item that is worked on come live', async () => {
    const [here, there] = await open()
    const [first, second] = [here.item('first'), here.item('second')]
    const asha = await here.person('reviewer', 'Asha Planted')
    const selvi = await here.person('trainer', 'Selvi Planted')
    await asha.joins()
    await selvi.joins()
    const window = await opens(await here.person('observer', 'Client', there))
    expect(window()).toMatchObject({
      progress: { items: 2, signedOff: 0, disputed: 0, ruled: 0 },
      rulings: [],
      working: null,
    })
    await vi.waitFor(() => expect(window().agreement).toEqual({ before: null, after: null }))
    await asha.asks('dispute.open', { item: first, place, question: 'Bat or cat?' })
    await vi.waitFor(() => expect(window()).toMatchObject({ progress: { disputed: 1 }, working: first }))
    const wish = { item: first, place, value: 'rat', reason: 'wrong word', why: 'It squeaks' }
    expect(await selvi.asks('ruling.make', { ...wish, basis: wordsHash('cat') })).toMatchObject({ ok: true })
    await vi.waitFor(() =>
      expect(window()).toMatchObject({
        progress: { disputed: 0, ruled: 1 },
        rulings: [{ value: 'rat', stood: 'cat', question: 'Bat or cat?', by: expect.stringMatching(/^Trainer \d+$/) }],
      }),
    )
    const hash = resultHash([{ id: 'u1', text: 'the rat sat down' }])
    expect(await asha.asks('item.sign-off', { item: first, hash })).toMatchObject({ ok: true })
    // By hand: 10 of 12 among three sources; three sources with three of four words of the result.
    await vi.waitFor(() =>
      expect(window()).toMatchObject({
        progress: { signedOff: 1 },
        agreement: { before: { share: 10 / 12, items: 1, interval: null }, after: { share: 9 / 12, items: 1 } },
      }),
    )
    // Whoever asks only now reads the journal from its start.
    const late = await opens(await here.person('observer', 'Late', there))
    await vi.waitFor(() => expect(late()).toEqual(window()))
    const [ruling] = window().rulings
    expect(await selvi.asks('item.reopen', { item: first, reason: 'Again' })).toMatchObject({ ok: true })
    expect(await selvi.asks('ruling.reopen', { item: first, ruling: ruling?.id, reason: 'Again' })).toMatchObject({
      ok: true,
    })
    await vi.waitFor(() =>
      expect(window()).toMatchObject({
        progress: { signedOff: 0, ruled: 0, disputed: 1 },
        agreement: { before: null, after: null },
        rulings: [],
      }),
    )
    expect(JSON.stringify([window(), late()])).not.toMatch(/planted/i)
    expect(second).not.toBe(first)
  })
})

test('CW3 what is typed here shows before it is written down; whoever watches has time to read', async () => {
  const [here] = await places['one process on the embedded store']()
  const [first, second] = [here.item('first'), here.item('second')]
  const asha = await here.person('reviewer', 'Asha')
  await asha.joins()
  const window = await opens(await here.person('observer', 'Client'))
  const draft = asha.opens(second)
  await vi.waitFor(() => expect(draft.text).not.toBe(''))
  draft.types(0, 'so ')
  await vi.waitFor(() => expect(window().working).toBe(second), 5000)
  await asha.asks('difference.settle', { item: first, place, take: 1 })
  await vi.waitFor(() => expect(window().working).toBe(first), 15_000)
})

test('CW4 all who watch are told the same bytes, and nobody once their window is closed', async () => {
  const [here] = await places['one process on the embedded store']()
  const item = here.item('first')
  const asha = await here.person('reviewer', 'Asha')
  await asha.joins()
  const observers = await Promise.all(['One', 'Two', 'Three'].map((name) => here.person('observer', name)))
  const frames = await Promise.all(
    observers.map(async (observer) => {
      await opens(observer)
      await observer.channel.emitWithAck('observe', { item })
      const heard: string[] = []
      observer.channel.io.engine.on('packet', ({ data }: { data?: unknown }) => {
        if (typeof data === 'string' && data.startsWith('2[')) heard.push(data)
      })
      return heard
    }),
  )
  await asha.asks('dispute.open', { item, place, question: 'Which?' })
  const kinds = (heard: readonly string[]) => new Set(heard.map((frame) => /^2\["([a-z]+)"/.exec(frame)?.[1]))
  await vi.waitFor(() => {
    for (const heard of frames) expect(kinds(heard)).toEqual(new Set(['event', 'observed', 'window']))
  })
  expect(frames[1]).toEqual(frames[0])
  expect(frames[2]).toEqual(frames[0])
  const [leaver, stays] = observers
  expect(await leaver?.channel.emitWithAck('window', { open: false })).toEqual({ ok: true, value: null })
  for (const heard of frames) heard.length = 0
  const [dispute] = Object.keys(
    (await asha.channel.emitWithAck('item', { item }).then((view) => view.ok && view.value.disputes)) || {},
  )
  await asha.asks('dispute.withdraw', { item, dispute })
  await vi.waitFor(() => expect(kinds(frames[1] ?? [])).toContain('window'))
  expect(kinds(frames[0] ?? [])).not.toContain('window')
  expect(stays?.role).toBe('observer')
})
