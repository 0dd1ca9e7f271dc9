import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { summariseDraft } from '#server/rooms/summarise.ts'
import type { Person, RoomHarness } from '#server/testing/room-harness.ts'
import { type StoreGround, twoStores } from '#server/testing/two-stores.ts'
import type { TraineeRow } from '#shared/protocol/trainee-messages.ts'

const patience = { timeout: 15_000 }
const place = { unit: 'u1', from: 1, to: 2 }
let ground: StoreGround
let here: RoomHarness
let there: RoomHarness
let selvi: Person
let ravi: Person
let raviId: string
let item: string

afterEach(() => ground.close())

async function asks(person: Person, who: string): Promise<readonly TraineeRow[] | number> {
  const address = new URL(`/api/v1/rooms/harness/as/1/trainees?who=${who}`, there.serving.url)
  const answer = await fetch(address, { headers: { cookie: person.cookie } })
  return answer.ok ? ((await answer.json()) as readonly TraineeRow[]) : answer.status
}

const rowOf = async (who = `${raviId}:${item}`) => {
  const rows = await asks(selvi, who)
  if (typeof rows === 'number') throw new Error(String(rows))
  return rows[0]
}

describe.each(Object.entries(twoStores))('the trainees’ bench on %s', (_, open) => {
  beforeEach(async () => {
    ground = await open()
    here = ground.here
    there = ground.there
    item = here.item('first')
    selvi = await here.person('trainer', 'Selvi')
    ravi = await here.person('annotator', 'worker-2')
    await selvi.joins()
    raviId = (await ravi.joins()).me.person
  }, 60_000)

  test('PN9 PN10 what was decided otherwise than they said, and with the pen what the draft says', async () => {
    expect(await rowOf()).toMatchObject({
      person: raviId,
      item: { key: 'first', excerpt: 'the cat sat down', own: true, pen: null, differences: { count: 0, latest: [] } },
      last: null,
    })
    const asha = await here.person('reviewer', 'Asha')
    await asha.joins()
    expect(await asha.asks('difference.settle', { item, place, take: 0 })).toMatchObject({ ok: true })
    const decided = { count: 1, latest: [{ said: 'bat', result: 'cat' }] }
    await vi.waitFor(async () => expect(await rowOf()).toMatchObject({ item: { differences: decided } }), patience)
    expect(await selvi.asks('pen.give', { item, person: raviId, holder: null })).toMatchObject({ ok: true })
    const draft = ravi.opens(item)
    await vi.waitFor(() => expect(draft.text).not.toBe(''), patience)
    draft.types(draft.text.length, ' again')
    await vi.waitFor(
      async () =>
        expect(await rowOf()).toMatchObject({
          item: {
            pen: { mine: true },
            differences: {
              count: 2,
              latest: [
                { said: '', result: 'again' },
                { said: 'bat', result: 'cat' },
              ],
            },
          },
        }),
      patience,
    )
    expect(await ravi.asks('difference.settle', { item, place, take: 1 })).toMatchObject({ ok: true })
    await vi.waitFor(
      async () => expect(await rowOf()).toMatchObject({ last: { did: 'settled', words: 'bat' } }),
      patience,
    )
    draft.types(0, 'so ')
    const listed = here.room.actor.item(item)
    await vi.waitFor(async () => {
      if (listed) await summariseDraft(here.room.actor, listed)
      expect(await rowOf()).toMatchObject({ last: { did: 'typed', words: 'so the bat sat down again', key: 'first' } })
    }, patience)
  })

  test('PN9 somebody without a source has no differences; an item that is not there is none', async () => {
    const joseph = (await (await here.person('annotator', 'Joseph')).joins()).me.person
    expect(await rowOf(`${joseph}:${item}`)).toMatchObject({ item: { own: false, differences: null } })
    expect(await asks(selvi, `${joseph}:,${raviId}:gone`)).toMatchObject([{ item: null }, { item: null }])
  })

  test.each([['nine:a,'.repeat(9).slice(0, -1)], [''], ['a'], ['__proto__']])(
    'PN9 %j is a bad request',
    async (who) => {
      expect(await asks(selvi, who)).toBe(400)
    },
  )

  test('PN9 only trainers look', async () => {
    for (const role of ['lead', 'reviewer', 'observer'] as const)
      expect(await asks(await here.person(role, `A ${role}`), `${raviId}:${item}`)).toBe(403)
    expect(await asks(ravi, `${raviId}:${item}`)).toBe(403)
  })
})
