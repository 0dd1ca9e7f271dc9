import { afterAll, beforeAll, expect, test } from 'vitest'
import { LessonRoom } from '../lesson-room.ts'
import { chavadiDone } from '../machine/chavadi-process.ts'
import { eventually, Visitor } from '../people.ts'

let room: LessonRoom
let selvi: Visitor
let asha: Visitor
let devi: Visitor
let item = ''

const says = (who: Visitor, words: string | RegExp) => who.page.getByText(words).first().waitFor()
const segment = async (who: Visitor) => (await who.draft())[0]

beforeAll(async () => {
  room = await LessonRoom.open()
  asha = await room.comes('reviewer', 'Asha')
  item = await asha.moves('Shift+KeyN')
  selvi = await room.comes('trainer', 'Selvi')
  const asDevi = ['invite', 'school', '--role', 'annotator', '--as', 'Devi', '--data', room.data]
  const link = (await chavadiDone([...asDevi, '--server', room.server.url])).trim()
  devi = await Visitor.comes(room.browser, room.line.through(link))
  await selvi.goesTo(item)
}, 120_000)
afterAll(() => room.close())

test('PN2 PN4 PN8 a trainer gives the pen from the bench of trainees; its holder writes and settles by keys', async () => {
  await selvi.presses('z')
  await says(selvi, '1 trainee is here')
  await says(selvi, 'In no item now')
  await selvi.presses('z')
  await eventually(() => selvi.ready())
  await selvi.page.getByRole('button', { name: 'Give the pen' }).click()
  await selvi.page.getByLabel('Pen to').selectOption({ label: 'Devi' })
  await selvi.page.getByRole('button', { name: 'Give', exact: true }).click()
  await says(devi, /Selvi.? gave you the pen of an item: you can write there/)
  await devi.page.getByRole('button', { name: 'Open it' }).click()
  await says(devi, 'You have the pen: you can write here')
  await eventually(() => devi.ready())
  await says(asha, 'Devi has the pen')
  const before = await devi.difference()
  await devi.presses('2')
  await eventually(async () => expect((await devi.difference())?.number).toBe((before?.number ?? 0) + 1))
  await eventually(async () => expect(await segment(asha)).toContain('blue'))
  await devi.presses('[', 'e')
  await devi.page.locator('.cm-content:focus').waitFor()
  await devi.presses('End')
  await devi.page.keyboard.type(' today')
  await eventually(async () => expect(await segment(asha)).toContain('nine today'))
}, 120_000)

test('PN3 taken in the middle of a word: what was saved stays, the rest is in the panel', async () => {
  await says(devi, 'Saved')
  room.line.cut()
  await devi.page.keyboard.type(' and tomo')
  await eventually(async () => expect(await segment(devi)).toContain('today and tomo'))
  await selvi.page.getByRole('button', { name: 'Take the pen back' }).click()
  await eventually(async () => expect(await selvi.page.getByText('Devi has the pen').count()).toBe(0))
  room.line.mend()
  await says(devi, /Not accepted: you did not have the pen any more when your words arrived/)
  await says(devi, /Selvi.? took the pen back: you read on from here/)
  await devi.page.locator('room-kept-words').getByText(/tomo/).first().waitFor()
  await eventually(async () => expect(await segment(devi)).toMatch(/nine today$/))
  expect(await devi.page.locator('.cm-content').count()).toBe(0)
  expect(await segment(asha)).toMatch(/nine today$/)
  const trail = await room.trail()
  expect(trail.match(/"type":"pen\.(given|taken)"/g)).toEqual(['"type":"pen.given"', '"type":"pen.taken"'])
  for (const who of [selvi, asha, devi]) expect(who.faults).toEqual([])
}, 120_000)
