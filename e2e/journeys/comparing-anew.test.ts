import { afterAll, beforeAll, expect, test } from 'vitest'
import { LessonRoom } from '../lesson-room.ts'
import { looksRight } from '../look.ts'
import type { Visitor } from '../people.ts'

let room: LessonRoom
let kamala: Visitor
let asha: Visitor
let ravi: Visitor

beforeAll(async () => {
  room = await LessonRoom.open()
  ;[kamala, asha, ravi] = [
    await room.comes('lead', 'Kamala'),
    await room.comes('reviewer', 'Asha'),
    await room.comes('reviewer', 'Ravi'),
  ]
}, 120_000)
afterAll(() => room?.close())

test('P6 P8 a lead compares otherwise while two reviewers work: tried first, then for everybody, without a reload', async () => {
  await ravi.goesTo(await asha.moves('Shift+N'))
  await asha.presses('2')
  await asha.saved()
  const { page } = kamala
  await page.keyboard.press(',')
  await page.getByRole('heading', { name: 'How words are compared' }).waitFor()
  await page.getByLabel('Capital and small letters count as the same').click()
  await page.getByRole('button', { name: 'See what this changes' }).click()
  await page.getByText(/This would change|This changes no/).waitFor()
  await looksRight(kamala, 'settings-outlook')
  await page.getByRole('button', { name: 'Change it for the room' }).click()
  await page.getByText(/Words are compared anew/).waitFor()
  for (const { page: bench } of [asha, ravi]) await bench.getByText('This item was compared anew').waitFor()
  await asha.presses('2')
  await asha.saved()
  expect([...kamala.faults, ...asha.faults, ...ravi.faults]).toEqual([])
}, 120_000)
