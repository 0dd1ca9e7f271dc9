import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import { invitePerson } from '#server/auth/invites.ts'
import { Guest } from '#server/demo/guest.ts'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { type ResultUnit, resultHash } from '#shared/domain/result.ts'
import { Writer } from './outside/writer.ts'

const rounds = Number(process.env.CHAVADI_SIGN_OFFS ?? 15)
const mostAttempts = 400

let redis: RedisServer
let first: RoomHarness
let second: RoomHarness
let selvi: Person
let guest: Guest

beforeAll(async () => {
  redis = await startRedis()
  first = await RoomHarness.open({ redisUrl: redis.url })
  second = await RoomHarness.open({ redisUrl: redis.url, dataDirectory: first.dataDirectory })
  selvi = await first.person('trainer', 'Selvi')
  await selvi.joins()
  const wish = { role: 'reviewer', name: 'Asha', hours: 1, uses: 1 } as const
  guest = await Guest.comes(second.serving.url, await invitePerson(first.room, operatorOf(first.roomId), wish))
})
afterAll(async () => {
  guest.leaves()
  await second.close()
  await first.close()
  await redis.stop()
})

/** Signs what stands there, looking again each time that it has moved. Answers what was signed. */
async function signsOff(item: string): Promise<string> {
  let hash = ''
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const outcome = await selvi.asks('item.sign-off', { item, hash })
    if (outcome.ok) {
      const { event } =
        first.room.actor.since(outcome.value.seq - 1)?.find(({ event: { type } }) => type === 'item.signed-off') ?? {}
      if (event?.type !== 'item.signed-off') throw new Error('There is no sign-off')
      return event.units.map(({ text }) => text).join('\n')
    }
    expect(outcome.refusal).toMatchObject({ code: 'moved' })
    hash = resultHash((outcome.refusal.details as { units: readonly ResultUnit[] }).units)
  }
  throw new Error('It never stood still')
}

async function types(writer: Writer): Promise<void> {
  for (let word = 0; word < 80 && !writer.draft.ended; word++) {
    writer.edits()
    // Sometimes several before the first is on its way, sometimes a pause in which somebody can sign.
    const pause = Math.random()
    if (pause > 0.3) await delay((pause > 0.8 ? 25 : 3) * Math.random())
  }
}

/** Words of which people were told something else than what was signed. */
function untrue(signed: string, { words }: Writer): readonly string[] {
  const removals = new Map(words.rows.filter(({ does }) => does === 'removes').map((row) => [row.word, row.position]))
  return words.rows.flatMap(({ word, does, position }) => {
    if (does === 'removes') return []
    const removed = (removals.get(word) ?? null) !== null
    const stands = signed.includes(` ${word}.`)
    return stands === (position !== null && !removed) ? [] : [`${word} ${stands ? 'is' : 'is not'} in what was signed`]
  })
}

test('S4 F6 signed at one server while somebody types at the other: each word is in it, or was refused', async () => {
  const item = first.item('first')
  let refused = 0
  let taken = 0
  for (let round = 1; round <= rounds; round++) {
    const asha = await Writer.opens(`asha${round}x`, guest, item)
    const typed = types(asha)
    await delay(30 * Math.random())
    const signed = await signsOff(item)
    await typed
    await vi.waitFor(() => expect(asha.draft.ended || asha.words.outstanding === 0).toBe(true), 10_000)
    expect(untrue(signed, asha), `round ${round}`).toEqual([])
    refused += asha.words.outstanding
    taken += asha.words.safe
    asha.draft.leaves()
    expect(await selvi.asks('item.reopen', { item, reason: 'again' })).toMatchObject({ ok: true })
    const again = await Writer.opens('nobody', guest, item)
    expect(again.text).toBe(signed)
    again.draft.leaves()
  }
  expect(taken).toBeGreaterThan(0)
  expect(refused).toBeGreaterThan(0)
}, 120_000)
