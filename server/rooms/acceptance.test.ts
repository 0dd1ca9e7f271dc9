import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { verifyTrail } from '#server/audit/verify.ts'
import { operatorOf } from '#server/auth/caller.ts'
import { invitePerson } from '#server/auth/invites.ts'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { mayAccept } from '#shared/domain/accept-items.ts'
import { itemState } from '#shared/domain/item-state.ts'
import { resultHash, resultOf } from '#shared/domain/result.ts'
import { tableGet } from '#shared/kernel/table.ts'
import type { AcceptanceList } from '#shared/protocol/acceptance-messages.ts'

const stores = {
  'the embedded store': async () => [await RoomHarness.open()],
  'two processes on one Redis': async () => {
    redis = await startRedis()
    const here = await RoomHarness.open({ redisUrl: redis.url })
    return [here, await RoomHarness.open({ redisUrl: redis.url, dataDirectory: here.dataDirectory })]
  },
} as const
let redis: RedisServer | undefined

describe.each(Object.entries(stores))('acceptance on %s', (_, open) => {
  let harnesses: readonly RoomHarness[]
  let harness: RoomHarness
  let client: Person
  let watcher: Person
  let reviewer: Person

  beforeAll(async () => {
    harnesses = await open()
    const [first, last = first] = [harnesses[0], harnesses.at(-1)]
    if (!first || !last) throw new Error('no server')
    harness = first
    reviewer = await harness.person('reviewer', 'Asha')
    client = await harness.accepting('Client', last)
    watcher = await harness.person('observer', 'Watcher', last)
    for (const person of [reviewer, client, watcher]) await person.joins()
  }, 60_000)
  afterAll(async () => {
    for (const each of harnesses.toReversed()) await each.close()
    await redis?.stop()
    redis = undefined
  })

  async function signs(key: 'first' | 'second'): Promise<{ item: string; signedAt: string }> {
    const { actor } = harness.room
    const id = harness.item(key)
    const item = actor.item(id)
    if (!item) throw new Error(`no item ${id}`)
    const hash = resultHash(resultOf(await actor.bench(item), tableGet(actor.state.rulings, id) ?? []))
    expect(await reviewer.asks('item.sign-off', { item: id, hash })).toMatchObject({ ok: true })
    return { item: id, signedAt: tableGet(actor.state.signOffs, id)?.at ?? '' }
  }

  async function list(person: Person): Promise<AcceptanceList> {
    return (await (await read('acceptances', person)).json()) as AcceptanceList
  }
  const read = (path: string, person: Person) =>
    fetch(new URL(`/api/v1/rooms/harness/as/1/${path}`, harness.serving.url), { headers: { cookie: person.cookie } })
  const batch = () => harness.room.actor.item(harness.item('first'))?.batch ?? ''
  const says = (person: Person, of: object, outcome = 'accepted', comment = '') =>
    person.asks('items.accept', { outcome, of, comment })

  test('AC1 a link that allows it is for observers, and who came by another is refused', async () => {
    const wish = { role: 'reviewer', accepts: true, hours: 1, uses: 1 } as const
    await expect(invitePerson(harness.room, operatorOf(harness.roomId), wish)).rejects.toThrow(
      'Only a link for an observer',
    )
    const first = await signs('first')
    const before = await harness.journalHead
    expect(await says(watcher, { items: [first] })).toMatchObject({ ok: false, refusal: { code: 'forbidden' } })
    expect(await harness.journalHead).toBe(before)
    expect([(await list(client)).may, (await list(watcher)).may, (await list(reviewer)).may]).toEqual([
      true,
      false,
      false,
    ])
  })

  test('AC2 what was opened and signed anew meanwhile is not accepted unseen', async () => {
    const { item, signedAt } = { item: harness.item('first'), signedAt: '2020-01-01T00:00:00.000Z' }
    expect(await says(client, { items: [{ item, signedAt }] })).toMatchObject({ refusal: { code: 'moved' } })
    expect(await says(client, { batch: batch(), count: 2 })).toMatchObject({ refusal: { code: 'moved' } })
    expect(await says(client, { items: [{ item: harness.item('second'), signedAt }] })).toMatchObject({
      refusal: { code: 'moved' },
    })
    expect(await says(client, { batch: 'nowhere', count: 2 })).toMatchObject({ refusal: { code: 'not-found' } })
    expect(await says(client, { batch: batch(), count: 1 }, 'returned')).toMatchObject({
      refusal: { code: 'bad-input' },
    })
  })

  test('AC2 AC5 one event, and a receipt that verifies and breaks with any byte', async () => {
    const item = harness.item('first')
    const signedAt = tableGet(harness.room.actor.state.signOffs, item)?.at ?? ''
    const before = await harness.journalHead
    const came = await says(client, { items: [{ item, signedAt }] }, 'accepted', 'As agreed, thank you')
    expect(came).toMatchObject({ ok: true, value: { seq: before + 1 } })
    await vi.waitFor(() => expect(harness.room.actor.queue.row(item)?.accepted).not.toBeNull(), 10_000)
    expect(await says(client, { items: [{ item, signedAt }] })).toMatchObject({ refusal: { code: 'conflict' } })
    const [said] = (await list(client)).said
    expect(said).toMatchObject({ outcome: 'accepted', count: 1, batch: null, mine: true, items: [{ key: 'first' }] })
    const receipt = await read(`acceptances/${said?.id}/receipt`, client)
    const bytes = new Uint8Array(await receipt.arrayBuffer())
    expect(verifyTrail(bytes)).toMatchObject({ ok: true, receipt: before + 1, entries: 1, withheld: 0 })
    expect(new TextDecoder().decode(bytes)).toContain('As agreed, thank you')
    const changed = new TextEncoder().encode(new TextDecoder().decode(bytes).replace('As agreed', 'No agreed'))
    expect(verifyTrail(changed)).toMatchObject({ ok: false })
    const other = new TextEncoder().encode(new TextDecoder().decode(bytes).replace(/"receipt":\d+/, '"receipt":1'))
    expect(verifyTrail(other)).toMatchObject({ ok: false })
    expect((await read(`acceptances/${said?.id}/receipt`, watcher)).status).toBe(404)
    expect((await read(`acceptances/${said?.id}/receipt`, reviewer)).status).toBe(403)
  })

  test('AC6 observers read of each other and of batches without names', async () => {
    const texts = [JSON.stringify(await list(watcher)), JSON.stringify(await list(client))]
    for (const text of texts) expect(text).not.toMatch(/Client|Watcher|Asha|harness\.|\.json/)
    expect((await list(watcher)).said[0]).toMatchObject({ by: expect.stringMatching(/^Observer \d/), mine: false })
    expect(JSON.stringify(await list(reviewer))).toContain('Client')
  })

  test('AC3 AC4 a batch covers what waits; returned, it is open again, and the acceptance of others stays', async () => {
    await signs('second')
    await vi.waitFor(async () => expect((await list(client)).batches[0]?.waiting).toBe(1), 10_000)
    expect((await list(client)).batches).toMatchObject([{ number: 1, items: 2, accepted: 1, waiting: 1 }])
    const came = await says(client, { batch: batch(), count: 1 }, 'returned', 'Numbers as digits, please')
    expect(came).toMatchObject({ ok: true })
    const { actor } = harness.room
    await vi.waitFor(() => expect(itemState(actor.state, harness.item('second'))).toBe('open'), 20_000)
    expect(itemState(actor.state, harness.item('first'))).toBe('signed-off')
    await vi.waitFor(() => expect(actor.state.acceptances.at(-1)).toMatchObject({ count: 1, returning: [] }), 10_000)
    const entries = await actor.store.range(harness.roomId, 'journal', 0)
    const reopened = entries.filter(({ bytes }) => Buffer.from(bytes).includes('"type":"item.reopened"'))
    expect(reopened).toHaveLength(1)
    expect(Buffer.from(reopened[0]?.bytes ?? []).toString()).toContain('Numbers as digits, please')
  })

  test('AC7 whoever signed is told of it as the client’s word, by name, and it stands in the item', async () => {
    const item = harness.item('second')
    const view = await reviewer.channel.emitWithAck('item', { item })
    const by = (await client.joins()).me.person
    expect(view).toMatchObject({
      ok: true,
      value: { signOff: null, sentBack: { by, reason: 'Numbers as digits, please', client: true } },
    })
    const page = await reviewer.channel.emitWithAck('notices', { count: 10 })
    expect(page).toMatchObject({
      value: { rows: [{ kind: 'client-returned', item, name: 'Client', words: 'Numbers as digits, please' }] },
    })
  })

  test('AC2 two observers at once: one word counts, and the other is told', async () => {
    const { actor } = harness.room
    const other = await harness.accepting('Other client')
    await other.joins()
    const item = await signs('second')
    expect((await reviewer.channel.emitWithAck('item', { item: item.item })).ok).toBe(true)
    await vi.waitFor(async () => expect((await list(client)).batches[0]?.waiting).toBe(1), 10_000)
    const said = await Promise.all([
      says(client, { batch: batch(), count: 1 }, 'accepted', 'The whole batch, with thanks'),
      says(other, { batch: batch(), count: 1 }, 'returned', 'Not yet'),
    ])
    const [winner, loser] = said[0].ok ? said : said.toReversed()
    expect(winner).toMatchObject({ ok: true })
    expect(loser).toMatchObject({ ok: false, refusal: { code: expect.stringMatching(/^(conflict|moved)$/) } })
    await vi.waitFor(async () => expect((await list(watcher)).said[0]?.batch).toBe(1), 10_000)
    const outcome = said[0].ok ? 'accepted' : 'returned'
    expect((await list(watcher)).said[0]).toMatchObject({ outcome, count: 1 })
    const state = outcome === 'accepted' ? 'signed-off' : 'open'
    await vi.waitFor(() => expect(itemState(actor.state, item.item)).toBe(state), 20_000)
    other.leave()
  })

  test('AC2 AC5 a whole batch is accepted with a comment, under a receipt', async () => {
    const { actor } = harness.room
    const second = harness.item('second')
    const trainer = await harness.person('trainer', 'Bala')
    await trainer.joins()
    for (const item of [second, harness.item('first')])
      if (itemState(actor.state, item) === 'signed-off')
        await trainer.asks('item.reopen', { item, reason: 'Once more' })
    await signs('first')
    await signs('second')
    await vi.waitFor(async () => expect((await list(client)).batches[0]?.waiting).toBe(2), 10_000)
    const came = await says(client, { batch: batch(), count: 2 }, 'accepted', 'All of it, with thanks')
    expect(came).toMatchObject({ ok: true })
    await vi.waitFor(async () => expect((await list(client)).said[0]?.comment).toBe('All of it, with thanks'), 10_000)
    const [said] = (await list(client)).said
    expect(said).toMatchObject({ outcome: 'accepted', batch: 1, count: 2, mine: true })
    for (const item of [second, harness.item('first')])
      expect(tableGet(actor.state.signOffs, item)?.accepted?.comment).toBe('All of it, with thanks')
    const receipt = await read(`acceptances/${said?.id}/receipt`, client)
    expect(verifyTrail(new Uint8Array(await receipt.arrayBuffer()))).toMatchObject({ ok: true, entries: 1 })
    trainer.leave()
  })

  test('AC2 AC4 what is opened again at the same moment is not left accepted, and who was late is told', async () => {
    const { actor } = harness.room
    const item = harness.item('second')
    const trainer = await harness.person('trainer', 'Devi')
    await trainer.joins()
    await trainer.asks('item.reopen', { item, reason: 'A word was left out' })
    const seen = await signs('second')
    const [reopened, accepted] = await Promise.all([
      trainer.asks('item.reopen', { item, reason: 'Again' }),
      says(client, { items: [seen] }),
    ])
    expect(reopened).toMatchObject({ ok: true })
    if (!accepted.ok) expect(accepted).toMatchObject({ refusal: { code: 'moved' } })
    await vi.waitFor(() => expect(itemState(actor.state, item)).toBe('open'), 10_000)
    expect(tableGet(actor.state.signOffs, item)?.accepted).toBeUndefined()
    expect(await says(client, { items: [seen] })).toMatchObject({ refusal: { code: 'moved' } })
    const anew = await signs('second')
    expect(await says(client, { items: [seen] })).toMatchObject({ refusal: { code: 'moved' } })
    expect(await says(client, { items: [anew] })).toMatchObject({ ok: true })
    trainer.leave()
  })

  test('AC4 an accepted item that is opened again is not accepted any more, and can be said again', async () => {
    const trainer = await harness.person('trainer', 'Selvi')
    await trainer.joins()
    const item = harness.item('first')
    expect(await trainer.asks('item.reopen', { item, reason: 'A name was wrong' })).toMatchObject({ ok: true })
    expect(harness.room.actor.queue.row(item)?.accepted).toBeNull()
    const again = await signs('first')
    expect(await says(client, { items: [again] })).toMatchObject({ ok: true })
    const returned = await says(client, { items: [again] }, 'returned', 'After all not')
    expect(returned).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(itemState(harness.room.actor.state, item)).toBe('open'), 20_000)
  })

  test('AC1 the right ends with the session that the link opened', async () => {
    const { person } = (await client.joins()).me
    const lead = await harness.person('lead', 'Kamala')
    await lead.joins()
    const sessions = harness.room.actor.state.rights.sessions.flatMap((bucket) => Object.values(bucket))
    const session = sessions.find((one) => one.person === person)?.id
    expect(await lead.asks('session.end', { person, session })).toMatchObject({ ok: true })
    await vi.waitFor(async () => expect((await read('acceptances', client)).status).toBe(401), 10_000)
    expect(mayAccept(harness.room.actor.state, person)).toBe(false)
  })
})
