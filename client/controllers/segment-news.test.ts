import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { draftText } from '#shared/drafts/draft-doc.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, find, openPage } from '../testing/room-fixture.ts'

let close = () => {}

afterEach(() => {
  close()
  vi.useRealTimers()
})

async function bench() {
  const room = new FakeRoom(comparisonOf('the cat sat\nand slept', 'the bat sat\nand wept', 'the hat sat\nand slept'))
  const opened = await openPage(room, 'item1')
  close = opened.close
  const { item } = opened.stay
  await vi.waitFor(() => expect(item?.state.current).not.toBeNull())
  const asha = new Y.Doc()
  Y.applyUpdate(asha, Y.encodeStateAsUpdate(room.drafts.doc))
  room.drafts.caret(asha.clientID, { at: ['u1', ''], user: { person: 'asha' } })
  const writes = (unit: string, words: string) => {
    draftText(asha, unit)?.insert(0, words)
    Y.applyUpdate(room.drafts.doc, Y.encodeStateAsUpdate(asha))
  }
  const said: string[] = []
  item?.subscribe(() => {
    if (item.state.news !== (said.at(-1) ?? '')) said.push(item.state.news)
  })
  return { room, writes, said, ...opened }
}

test('what others write in my segment is said once they pause, in one sentence', async () => {
  const { writes, said } = await bench()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  for (const letter of 'so. ') writes('u1', letter)
  vi.advanceTimersByTime(1400)
  expect(said).toEqual([])
  writes('u2', 'elsewhere ')
  vi.advanceTimersByTime(200)
  expect(said).toHaveLength(1)
  expect(said[0]).toMatch(
    /^Asha wrote in this segment\. It reads: .*cat sat$|^Asha wrote in this segment\. It reads: .*sat$/,
  )
  vi.useRealTimers()
  const region = find('room-segment-news').shadowRoot?.querySelector('[aria-live="polite"]')
  await vi.waitFor(() => expect(region?.textContent).toContain('Asha wrote in this segment'))
  await expectAccessible()
})

test('who writes on and on is told of now and then, not at every key', async () => {
  const { writes, said } = await bench()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  for (let second = 0; second < 20; second++) {
    writes('u1', 'x')
    vi.advanceTimersByTime(1000)
  }
  vi.advanceTimersByTime(3000)
  expect(said.length).toBeGreaterThanOrEqual(2)
  expect(said.length).toBeLessThanOrEqual(4)
})

test('a settling of another in my segment is said, elsewhere it is not', async () => {
  const { room, said } = await bench()
  room.settle({ unit: 'u2', from: 1, to: 2 }, 0, 'asha')
  room.settle({ unit: 'u1', from: 1, to: 2 }, 1, 'asha')
  await vi.waitFor(() => expect(said).toHaveLength(1))
  expect(said[0]).toMatch(/^Asha took “.*” in this segment$/)
})
