import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { type Action, allows, type Role, roles } from '#shared/domain/roles.ts'
import { commands } from '#shared/domain/room.ts'

let harness: RoomHarness
const people = new Map<Role, Person>()
const person = (role: Role): Person => {
  const known = people.get(role)
  if (!known) throw new Error(`nobody is ${role}`)
  return known
}

beforeAll(async () => {
  harness = await RoomHarness.open()
  for (const role of roles) {
    const name = role === 'annotator' ? 'worker-1' : `The ${role}`
    people.set(role, await harness.person(role, name))
    await person(role).joins()
  }
})
afterAll(() => harness.close())

let item: string
let place: { unit: string; from: number; to: number }
beforeEach(async () => {
  item = harness.item('first')
  place = { unit: 'u1', from: 1, to: 2 }
})

describe('R1 C3 every role and every command', () => {
  const refusedEverywhere = roles.flatMap((role) =>
    [...commands.keys()].filter((name) => !allows(name as Action, role)).map((name) => [role, name] as const),
  )

  test.each(refusedEverywhere)('%s may not %s, and nothing is written', async (role, name) => {
    const before = await harness.journalHead
    const inputs = {
      item,
      place,
      take: 0,
      question: '?',
      hash: '',
      reason: 'r',
      dispute: 'd',
      value: '',
      why: 'w',
      basis: '',
    }
    expect(await person(role).asks(name, inputs)).toMatchObject({ ok: false, refusal: { code: 'forbidden' } })
    expect(await harness.journalHead).toBe(before)
  })

  test.each([
    ['an unknown command', 'room.burn', {}, 'unknown-command'],
    ['a wrong type', 'difference.settle', { item: 7 }, 'bad-input'],
    ['a stray field', 'item.next', { hurry: true }, 'bad-input'],
    [
      'half a character',
      'dispute.open',
      { item: 'x', place: { unit: 'u1', from: 0, to: 1 }, question: '\ud83d' },
      'bad-input',
    ],
    [
      'an item that is not there',
      'difference.settle',
      { item: 'nosuchitem', place: { unit: 'u1', from: 1, to: 2 }, take: 0 },
      'not-found',
    ],
  ])('%s is refused', async (_, name, input, code) => {
    const before = await harness.journalHead
    expect(await person('reviewer').asks(name, input)).toMatchObject({ ok: false, refusal: { code } })
    expect(await harness.journalHead).toBe(before)
  })
})

describe('commands', () => {
  test('C1 an accepted command that comes again gets its first answer and writes nothing', async () => {
    const reviewer = person('reviewer')
    const input = { item, place, take: 1 }
    const first = await reviewer.asks('difference.settle', input, 1000)
    const before = await harness.journalHead
    expect(first).toMatchObject({ ok: true })
    expect(await reviewer.asks('difference.settle', input, 1000)).toEqual(first)
    expect(await harness.journalHead).toBe(before)
  })

  test('J2 everybody who may know is told in order and without gaps', async () => {
    const [reviewer, lead, observer] = [person('reviewer'), person('lead'), person('observer')]
    await reviewer.asks('difference.settle', { item, place, take: 0 }, 2000)
    await reviewer.asks('difference.unsettle', { item, place }, 2001)
    const head = await harness.journalHead
    await vi.waitFor(() => expect([lead.told.at(-1)?.seq, observer.told.at(-1)?.seq]).toEqual([head, head]))
    const numbers = lead.told.map(({ seq }) => seq)
    expect(numbers).toEqual(numbers.map((_, at) => (numbers[0] ?? 0) + at))
    expect(lead.told.at(-1)?.event).toMatchObject({ type: 'difference.unsettled' })
  })

  test('J2 who comes back and asks for what they missed is told again from there', async () => {
    const [reviewer, lead] = [person('reviewer'), person('lead')]
    const { seq } = await reviewer.joins()
    const back = await harness.personAgain(lead, harness)
    back.connects()
    await reviewer.asks('difference.settle', { item, place, take: 1 }, 2010)
    const missed = await back.channel.emitWithAck('since', { seq })
    expect(missed).toMatchObject({ ok: true, value: [{ seq: seq + 1, name: 'The reviewer' }] })
    await reviewer.asks('difference.unsettle', { item, place }, 2011)
    await vi.waitFor(() => expect(back.told.map((one) => one.seq)).toEqual([seq + 2]))
    back.leave()
  })

  test('R2 an observer is told that something happened, not what, nor by whom', async () => {
    const observer = person('observer')
    expect(observer.told.length).toBeGreaterThan(0)
    expect(observer.told.every(({ event, by, row }) => event === null && by === '' && !row?.given)).toBe(true)
    const joined = await observer.joins()
    expect([joined.people, joined.here]).toEqual([[], []])
    expect(JSON.stringify(joined)).not.toContain('The reviewer')
  })

  test('Q3 two people who ask at once get different items', async () => {
    const [reviewer, trainer] = [person('reviewer'), person('trainer')]
    const [one, two] = await Promise.all([reviewer.asks('item.next', {}, 3000), trainer.asks('item.next', {}, 3000)])
    const items = [one, two].map((outcome) => outcome.ok && (outcome.value.answer as { item: string }).item)
    expect(new Set(items).size).toBe(2)
  })
})

describe('the queue', () => {
  test('Q1 pages in order, with counts', async () => {
    const page = await person('lead').channel.emitWithAck('queue', { filter: 'all', search: '', from: 0, count: 10 })
    expect(page).toMatchObject({ ok: true, value: { total: 2, counts: { all: 2 } } })
    const found = await person('lead').channel.emitWithAck('queue', {
      filter: 'all',
      search: 'ran',
      from: 0,
      count: 10,
    })
    expect(found.ok && found.value.rows.map(({ key }) => key)).toEqual(['second'])
  })

  test('R3 an annotator reads their items, without others’ words', async () => {
    const worker = person('annotator')
    const url = new URL(`/api/v1/rooms/harness/as/1/items/${item}`, harness.serving.url)
    const answer = await fetch(url, { headers: { cookie: worker.cookie } })
    const sources = await answer.json()
    expect(sources.sources.map(({ segments }: { segments: unknown }) => segments !== null)).toEqual([
      true,
      false,
      false,
    ])
    expect(JSON.stringify(sources)).not.toMatch(/\bbat\b/)
    const other = await harness.person('annotator', 'worker-2')
    const own = await (await fetch(url, { headers: { cookie: other.cookie } })).json()
    expect(own.comparison.units[0].columns[1].arcs.map(({ text }: { text: string }) => text).toSorted()).toEqual([
      'bat',
      'cat',
    ])
    expect(own.comparison.units[0].differences).toEqual([])
    const observer = await fetch(url, { headers: { cookie: person('observer').cookie } })
    expect(observer.status).toBe(403)
  })
})
