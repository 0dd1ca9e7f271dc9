import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import { invitePerson } from '#server/auth/invites.ts'
import { importBatch } from '#server/rooms/import-batch.ts'
import { jsonBytes } from '#server/rooms/item-blobs.ts'
import { readBatch } from '#server/rooms/read-batch.ts'
import { putBack, putForward, withoutExpiry } from '#server/testing/put-forward.ts'
import type { Draft, Person } from '#server/testing/room-harness.ts'
import { type StoreGround, twoStores } from '#server/testing/two-stores.ts'
import { resultHash, resultOf, wordsHash } from '#shared/domain/result.ts'
import { tableGet } from '#shared/kernel/table.ts'
import type { AcceptanceList } from '#shared/protocol/acceptance-messages.ts'
import type { Behind, Joined } from '#shared/protocol/rt-messages.ts'

const place = { unit: 'u1', from: 1, to: 2 }
const minute = 60_000

/** An observer with every byte that reached them, over `/rt` and HTTP. */
class Listener {
  readonly bytes: string[] = []
  behind: Behind | null = null
  joined: Joined | undefined
  ended = 0
  readonly #person: Person
  readonly #url: string
  #item: string

  constructor(person: Person, url: string, item: string) {
    this.#person = person
    this.#url = url
    this.#item = item
  }

  get person(): Person {
    return this.#person
  }

  async comes(): Promise<Joined> {
    const channel = withoutExpiry(this.#person.connects())
    channel.io.on('open', () => channel.io.engine.on('data', (data: unknown) => this.bytes.push(String(data))))
    channel.on('behind', (behind) => {
      this.behind = behind
    })
    channel.on('disconnect', () => this.ended++)
    const joined = await channel.emitWithAck('join', { protocol: 1 })
    if (!joined.ok) throw new Error(joined.refusal.message)
    this.joined = joined.value
    await channel.emitWithAck('observe', { item: this.#item })
    await channel.emitWithAck('window', { open: true })
    return joined.value
  }

  /** Everything that an observer may ask, on every way. */
  async asksAll(invite: string): Promise<void> {
    const { channel } = this.#person
    await channel.emitWithAck('join', { protocol: 1 })
    await channel.emitWithAck('queue', { filter: 'all', search: '', from: 0, count: 200 })
    await channel.emitWithAck('queue', { filter: 'all', search: 'planted', from: 0, count: 200 })
    await channel.emitWithAck('disputes', { filter: 'all', from: 0, count: 100 })
    await channel.emitWithAck('matters', { filter: 'all', from: 0, count: 200 })
    await channel.emitWithAck('observe', { item: this.#item })
    await channel.emitWithAck('window', { open: true })
    await channel.emitWithAck('since', { seq: this.joined?.seq ?? 0, mark: this.joined?.mark ?? '' })
    await channel.emitWithAck('talk', { filter: 'all', count: 100 })
    await channel.emitWithAck('item', { item: this.#item })
    const paths = ['rooms/harness/as/1/report', 'rooms/harness/as/1/acceptances', 'sessions', 'home']
    for (const path of paths) await this.#gets(path, {})
    await this.#gets('sessions/look', {
      method: 'POST',
      body: JSON.stringify({ invite }),
      headers: { 'Content-Type': 'application/json' },
    })
  }

  async #gets(path: string, { headers, ...rest }: RequestInit): Promise<void> {
    const response = await fetch(new URL(`/api/v1/${path}`, this.#url), {
      ...rest,
      headers: { ...(headers as Record<string, string>), cookie: this.#person.cookie },
    })
    this.bytes.push(`${path} ${response.status} ${await response.text()}`)
  }

  heard(word: string): boolean {
    return this.bytes.some((bytes) => bytes.includes(word))
  }
}

describe.each(Object.entries(twoStores))('observers who are behind, on %s', (_, open) => {
  let ground: StoreGround
  let lead: Person
  let asha: Person
  let selvi: Person
  let watcher: Listener
  let client: Listener
  let draft: Draft
  let first: string
  let invite: string

  beforeAll(async () => {
    ground = await open()
    const { here, there } = ground
    first = here.item('first')
    lead = await here.person('lead', 'Lead')
    asha = await here.person('reviewer', 'Asha')
    selvi = await here.person('trainer', 'Selvi')
    for (const person of [lead, asha, selvi]) {
      await person.joins()
      withoutExpiry(person.channel)
    }
    const watching = await here.person('observer', 'Watcher', there)
    const accepting = await here.accepting('Client', there)
    watcher = new Listener(watching, there.serving.url, first)
    client = new Listener(accepting, there.serving.url, first)
    invite = await invitePerson(here.room, operatorOf(here.roomId), { role: 'observer', hours: 1, uses: 9 })
    draft = asha.opens(first)
    await vi.waitFor(() => expect(draft.text).toBe('the cat sat down'))
    await done(lead, 'settings.set', { settings: { talkShown: true }, was: { talkShown: false } })
    for (const each of [watcher, client]) await each.comes()
  }, 60_000)
  afterAll(async () => {
    await ground?.close()
    putBack()
  })

  async function done(person: Person, name: string, input: unknown): Promise<number> {
    const outcome = await person.asks(name, input)
    if (!outcome.ok) throw new Error(`${name}: ${outcome.refusal.message}`)
    return outcome.value.seq
  }
  const behind = (seconds: number, was: number) =>
    done(lead, 'settings.set', { settings: { observersBehind: seconds }, was: { observersBehind: was } })

  async function signs(item: string): Promise<void> {
    const { actor } = ground.here.room
    const listed = actor.item(item)
    if (!listed) throw new Error('no item')
    const hash = resultHash(resultOf(await actor.bench(listed), tableGet(actor.state.rulings, item) ?? []))
    await done(asha, 'item.sign-off', { item, hash })
  }

  test('CW21 CW22 nothing of what happens leaves by any way before the time has come; then all of it does', async () => {
    const shown = await behind(60, 0)
    // They see the room otherwise from here on: each connection ends, and comes again.
    await vi.waitFor(() => expect([watcher.ended, client.ended]).toEqual([1, 1]))
    for (const each of [watcher, client]) await each.comes()
    expect(client.behind).toEqual({ seconds: 60, frozenUntil: expect.any(String) })
    expect(client.joined?.seq).toBe(shown)

    draft.types(0, 'plantedtyping ')
    await done(asha, 'dispute.open', { item: first, place, question: 'plantedquestion' })
    const ruling = { item: first, place, value: 'plantedvalue', reason: 'wrong word', why: 'plantedwhy' }
    await done(selvi, 'ruling.make', { ...ruling, basis: wordsHash('cat') })
    await done(asha, 'talk.say', { text: 'plantedtalk' })
    const more = {
      chavadi: 1,
      items: [{ key: 'plantedkey', language: 'en', sources: [{ annotator: 'w', segments: [{ text: 'x' }] }] }],
    }
    await importBatch(
      ground.here.room,
      operatorOf(ground.here.roomId),
      await readBatch({ fileName: 'm.json', bytes: jsonBytes(more) }),
    )
    await signs(first)
    await done(lead, 'room.rename', { title: 'plantedtitle', was: 'Harness' })
    const words = ['typing', 'question', 'value', 'why', 'talk', 'key', 'title'].map((word) => `planted${word}`)
    const head = await ground.here.journalHead
    await vi.waitFor(() => expect(ground.there.room.actor.seq).toBe(head))

    for (const each of [watcher, client]) await each.asksAll(invite)
    putForward(minute / 2)
    for (const each of [watcher, client]) await each.asksAll(invite)
    for (const each of [watcher, client]) {
      expect(words.filter((word) => each.heard(word))).toEqual([])
      expect(each.heard('"signedOff":1')).toBe(false)
      expect(each.person.told.every(({ seq }) => seq <= shown)).toBe(true)
    }

    putForward(minute / 2)
    await vi.waitFor(() => expect(client.person.told.at(-1)?.seq).toBe(head), 5000)
    expect(client.person.told.map(({ seq }) => seq).slice(-(head - shown))).toEqual(
      Array.from({ length: head - shown }, (_each, at) => shown + 1 + at),
    )
    await client.asksAll(invite)
    await vi.waitFor(() => expect(words.filter((word) => !client.heard(word))).toEqual([]), 5000)
    expect(client.heard('"signedOff":1')).toBe(true)
  }, 30_000)

  test('CW25 what has changed since they saw it is not accepted, in words that tell nothing of it', async () => {
    const list = await acceptances()
    const [batch] = list.batches
    if (!batch) throw new Error('no batch')
    expect(batch).toMatchObject({ waiting: 1 })
    await done(selvi, 'item.reopen', { item: first, reason: 'plantedreason' })
    await signs(first)
    await vi.waitFor(async () => expect(ground.there.room.actor.seq).toBe(await ground.here.journalHead))
    const input = { outcome: 'accepted', of: { batch: batch.id, count: 1 }, comment: '' }
    const early = await client.person.asks('items.accept', input)
    expect(early).toMatchObject({ ok: false, refusal: { code: 'moved' } })
    expect(JSON.stringify(early)).not.toMatch(/plantedreason|now|signed/)
    putForward(minute)
    await vi.waitFor(async () => expect((await acceptances()).batches[0]).toMatchObject({ waiting: 1 }))
    await vi.waitFor(async () => expect(await client.person.asks('items.accept', input)).toMatchObject({ ok: true }))
    // Their own word stands, and is shown to them like everything else.
    expect((await acceptances()).said).toEqual([])
    putForward(minute)
    expect((await acceptances()).said).toMatchObject([{ outcome: 'accepted', mine: true }])
  }, 30_000)

  test('CW24 a larger delay lets the view stand still, a smaller one lets it catch up, none makes it live', async () => {
    await done(asha, 'talk.say', { text: 'lime' })
    await behind(3600, 60)
    await vi.waitFor(() => expect(client.behind).toMatchObject({ seconds: 3600, frozenUntil: expect.any(String) }))
    const before = client.person.told.length
    putForward(10 * minute)
    await client.asksAll(invite)
    expect([client.heard('lime'), client.person.told.length]).toEqual([false, before])
    await behind(120, 3600)
    await vi.waitFor(() => expect(client.heard('lime')).toBe(true), 5000)
    await done(asha, 'talk.say', { text: 'ginger' })
    const last = await behind(0, 120)
    await vi.waitFor(() => expect(client.ended).toBe(2))
    await client.comes()
    expect(client.behind).toEqual({ seconds: 0, frozenUntil: null })
    expect(client.joined?.seq).toBeGreaterThanOrEqual(last)
    await client.asksAll(invite)
    expect(client.heard('ginger')).toBe(true)
    await done(asha, 'talk.say', { text: 'pepper' })
    await vi.waitFor(() => expect(client.heard('pepper')).toBe(true))
  }, 30_000)

  async function acceptances(): Promise<AcceptanceList> {
    const url = new URL('/api/v1/rooms/harness/as/1/acceptances', ground.there.serving.url)
    return (await (await fetch(url, { headers: { cookie: client.person.cookie } })).json()) as AcceptanceList
  }
})
