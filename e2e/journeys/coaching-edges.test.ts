import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  comesAs,
  joseph,
  listed,
  openCoachedRoom,
  picks,
  plain,
  quietly,
  rowOf,
  says,
  saysNothing,
} from '../coached-room.ts'
import { InputMethod } from '../input-method.ts'
import type { LessonRoom } from '../lesson-room.ts'
import { eventually, type Visitor } from '../people.ts'

let room: LessonRoom
let trainer: Visitor
let asha: Visitor
let guest: Visitor
let talk = ''

const shows = /shows the room something/
const everybody = () => [asha, guest]

async function showsTheRoom(): Promise<void> {
  await listed(trainer)
  await trainer.page.getByRole('button', { name: 'Show the room what I see' }).click()
  await trainer.presses('Escape')
}

beforeAll(async () => {
  room = await openCoachedRoom()
  asha = await room.comes('reviewer', 'Asha')
  guest = await room.comes('annotator', 'Guest')
  trainer = await room.comesOverTheLine('trainer', 'نصرت جہاں')
  talk = await picks(trainer, 'market-day')
  await eventually(() => trainer.ready())
}, 180_000)
afterAll(() => room.close())

test('LV7 who may not open what is shown stays, and is told why; with the pen they come along', async () => {
  await showsTheRoom()
  await says(asha, shows)
  await eventually(() => expect(asha.item).toBe(talk))
  await says(guest, /shows the room an item that you see once it is signed off.*You stay here/)
  expect(guest.item).toBeUndefined()
  expect(await guest.beyondTheEdge()).toEqual([])
  await trainer.page.getByRole('button', { name: 'Give the pen' }).click()
  await trainer.page.getByLabel('Pen to').selectOption({ label: 'Guest' })
  await trainer.page.getByRole('button', { name: 'Give', exact: true }).click()
  await eventually(() => expect(guest.item).toBe(talk))
  await says(guest, shows)
})

test('PN3 the pen is taken while an input method composes: what was composed by then stays, nothing comes after it, and it is told', async () => {
  await eventually(() => guest.ready())
  await guest.presses('KeyJ')
  await guest.edits()
  const method = await InputMethod.of(guest.page)
  await guest.presses('Control+Home')
  const composed = ['த', 'தம', 'தமி']
  for (const part of composed) await method.composes(part)
  await eventually(async () => expect((await asha.draft())[0]).toContain('தமி'))
  await trainer.page.getByRole('button', { name: 'Take the pen back' }).click()
  await guest.page
    .getByText(/took the pen back/)
    .first()
    .waitFor()
  await eventually(async () => expect(await guest.page.locator('.cm-content').count()).toBe(0))
  await method.commits('தமிழ்')
  await guest.saved()
  expect((await asha.draft())[0]).not.toContain('தமிழ்')
  expect(guest.faults).toEqual([])
})

test('LV5 the trainer’s line is lost: everybody is told and free, and so is the trainer told', async () => {
  await says(asha, shows)
  room.line.cut()
  room.line.drop()
  for (const who of everybody()) await quietly(who, 'no longer shows the room anything')
  await saysNothing(asha)
  await asha.presses('BracketRight')
  room.line.mend()
  await quietly(trainer, 'The room no longer sees what you see')
  await saysNothing(trainer)
})

test('LV5 the server restarts: there is no spotlight, everybody is told, and goes their own way', async () => {
  await showsTheRoom()
  await says(asha, shows)
  await room.server.kill()
  await room.server.start()
  await quietly(asha, 'no longer shows the room anything')
  await saysNothing(asha)
  await quietly(trainer, 'The room no longer sees what you see')
  await saysNothing(trainer)
  await asha.presses('BracketRight')
  await eventually(() => asha.ready())
})

test('LV2 LV4 in two tabs: a hand is raised in one and lowered in the other, following is that tab’s alone', async () => {
  const again = await asha.inAnotherTab(asha.page.url().replace(/\/i\/.*/, ''))
  await asha.presses('KeyH')
  await eventually(async () => expect(plain((await listed(trainer))[0] ?? '')).toMatch(/Asha[\s\S]*hand up/))
  expect((await listed(trainer)).filter((row) => row.includes('Asha'))).toHaveLength(1)
  await listed(again)
  await again.page.getByRole('button', { name: 'Lower my hand' }).click()
  await eventually(async () => expect((await listed(trainer)).join()).not.toMatch('hand up'))
  await trainer.presses('Escape')
  await rowOf(again, 'نصرت').getByRole('button', { name: 'Follow' }).click()
  await says(again, 'You follow')
  await eventually(() => expect(again.item).toBe(talk))
  await saysNothing(asha)
  await again.page.close()
})

test('LV2 whoever raised a hand and left is on the list no more; back within the minute the hand is up still', async () => {
  const visitor = await comesAs(room, joseph)
  await visitor.presses('KeyH')
  await eventually(async () => expect((await listed(trainer)).join()).toMatch(/Joseph[\s\S]*hand up/))
  const where = visitor.page.url()
  await visitor.page.goto('about:blank')
  await eventually(async () => expect((await listed(trainer)).join()).not.toMatch('Joseph'))
  expect(await trainer.page.locator('room-here-button .hands').count()).toBe(0)
  await visitor.page.goto(where)
  await eventually(async () => expect((await listed(trainer)).join()).toMatch(/Joseph[\s\S]*hand up/))
  await visitor.leaves()
  await trainer.presses('Escape')
})

test('PN3 shut out with words on the way: they are told, kept to be copied, and nothing is unsaved for good', async () => {
  const link = await room.invite('annotator', 'Meera')
  if (!(await trainer.page.getByRole('button', { name: 'Give the pen' }).isVisible())) await trainer.goesTo(talk)
  const { line } = room
  const meera = await guest.inAnotherTab(line.through(link))
  await trainer.page.getByRole('button', { name: 'Give the pen' }).click()
  await trainer.page.getByLabel('Pen to').selectOption({ label: 'Meera' })
  await trainer.page.getByRole('button', { name: 'Give', exact: true }).click()
  await meera.page.getByRole('button', { name: 'Open it' }).click()
  await eventually(() => meera.ready())
  await meera.edits()
  await meera.presses('Control+Home')
  await meera.types('well ')
  await meera.saved()
  line.cut()
  await meera.types('unsent ')
  await eventually(async () => expect(await meera.saveState()).not.toBe('saved'))
  line.drop()
  const other = await room.comes('trainer', 'Other')
  await other.goesTo(talk)
  await other.page.getByRole('button', { name: 'Take the pen back' }).click()
  await eventually(async () => expect(await other.page.getByText('has the pen').count()).toBe(0))
  line.mend()
  await meera.page
    .locator('room-kept-words')
    .getByText(/unsent/)
    .first()
    .waitFor()
  await meera.page.locator('room-kept-words').getByRole('button', { name: /Copy/ }).first().waitFor()
  await meera.saved()
  expect((await other.draft())[0]).not.toContain('unsent')
  await meera.page.reload()
  await meera.page
    .locator('room-kept-words')
    .getByText(/unsent/)
    .first()
    .waitFor()
  await meera.saved()
})

test('nothing failed in anybody’s page', () => {
  expect([trainer, asha, guest].flatMap(({ faults }) => faults)).toEqual([])
})
