import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import type { Person } from '#server/testing/room-harness.ts'
import { type StoreGround, twoStores } from '#server/testing/two-stores.ts'
import { textAt } from '#shared/domain/bench.ts'
import { wordsHash } from '#shared/domain/result.ts'
import { tableGet } from '#shared/kernel/table.ts'
import type { AlikeDispute, AlikeDisputes, RulingLot } from '#shared/protocol/alike-messages.ts'
import type { PrecedentList } from '#shared/protocol/precedent-messages.ts'
import { importBatch } from './import-batch.ts'
import { jsonBytes } from './item-blobs.ts'
import { readBatch } from './read-batch.ts'

const item = (key: string, ...texts: readonly string[]) => ({
  key,
  language: 'ta',
  sources: texts.map((text, at) => ({ annotator: `other-${at}`, segments: [{ text }] })),
})
const place = { unit: 'u1', from: 1, to: 2 }

describe.each(Object.keys(twoStores))('on %s', (store) => {
  let ground: StoreGround
  let asha: Person
  let selvi: Person
  let meera: Person
  let devi: Person
  let number = 0
  const bulk = () => `bulk${String(++number).padStart(16, '0')}`

  beforeAll(async () => {
    ground = await (twoStores[store]?.() as Promise<StoreGround>)
    const { here } = ground
    const items = [
      ...Array.from({ length: 24 }, (_, at) =>
        at % 2 === 0
          ? item(`like-${at}`, `அவள் வீட்டுக்கு, போனாள் ${at}`, `அவள் வீட்டிற்கு போனாள் ${at}`)
          : item(`like-${at}`, `அவன் வீட்டிற்கு போனான் ${at}`, `அவன் வீட்டுக்கு போனான் ${at}`),
      ),
      item('unlike', 'அவர் காட்டுக்கு போனார்', 'அவர் காட்டிற்கு போனார்'),
    ]
    const read = await readBatch({ fileName: 'alike.json', bytes: jsonBytes({ chavadi: 1, items }) })
    await importBatch(here.room, operatorOf(here.roomId), read)
    asha = await here.person('reviewer', 'Asha')
    selvi = await here.person('trainer', 'Selvi', ground.there)
    meera = await here.person('trainer', 'Meera')
    devi = await here.person('annotator', 'other-0')
    for (const person of [asha, selvi, meera, devi]) await person.joins()
    for (const { key } of items) await opens(asha, key)
  }, 60_000)
  afterAll(() => ground.close())

  const ask = async <T>(person: Person, at: StoreGround['here'], path: string, body?: object): Promise<T> => {
    const response = await fetch(new URL(`/api/v1/rooms/harness/as/1/${path}`, at.serving.url), {
      method: body ? 'POST' : 'GET',
      headers: { cookie: person.cookie, 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }
  const idOf = (key: string) =>
    ground.here.room.actor.queue.rows({ filter: 'all', search: key }, '').find((row) => row.key === key)?.id ?? ''
  const state = async () => {
    const { actor } = ground.here.room
    await actor.alone(() => actor.catchUp())
    return actor.state
  }
  const opens = async (person: Person, key: string, more: object = {}) =>
    expect(await person.asks('dispute.open', { item: idOf(key), place, question: 'எது?', ...more })).toMatchObject({
      ok: true,
    })
  const disputeOf = async (key: string) =>
    Object.values(tableGet((await state()).disputes, idOf(key)) ?? {}).find(({ status }) => status === 'open')?.id ?? ''
  const rulingsOf = async (key: string) => tableGet((await state()).rulings, idOf(key)) ?? []
  const like = async (person: Person, key: string, at = ground.there): Promise<readonly AlikeDispute[]> =>
    (await ask<AlikeDisputes>(person, at, `many/alike?item=${idOf(key)}&dispute=${await disputeOf(key)}`)).alike
  const asked = (alike: readonly AlikeDispute[], value = 'வீட்டுக்கு') =>
    alike.map(({ item: id, dispute, place: where, compared, basis, said }) => ({
      ...{ item: id, dispute, place: where, compared, value, basis, said },
    }))
  const rule = (person: Person, at: StoreGround['here'], rulings: readonly object[], name = bulk()) =>
    ask<RulingLot>(person, at, 'many/rulings', { bulk: name, reason: 'spelling', why: 'So', rulings })

  async function rules(person: Person, key: string, value: string): Promise<void> {
    const listed = ground.here.room.actor.item(idOf(key))
    const bench = listed && (await ground.here.room.actor.bench(listed))
    const basis = wordsHash((bench && textAt(bench, place)) ?? '')
    const asks = { item: idOf(key), place, value, reason: 'spelling', why: 'So', basis }
    expect(await person.asks('ruling.make', asks)).toMatchObject({ ok: true })
  }

  test('PR8 alike are those with the same readings by their key, each with what stands there and around it', async () => {
    const alike = await like(selvi, 'like-0')
    expect(alike.map(({ key }) => key).sort()).toEqual(Array.from({ length: 23 }, (_, at) => `like-${at + 1}`).sort())
    const [first] = alike
    expect(first).toMatchObject({ left: 'அவன் ', right: ' போனான் 1', own: false, said: 0, language: 'ta' })
    expect([...(first?.readings ?? [])].sort()).toEqual(['வீட்டிற்கு', 'வீட்டுக்கு'])
    expect(await like(selvi, 'unlike')).toEqual([])
    await expect(ask(asha, ground.there, 'many/alike?item=x&dispute=y')).rejects.toThrow('403')
  })

  test('PR9 one ruling for each; what moved or was spoken of meanwhile is skipped by name; a repeat does nothing', async () => {
    const alike = (await like(selvi, 'like-0')).slice(0, 4)
    const [moved, spoken] = alike
    expect(await asha.asks('difference.settle', { item: moved?.item, place, take: 'nothing' })).toMatchObject({
      ok: true,
    })
    const comment = { item: spoken?.item, dispute: spoken?.dispute, text: 'பொறுங்கள்' }
    expect(await asha.asks('comment.add', comment)).toMatchObject({ ok: true })
    const name = bulk()
    const done = await rule(selvi, ground.there, asked(alike), name)
    expect(done.ruled).toEqual(alike.slice(2).map(({ dispute }) => dispute))
    expect(done.skipped.map(({ key, code }) => [key, code])).toEqual([
      [moved?.key, 'moved'],
      [spoken?.key, 'conflict'],
    ])
    expect((await rule(selvi, ground.there, asked(alike), name)).ruled).toHaveLength(2)
    for (const { key } of alike.slice(2)) expect(await rulingsOf(key)).toMatchObject([{ value: 'வீட்டுக்கு', why: 'So' }])
    for (const { key } of alike.slice(0, 2)) expect(await rulingsOf(key)).toEqual([])
  })

  test('PR9 two trainers rule alike groups at once: each dispute is ruled once, and the loser is told which', async () => {
    const alike = (await like(selvi, 'like-0')).slice(0, 12)
    const answers = await Promise.all([
      rule(selvi, ground.there, asked(alike)),
      rule(meera, ground.here, asked(alike.toReversed(), 'வீட்டிற்கு')),
    ])
    const [first, second] = answers
    expect([...first.ruled, ...second.ruled].sort()).toEqual(alike.map(({ dispute }) => dispute).sort())
    expect(answers.flatMap(({ skipped }) => skipped).map(({ key, code }) => [key, code])).toHaveLength(alike.length)
    for (const { key } of alike) expect(await rulingsOf(key)).toHaveLength(1)
  })

  test('PR12 one trainer rules a dispute by itself, another together with its likes: one wins, the likes are all ruled', async () => {
    const alike = (await like(selvi, 'like-0')).slice(0, 3)
    const [target, ...others] = alike
    if (!target) throw new Error('nothing alike')
    const { item, place: where, basis, dispute } = target
    const [alone, lot] = await Promise.all([
      meera.asks('ruling.make', {
        ...{ item, place: where, basis, disputes: [dispute], value: 'வீட்டிற்கு', reason: 'other', why: 'Alone' },
      }),
      rule(selvi, ground.there, asked(alike)),
    ])
    const [winner, ...more] = await rulingsOf(target.key)
    expect(more).toEqual([])
    for (const { key } of others) expect(await rulingsOf(key)).toMatchObject([{ value: 'வீட்டுக்கு', why: 'So' }])
    expect(lot.ruled.length).toBe(alone.ok ? 2 : 3)
    if (alone.ok)
      expect(lot.skipped).toMatchObject([
        { dispute, code: 'frozen', ruling: { by: winner?.by, value: 'வீட்டிற்கு', reason: 'other', why: 'Alone' } },
      ])
    else expect(alone.refusal).toMatchObject({ code: 'frozen', details: { ruled: true } })
  })

  test('PR13 whoever lost the line is told which of a lot are ruled, and nothing is ruled by asking', async () => {
    const alike = (await like(selvi, 'like-0')).slice(0, 3)
    expect(alike).toHaveLength(3)
    const name = bulk()
    const look = (person: Person) =>
      ask<RulingLot>(person, ground.here, 'many/rulings', {
        ...{ bulk: name, reason: 'spelling', why: 'So', rulings: asked(alike), look: true },
      })
    expect(await look(selvi)).toEqual({ ruled: [], skipped: [] })
    await rule(selvi, ground.there, asked(alike.slice(0, 1)), name)
    const before = await ground.here.journalHead
    expect(await look(selvi)).toEqual({ ruled: alike.slice(0, 1).map(({ dispute }) => dispute), skipped: [] })
    expect((await look(meera)).ruled).toEqual([])
    expect(await ground.here.journalHead).toBe(before)
    await rule(selvi, ground.there, asked(alike), name)
    expect((await look(selvi)).ruled).toHaveLength(3)
  })

  test('PR9 a trainer rules on their own among them only when no other trainer is in the room', async () => {
    const [target] = await like(selvi, 'like-0')
    const own = target?.key ?? ''
    expect(await asha.asks('dispute.withdraw', { item: target?.item, dispute: target?.dispute })).toMatchObject({
      ok: true,
    })
    await opens(selvi, own)
    const alike = (await like(selvi, 'like-0')).filter(({ key }) => key === own)
    expect(alike).toMatchObject([{ own: true }])
    expect((await rule(selvi, ground.there, asked(alike))).skipped).toMatchObject([{ key: own, code: 'forbidden' }])
  })

  test('PR1 PR2 a precedent of it is told to all who work here, its readings to annotators after sign-off only', async () => {
    const key = 'like-0'
    await rules(selvi, key, 'வீட்டுக்கு')
    const [ruling] = await rulingsOf(key)
    const told = { title: 'T', rule: 'R', reason: 'spelling', good: '', bad: '', tags: ['வேற்றுமை'] }
    const both = await Promise.all(
      [selvi, meera].map((trainer) => trainer.asks('precedent.make', { item: idOf(key), ruling: ruling?.id, ...told })),
    )
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    const list = async (person: Person, at: StoreGround['here']) =>
      (await ask<PrecedentList>(person, at, 'precedents')).precedents
    const [row] = await list(selvi, ground.there)
    expect(row).toMatchObject({ number: 1, key, title: 'T', cited: 0, tags: ['வேற்றுமை'] })
    expect(row?.readings).toHaveLength(2)
    expect(await list(devi, ground.here)).toMatchObject([{ title: 'T', readings: [] }])
    const client = await ground.here.person('observer', 'Client')
    await expect(list(client, ground.here)).rejects.toThrow('403')
  })

  test('PR6 two trainers overrule a precedent at once: one wins, the other is told', async () => {
    const { precedents } = await state()
    const [first] = precedents
    const key = 'unlike'
    await rules(selvi, key, 'காட்டுக்கு')
    const [ruling] = await rulingsOf(key)
    const told = { title: 'Later', rule: 'R', reason: 'spelling', good: '', bad: '', tags: [] }
    expect(await meera.asks('precedent.make', { item: idOf(key), ruling: ruling?.id, ...told })).toMatchObject({
      ok: true,
    })
    const later = (await state()).precedents[1]
    const both = await Promise.all(
      [selvi, meera].map((trainer) =>
        trainer.asks('precedent.overrule', { precedent: first?.id, by: later?.id, why: 'Newer' }),
      ),
    )
    expect(both.map((outcome) => (outcome.ok ? 'done' : outcome.refusal.code)).sort()).toEqual(['conflict', 'done'])
    expect((await state()).precedents[0]?.overruled).toMatchObject({ later: later?.id })
  })
})
