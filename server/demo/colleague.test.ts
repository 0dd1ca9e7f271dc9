import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readNames } from '#server/rooms/people-names.ts'
import type { OpenRoom } from '#server/rooms/room-registry.ts'
import type { Serving } from '#server/serve.ts'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { placeKey } from '#shared/domain/place.ts'
import { resultHash } from '#shared/domain/result.ts'
import { tableValues } from '#shared/kernel/table.ts'
import { bringColleagues } from './bring-colleagues.ts'
import { colleagues } from './cast.ts'
import { demoItems } from './demo-items.ts'
import { Guest } from './guest.ts'
import { GuestItem } from './guest-item.ts'
import { demoServer, roomOf } from './testing/demo-server.ts'
import { exportedText } from './testing/exported-text.ts'

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let serving: Serving
beforeAll(async () => {
  directory = await temporaryDirectory()
  serving = await demoServer(directory.path)
  await serving.demo.atStart()
})
afterAll(async () => {
  await serving.close()
  await directory.remove()
})

const patience = { timeout: 15_000, interval: 20 }

async function comes(name: string): Promise<Guest> {
  const { links } = await serving.demo.visit()
  return Guest.comes(serving.url, links.find((link) => link.name === name)?.invite ?? '')
}

/** A visitor at that item. */
async function opens(guest: Guest, key: string): Promise<GuestItem> {
  const page = await guest.queue()
  const row = page.ok ? page.value.rows.find((one) => one.key === key) : undefined
  if (!row) throw new Error(`no item ${key}`)
  guest.standsAt(row.id)
  return GuestItem.open(guest, row.id)
}

async function colleagueIds({ actor }: OpenRoom): Promise<ReadonlySet<string>> {
  const named = [...(await readNames(actor.store, actor.id))]
  return new Set(named.flatMap(([id, { name }]) => (colleagues.some((one) => one.name === name) ? [id] : [])))
}

/** The colleagues at work, and what they said. */
async function colleaguesCome(speed: number) {
  const stay = new AbortController()
  const said: string[] = []
  const visit = await serving.demo.visit()
  const ended = bringColleagues({ url: serving.url, visit, speed, stay, tell: (sentence) => said.push(sentence) })
  return {
    said,
    goHome: () => {
      stay.abort()
      return ended
    },
  }
}

describe('two colleagues beside a visitor', () => {
  test('answer the visitor’s dispute, and leave alone what the visitor did', async () => {
    const ravi = await comes('Ravi')
    const me = (await ravi.me()).person
    const item = await opens(ravi, 'bus-stand-01')
    const [settled, disputed] = item.waiting
    if (!settled || !disputed) throw new Error('nothing waits')
    await ravi.does('difference.settle', { item: item.id, place: settled.place, take: 1 })
    await ravi.does('dispute.open', { item: item.id, place: disputed.place, question: 'With or without “ப்”?' })
    await vi.waitFor(() => expect(Object.values(item.view.disputes)).toHaveLength(1), patience)
    const [dispute = ''] = Object.keys(item.view.disputes)

    const crew = await colleaguesCome(60)
    const second = async () => {
      await ravi.does('dispute.open', {
        item: item.id,
        place: item.waiting[0]?.place ?? settled.place,
        question: 'And here?',
      })
    }
    await vi.waitFor(() => expect(crew.said.join()).toContain('where Ravi is'), patience)
    await second()
    await vi.waitFor(() => {
      const mine = Object.values(item.view.disputes).filter(({ by, id }) => by === me && id !== dispute)
      expect(mine.some(({ positions }) => positions.some(({ by }) => by !== me))).toBe(true)
    }, patience)
    await vi.waitFor(() => {
      expect(Object.values(item.view.settled).some(({ by }) => by !== me)).toBe(true)
    }, patience)
    await crew.goHome()

    const kept = item.view.settled[placeKey(settled.place)]
    expect(kept).toMatchObject({ by: me, take: 1 })
    expect(item.wordsAt(settled.place)).toBe(settled.difference.readings[1]?.text)
    expect(item.view.disputes[dispute]).toMatchObject({ status: 'open', by: me })
    expect(item.view.signOff).toBeNull()
    await vi.waitFor(() => expect(ravi.here.map(({ person }) => person)).toEqual([me]), patience)
    item.leaves()
    ravi.leaves()
  }, 60_000)

  test('go on when the visitor signs off the item under their hands', async () => {
    const ravi = await comes('Ravi')
    const item = await opens(ravi, 'harvest-talk-03')
    const crew = await colleaguesCome(60)
    await vi.waitFor(() => expect(crew.said.join()).toContain('harvest-talk-03, where Ravi is'), patience)
    await vi.waitFor(async () => {
      const signed = await ravi.does('item.sign-off', { item: item.id, hash: resultHash(item.result) })
      const own = Object.values(item.view.disputes).find(({ status }) => status === 'open')
      expect(signed.ok || own !== undefined).toBe(true)
    }, patience)
    const sofar = crew.said.length
    await vi.waitFor(() => expect(crew.said.length).toBeGreaterThan(sofar), patience)
    await crew.goHome()
    item.leaves()
    ravi.leaves()
  }, 60_000)

  test('sent home at any moment they leave no half words and no question that nobody has answered', async () => {
    const { room: id } = await serving.demo.visit({ fresh: true })
    for (const milliseconds of Array.from({ length: 5 }, () => 200 + Math.random() * 1200)) {
      const crew = await colleaguesCome(40)
      await new Promise((resolve) => setTimeout(resolve, milliseconds))
      await crew.goHome()
      const room = await roomOf(serving, id)
      for (const { key, heard } of demoItems) {
        const known = new Set(Object.values(heard).flatMap((texts) => texts.flatMap((text) => text.split(' '))))
        const typedFirst = ['So,', 'ம்,', 'thirtieth,']
        const words = (await exportedText(room, key)).split(' ')
        const odd = words.filter((word) => !known.has(word) && !typedFirst.includes(word))
        expect(odd, `${key}, sent home after ${milliseconds} ms`).toEqual([])
      }
      const ours = await colleagueIds(room)
      const asked = tableValues(room.actor.state.disputes).flatMap((ofItem) => Object.values(ofItem))
      const unanswered = asked.filter(
        ({ by, status, positions, comments }) =>
          status === 'open' &&
          ours.has(by) &&
          positions.length < 2 &&
          positions[0]?.votes.length === 0 &&
          comments.length === 0,
      )
      expect(unanswered, `sent home after ${milliseconds} ms`).toEqual([])
      await vi.waitFor(() => expect(room.here.all()).toEqual([]), patience)
    }
  }, 60_000)
})
