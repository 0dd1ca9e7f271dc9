import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LessonRoom } from '../lesson-room.ts'
import { eventually, type Visitor } from '../people.ts'

let room: LessonRoom
let asha: Visitor
let ravi: Visitor

beforeAll(async () => {
  room = await LessonRoom.open()
  asha = await room.comes('reviewer', 'Asha')
  ravi = await room.comes('reviewer', 'Ravi')
  const item = await asha.moves('Shift+KeyN')
  await ravi.goesTo(item)
})
afterAll(async () => {
  await room.close()
})

const words = async (visitor: Visitor) => (await visitor.draft()).join('|')
const count = (text: string, part: string) => text.split(part).length - 1

async function types(visitor: Visitor, key: 'Home' | 'End', typed: string): Promise<void> {
  await visitor.edits()
  await visitor.presses(key)
  await visitor.types(typed)
  await visitor.presses('Escape')
  await visitor.saved()
}

test('V6 a server put back to yesterday gets today’s words again from who typed them, once, and says so', async () => {
  await types(asha, 'Home', 'yesterday ')
  await room.server.stop()
  await cp(room.data, join(room.directory, 'backup'), { recursive: true })
  await room.server.start()
  await Promise.all([asha.saved(), ravi.saved()])
  await types(asha, 'Home', 'today ')
  await types(ravi, 'End', ' tonight')
  await eventually(async () => expect(await words(asha)).toBe(await words(ravi)))
  await room.server.stop()
  await rm(room.data, { recursive: true })
  await cp(join(room.directory, 'backup'), room.data, { recursive: true })
  await room.server.start()
  for (const visitor of [asha, ravi]) await eventually(async () => expect(await visitor.quietLine()).toContain('lost'))
  await eventually(async () => {
    const now = await words(asha)
    expect(await words(ravi)).toBe(now)
    for (const part of ['yesterday ', 'today ', ' tonight']) expect([part, count(now, part)]).toEqual([part, 1])
  })
  await Promise.all([asha.saved(), ravi.saved()])
  const late = await room.comes('reviewer', 'Mani')
  await late.goesTo(asha.item ?? '')
  await eventually(async () => expect(await words(late)).toBe(await words(asha)))
  expect([...asha.faults, ...ravi.faults]).toEqual([])
}, 180_000)
