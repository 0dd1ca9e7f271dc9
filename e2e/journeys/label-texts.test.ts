import { afterAll, beforeAll, expect, test } from 'vitest'
import { form } from '../disputing.ts'
import {
  about,
  all,
  bar,
  current,
  gone,
  LabelRoom,
  label,
  labels,
  newOf,
  quietly,
  stage,
  walksTo,
} from '../label-room.ts'
import { looksRight } from '../look.ts'
import { eventually, type Visitor } from '../people.ts'

let room: LabelRoom
let asha: Visitor
let ravi: Visitor
let selvi: Visitor
const everybody = () => [asha, ravi, selvi]

const picks = async (who: Visitor, key: string) => {
  await stage(who).locator(`.name[data-key=${key}]`).first().click()
  await eventually(async () => expect(await current(who)).toBe(key))
}
const text = (who: Visitor) => who.page.locator('room-label-text room-label-page')

beforeAll(async () => {
  room = await LabelRoom.open('short-texts')
  asha = await room.comes('reviewer', 'Asha', 'ta-news-01')
  ravi = await room.comes('reviewer', 'Ravi', 'ta-news-01')
  selvi = await room.comes('trainer', 'Selvi', 'ta-news-01')
})
afterAll(() => room.close())

test('LU30 the next difference by its key, a reading by its digit; U takes it back and says it in words', async () => {
  await walksTo(asha, 'Span 5, boundary')
  await asha.presses('Digit2')
  await all(everybody(), 'u5', { start: 36, end: 40, quote: 'தேனி' })
  await asha.presses('KeyU')
  await all(everybody(), 'u5', { start: 36, end: 44, quote: 'தேனியில்' })
  await quietly(asha, 'Undone at difference 3: ““தேனியில்”” stands again')
})

test('LU31 an edge goes grapheme by grapheme through a Tamil word, never half a cluster', async () => {
  await picks(asha, 'u5')
  for (const end of [42, 40, 38]) {
    await asha.presses('ArrowLeft')
    await all(everybody(), 'u5', { start: 36, end })
  }
  for (const end of [40, 42, 44]) {
    await asha.presses('KeyU')
    await all(everybody(), 'u5', { start: 36, end })
  }
})

test('LU30 words are marked and given a tag by its key; deleted and brought back', async () => {
  const before = await labels(asha)
  await walksTo(asha, 'sentiment, answer')
  await eventually(async () => expect(await current(asha)).toBeNull())
  await text(asha).focus()
  await asha.presses('Control+Home', 'Control+Shift+ArrowRight', 'KeyB')
  const made = await newOf(asha, before)
  await all(everybody(), made, { tag: 'place', quote: 'மாவட்ட' })
  await eventually(async () => expect(await about(asha)).toMatch(/^New span/))
  await asha.presses('KeyA')
  await all(everybody(), made, { tag: 'person' })
  await asha.presses('Delete')
  await gone(everybody(), made)
  await asha.presses('KeyU')
  await all(everybody(), made, { tag: 'person' })
  await asha.presses('KeyU')
  await all(everybody(), made, { tag: 'place' })
  await asha.presses('KeyU')
  await gone(everybody(), made)
})

test('LU30 a span is split at the caret, two become one, and both are taken back', async () => {
  const before = await labels(asha)
  await picks(asha, 'u7')
  await asha.presses('Control+ArrowRight', 'Control+ArrowRight', 'Alt+KeyS')
  await all(everybody(), 'u7', { quote: 'தேனி மாவட்டக்' })
  const rest = await newOf(asha, before)
  await all(everybody(), rest, { quote: 'கூட்டுறவு வங்கி', tag: 'organisation' })
  await asha.presses('Alt+KeyM')
  await quietly(asha, 'Pick the label that becomes part of this one')
  await stage(asha).locator(`.name[data-key=${rest}]`).first().click()
  await gone(everybody(), rest)
  await all(everybody(), 'u7', { quote: 'தேனி மாவட்டக் கூட்டுறவு வங்கி' })
  await asha.presses('KeyU')
  await all(everybody(), 'u7', { quote: 'தேனி மாவட்டக்' })
  await asha.presses('KeyU')
  await all(everybody(), 'u7', { quote: 'தேனி மாவட்டக் கூட்டுறவு வங்கி' })
  await gone(everybody(), rest)
  await looksRight(asha, 'label-texts')
})

test('LU33 a tag is disputed, and an empty place; a trainer rules on both, and both are locked', async () => {
  for (const who of everybody()) await room.opens(who, 'en-review-02')
  await walksTo(asha, ', tag')
  const disputed = (await current(asha)) ?? ''
  await asha.presses('Shift+KeyD')
  await eventually(async () => expect(await form(asha, 'dispute').count()).toBe(1))
  await asha.types('Is a hotel a place?')
  await asha.presses('Control+Enter')
  for (const who of everybody())
    await eventually(async () => expect((await label(who, disputed))?.state).toBe('disputed'))
  const before = await labels(asha)
  await asha.page.getByRole('button', { name: 'Missing?' }).click()
  await text(asha).focus()
  await asha.presses('Control+End', 'Control+Shift+ArrowLeft', 'Control+Shift+ArrowLeft', 'Enter')
  await eventually(async () => expect(await about(asha)).toBe('A label that is missing'))
  await asha.presses('Control+Enter')
  const missing = await newOf(selvi, before)

  await walksTo(selvi, ', tag')
  await rules('place', 'a hotel is where one goes')
  await all(everybody(), disputed, { tag: 'place' })
  await stage(selvi).locator(`.name[data-key=${missing}]`).first().click()
  await rules('there', 'it says how long')
  for (const who of everybody())
    for (const key of [disputed, missing])
      await eventually(async () => expect(await label(who, key)).toMatchObject({ state: 'ruled', locked: true }))
  await looksRight(selvi, 'label-texts-ruled')
})

async function rules(words: string, why: string): Promise<void> {
  await selvi.presses('KeyR')
  await eventually(async () => expect(await form(selvi, 'ruling').count()).toBe(1))
  await form(selvi, 'ruling')
    .getByRole('radio')
    .filter({ has: selvi.page.getByText(words, { exact: true }) })
    .click()
  await form(selvi, 'ruling').getByRole('radio', { name: 'boundary' }).click()
  await form(selvi, 'ruling').getByRole('textbox', { name: 'Why, in one line' }).fill(why)
  await selvi.presses('Control+Enter')
  await eventually(async () => expect(await bar(selvi).locator('form').count()).toBe(0))
}
