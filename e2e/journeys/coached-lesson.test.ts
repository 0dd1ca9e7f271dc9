import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  card,
  cardSays,
  comesAs,
  joseph,
  kavitha,
  linkAs,
  listed,
  nadia,
  openCoachedRoom,
  picks,
  plain,
  quietly,
  rowOf,
  says,
  saysNothing,
  takesAnother,
} from '../coached-room.ts'
import { Hand } from '../hand.ts'
import type { LessonRoom } from '../lesson-room.ts'
import { looksRight } from '../look.ts'
import { BrowserRecord } from '../machine/browser-record.ts'
import { foundIn } from '../machine/recording-line.ts'
import { eventually, Visitor } from '../people.ts'

const shots = join(import.meta.dirname, '..', 'shots')
const trainerName = 'نصرت جہاں'
const leadName = 'Mary Thomas'
const idler = 'Meera Krishnamoorthy Subramaniam-Venkataraghavan'

let room: LessonRoom
let trainer: Visitor
let lead: Visitor
let first: Visitor
let second: Visitor
/** The second annotator's browser holds another person in a second tab. */
let third: Visitor
let idle: Hand
let client: Visitor
let record: BrowserRecord
let talk = ''

const points = (who: Visitor) => who.page.locator('.point .tag').allTextContents()
const inSight = (who: Visitor, number: number) =>
  eventually(async () =>
    expect(
      await who.page.locator('room-segment').evaluateAll((rows, wanted) => {
        const row = rows.find((one) => one.shadowRoot?.querySelector('header span')?.textContent === String(wanted))
        const box = row?.getBoundingClientRect()
        return box !== undefined && box.top >= 0 && box.bottom <= innerHeight
      }, number),
    ).toBe(true),
  )

beforeAll(async () => {
  room = await openCoachedRoom()
  lead = await room.comes('lead', leadName)
  trainer = await room.comes('trainer', trainerName)
  first = await Visitor.comes(room.browser, room.line.through(await linkAs(room, kavitha)))
  second = await comesAs(room, nadia)
  third = await second.inAnotherTab(await linkAs(room, joseph))
  client = await room.comes('observer', 'Client Limited')
  record = await BrowserRecord.of(await client.watchesWire())
  await client.page.reload()
}, 180_000)
afterAll(async () => {
  idle?.leaves()
  await room.close()
})

test('PN9 PN10 the trainees’ bench shows who works where, and what they do as it happens', async () => {
  talk = await picks(first, 'market-day')
  await picks(second, 'old-city')
  await picks(third, 'temple-tank')
  idle = await Hand.comes(room.server.url, await room.invite('annotator', idler))
  idle.channel.emit('here', { item: null, idle: 7 * 60 + 20 })
  await trainer.presses('KeyZ')
  await cardSays(trainer, kavitha, /active now[\s\S]*market-day[\s\S]*Nothing was decided otherwise/)
  await cardSays(trainer, idler, /idle 7 minutes[\s\S]*In no item now/)
  await card(trainer, nadia).getByRole('button', { name: 'Give the pen' }).click()
  await second.page.getByText('You have the pen: you can write here').waitFor()
  await eventually(() => second.ready())
  await takesAnother(second)
  await cardSays(trainer, nadia, /Took [\s\S]*old-city/)
  await trainer.presses('1')
  await eventually(() => expect(trainer.page.url()).toMatch(/\/i\//))
  await eventually(() => trainer.ready())
  await trainer.presses('KeyZ')
  await trainer.page.locator('room-trainees').waitFor()
  await card(trainer, kavitha).getByRole('button', { name: 'Go there' }).click()
  await eventually(() => expect(trainer.item).toBe(talk))
  await eventually(() => trainer.ready())
  await trainer.presses('Enter')
  await eventually(async () => expect((await trainer.difference())?.number).toBe(2))
  await trainer.presses('KeyZ')
  await cardSays(trainer, kavitha, /1 place was decided otherwise/)
  await looksRight(trainer, 'coached-trainees')
}, 180_000)

test('LV2 a raised hand stands first on the bench, the trainer jumps there and lowers it', async () => {
  await third.presses('KeyH')
  await cardSays(trainer, joseph, /Hand up, first in line/)
  idle.channel.emit('hand', { up: true }, () => undefined)
  await cardSays(trainer, idler, /Hand up, number 2 in line/)
  await trainer.page.mouse.move(600, 700)
  await looksRight(trainer, 'coached-hands')
  await eventually(async () => {
    await trainer.presses('1')
    expect(trainer.item).toBe(third.item)
  })
  await eventually(() => trainer.ready())
  expect(plain((await listed(trainer))[0] ?? '')).toMatch(/Joseph Arockiasamy[\s\S]*hand up/)
  await looksRight(trainer, 'coached-list')
  await rowOf(trainer, joseph).getByRole('button', { name: 'Lower hand' }).click()
  await eventually(async () => expect(await trainer.page.locator('room-here li.up').count()).toBe(1))
  idle.channel.emit('hand', { up: false }, () => undefined)
  await trainer.presses('Escape')
})

test('LV4 the trainer follows: item, scrolling, and the words that are selected', async () => {
  await listed(trainer)
  await rowOf(trainer, kavitha).getByRole('button', { name: 'Follow' }).click()
  await says(trainer, `You follow ${kavitha}`)
  await eventually(() => expect(trainer.item).toBe(talk))
  await first.page.locator('room-segments').hover()
  await first.page.mouse.wheel(0, 20_000)
  await inSight(trainer, 23)
  await first.page
    .locator('room-segment article .text')
    .last()
    .dblclick({ position: { x: 60, y: 12 } })
  await eventually(async () => expect(await trainer.page.locator('.bracket.chosen').count()).toBeGreaterThan(0))
  await first.page.mouse.wheel(0, -20_000)
  await inSight(trainer, 1)
  await trainer.presses('KeyJ')
  await saysNothing(trainer)
})

test('LV5 everybody goes with a spotlight; one stays where they are, also after a reload', async () => {
  await listed(trainer)
  await trainer.page.getByRole('button', { name: 'Show the room what I see' }).click()
  await trainer.presses('Escape')
  for (const who of [lead, first, second, third]) {
    await says(who, `${trainerName} shows the room something`)
    await eventually(() => expect(who.item).toBe(talk))
  }
  await says(trainer, '4 with you · 1 stayed')
  await looksRight(trainer, 'coached-shown-by-me')
  await looksRight(first, 'coached-shown-to-me')
  await second.presses('KeyJ')
  await says(trainer, '3 with you · 2 stayed')
  await second.page.reload()
  await says(second, /shows the room something\s+Go with them/)
  await trainer.presses('BracketRight', 'BracketRight', 'BracketRight')
  await eventually(async () => expect(await lead.difference()).toEqual(await trainer.difference()))
  await second.page.getByText('Go with them').waitFor()
  await says(trainer, '3 with you · 2 stayed')
})

test('LV6 words are pointed at by a key and by Alt and a click; whoever follows goes on following', async () => {
  await trainer.presses('KeyK')
  for (const who of [lead, first, third]) await eventually(async () => expect(await points(who)).toContain(trainerName))
  await looksRight(first, 'coached-point')
  await eventually(async () => expect(await points(first)).toEqual([]))
  const words = trainer.page.locator('room-segment article .text').nth(1)
  await words.click({ modifiers: ['Alt'], position: { x: 60, y: 12 } })
  await eventually(async () => expect(await points(first)).toEqual([trainerName]))
  await first.page
    .locator('room-segment article .text')
    .nth(2)
    .click({ modifiers: ['Alt'], position: { x: 60, y: 12 } })
  await eventually(async () => expect(await points(trainer)).toContain(kavitha))
  await says(first, /shows the room something\s+Stay where I am/)
  await trainer.page.locator('room-coaching-note').getByRole('button', { name: 'End' }).click()
  for (const who of [lead, first, second, third]) await saysNothing(who)
  await quietly(first, 'no longer shows the room anything')
})

test('PN1 PN2 PN3 the pen: typed, settled, and taken in the middle of a word', async () => {
  await trainer.page.getByRole('button', { name: 'Give the pen' }).click()
  await trainer.page.getByLabel('Pen to').selectOption({ label: kavitha })
  await trainer.page.getByRole('button', { name: 'Give', exact: true }).click()
  await first.page.getByText('You have the pen: you can write here').waitFor()
  await eventually(() => first.ready())
  await looksRight(trainer, 'coached-pen')
  const before = await first.difference()
  await first.presses('2')
  await eventually(async () => expect(await first.difference()).not.toEqual(before))
  await first.presses('BracketLeft')
  await first.edits()
  await first.presses('End')
  await first.types(' today')
  await eventually(async () => expect((await lead.draft()).join(' ')).toContain('today'))
  await first.saved()
  room.line.cut()
  await first.types(' and zwolfq')
  await trainer.page.getByRole('button', { name: 'Take the pen back' }).click()
  await eventually(async () => expect(await trainer.page.getByText(`${kavitha} has the pen`).count()).toBe(0))
  room.line.mend()
  await first.page
    .getByText(/Not accepted: you did not have the pen any more when your words arrived/)
    .first()
    .waitFor()
  await first.page
    .locator('room-kept-words')
    .getByText(/zwolfq/)
    .first()
    .waitFor()
  await first.page.locator('room-kept-words').getByRole('button', { name: /Copy/ }).first().waitFor()
  expect((await lead.draft()).join(' ')).not.toContain('zwolfq')
  await first.saved()
  await looksRight(first, 'coached-half-word')
})

test('LV3 CW10 the observer saw results and nobody: no name, caret, hand or point', async () => {
  await client.presses('Shift+KeyW')
  await client.page.locator('room-window-item').waitFor()
  await eventually(async () =>
    expect(await client.page.locator('room-window-item').evaluate((one) => one.shadowRoot?.textContent ?? '')).toMatch(
      /weaver/,
    ),
  )
  const shown = plain(await client.page.evaluate(() => document.body.innerText))
  const names = [kavitha, nadia, joseph, idler, trainerName, leadName]
  for (const name of names) expect(shown).not.toContain(name)
  for (const tag of ['room-here-button', 'room-coaching-note', '.caret', '.point', '.hands'])
    expect(await client.page.locator(tag).count()).toBe(0)
  expect(foundIn(await record.bytes(), [...names, 'zwolfq'])).toEqual([])
  await client.looksLike(join(shots, 'coached-observer.png'))
  for (const who of [trainer, lead, first, second, third, client]) expect(who.faults).toEqual([])
})
