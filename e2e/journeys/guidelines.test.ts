import { afterAll, beforeAll, expect, test } from 'vitest'
import { LessonRoom } from '../lesson-room.ts'
import { looksRight } from '../look.ts'
import { eventually, type Visitor } from '../people.ts'

let room: LessonRoom
let kamala: Visitor
let selvi: Visitor
let bala: Visitor

beforeAll(async () => {
  room = await LessonRoom.open()
  kamala = await room.comes('lead', 'Kamala')
  selvi = await room.comes('trainer', 'Selvi')
  bala = await room.comes('reviewer', 'Bala')
})
afterAll(() => room.close())

const editor = (who: Visitor) => who.page.getByLabel('The guideline, in Markdown')
const summary = (who: Visitor) => who.page.getByLabel('What is new, for everybody here')
const button = (who: Visitor, name: string | RegExp) => who.page.getByRole('button', { name }).first()

const first = `# How we transcribe

Write what was said, **not** what was meant.

## Numbers

Numbers are written as words: *twenty five*, not 25.

| heard | written |
| --- | --- |
| இருபது | இருபது |
| 50 rupees | fifty rupees |

## பெயர்கள்

As heard, see [numbers](#numbers). <b>No markup</b> and no [bad link](javascript:alert(1)).

- people
- places
  1. towns
  2. rivers
`
const second = first.replace(
  'Numbers are written as words: *twenty five*, not 25.',
  'Numbers from ten on are written in figures: 25, not *twenty five*.',
)

test('GL1 the page begins empty and offers a template in the room’s reason codes', async () => {
  await bala.presses('KeyL')
  await bala.page.getByText('Nothing is written here yet').waitFor()
  await bala.page.getByText('Leads and trainers write it').waitFor()
  await kamala.presses('KeyL')
  await looksRight(kamala, 'guidelines-empty')
  await button(kamala, 'Begin with a template').click()
  await eventually(async () => expect(await editor(kamala).inputValue()).toContain('## Guideline unclear'))
})

test('GL8 what is written is kept across a reload, and stated', async () => {
  await editor(kamala).fill(first)
  await summary(kamala).fill('The first of it')
  await kamala.page.getByText('kept on this device').waitFor()
  kamala.page.on('dialog', (dialog) => void dialog.accept())
  await kamala.page.reload()
  await eventually(async () => expect(await editor(kamala).inputValue()).toBe(first))
  expect(await summary(kamala).inputValue()).toBe('The first of it')
  await looksRight(kamala, 'guidelines-writing')
})

test('GL3 GL5 it is published, told to everybody, and read without markup of anybody’s own', async () => {
  await button(kamala, 'Publish version 1').click()
  await bala.page.getByRole('heading', { name: 'Numbers' }).waitFor()
  const text = bala.page.locator('room-guideline-text .prose')
  expect(await text.locator('b').count()).toBe(0)
  expect(await text.getByText('<b>No markup</b>').count()).toBe(1)
  expect(await text.locator('a[href^=javascript]').count()).toBe(0)
  await looksRight(bala, 'guidelines-reading')
})

test('GL2 sections are found by words in them and lead by address', async () => {
  await bala.page.getByLabel('Find in the guideline').fill('ரு')
  await bala.page.getByText('1 section has these words').waitFor()
  await bala.page.getByLabel('Find in the guideline').fill('')
  await bala.page.getByRole('link', { name: 'பெயர்கள்', exact: true }).first().click()
  await eventually(() => expect(decodeURIComponent(bala.page.url())).toContain('section=பெயர்கள்'))
  await bala.page.locator('room-guideline-text .cited').waitFor()
})

test('GL6 a reviewer proposes a change, and the trainer takes it into version 2', async () => {
  await button(bala, 'Propose a change').click()
  await bala.page.getByLabel('About which section').selectOption('numbers')
  await bala.page.getByLabel('What it should say').fill('From ten on in figures.')
  await bala.page.getByLabel('Why', { exact: true }).fill('The client wants figures')
  await looksRight(bala, 'guidelines-proposing')
  await button(bala, 'Propose it').click()
  await bala.page.getByText('From ten on in figures.').waitFor()
  await selvi.presses('KeyL')
  await button(selvi, 'Proposals (1)').click()
  await looksRight(selvi, 'guidelines-proposals')
  await button(selvi, 'Take it into the next version').click()
  await editor(selvi).fill(second)
  await summary(selvi).fill('Numbers from ten on in figures')
})

test('GL1 of two who write at once the one who is late is told, and keeps the text', async () => {
  await button(kamala, 'Write the next version').click()
  await editor(kamala).fill(`${first}\n## Dates\n\nAs spoken.\n`)
  await summary(kamala).fill('Dates')
  await button(selvi, 'Publish version 2').click()
  await kamala.page.getByText('Selvi published version 2 while you wrote').waitFor()
  await button(kamala, 'What it changes').click()
  await kamala.page.locator('room-guideline-compare ins').first().waitFor()
  await looksRight(kamala, 'guidelines-overtaken')
  expect(await editor(kamala).inputValue()).toContain('## Dates')
  await button(kamala, 'Discard what I wrote').click()
  await button(kamala, 'Discard it').click()
})

test('GL7 any two versions are compared by section and words', async () => {
  await button(bala, 'Proposals').click()
  await bala.page.getByText('Taken into version 2 by Selvi').waitFor()
  await button(bala, 'Versions (2)').click()
  await looksRight(bala, 'guidelines-versions')
  await button(bala, 'What changed since version 1').click()
  await bala.page.getByText('1 section differs').waitFor()
  await eventually(async () =>
    expect((await bala.page.locator('room-guideline-compare ins').allTextContents()).join(' ')).toContain('figures'),
  )
  await looksRight(bala, 'guidelines-compared')
})

test('nobody’s page broke a rule of the browser', () => {
  expect([kamala, selvi, bala].flatMap(({ faults }) => faults)).toEqual([])
})
