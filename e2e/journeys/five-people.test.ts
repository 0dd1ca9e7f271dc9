import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { form } from '../disputing.ts'
import { LessonRoom } from '../lesson-room.ts'
import { looksRight } from '../look.ts'
import { chavadi, chavadiDone } from '../machine/chavadi-process.ts'
import { eventually, phone, Visitor } from '../people.ts'

const village = join(import.meta.dirname, '..', 'samples', 'village.json')
const rule = 'பேச்சில் உள்ளபடி எழுதவும்'
const guideline = `# How we write\n\n## Spoken forms\n\nWrite what is said: வீட்டுக்கு, not வீட்டிற்கு.\n`

let room: LessonRoom
let kamala: Visitor
let selvi: Visitor
let devi: Visitor
let mani: Visitor
let client: Visitor
const items = new Map<string, string>()

const sees = (who: Visitor, words: string | RegExp) =>
  who.page.getByText(words).filter({ visible: true }).first().waitFor()
const button = (who: Visitor, name: string | RegExp) => who.page.getByRole('button', { name }).first()
const goes = (who: Visitor, key: string) => who.goesTo(items.get(key) ?? '')
const opened = (who: Visitor, which: 'dispute' | 'ruling') =>
  eventually(async () => expect(await form(who, which).count()).toBe(1))
const invited = async (...words: readonly string[]): Promise<string> =>
  (await chavadiDone(['invite', 'school', ...words, '--data', room.data, '--server', room.server.url])).trim()

/** A lead, a trainer, the two annotators whose work it is, one of them on a phone, and the client. */
beforeAll(async () => {
  room = await LessonRoom.open(village)
  kamala = await room.comes('lead', 'Kamala')
  selvi = await room.comes('trainer', 'Selvi')
  devi = await Visitor.comes(room.browser, await invited('--role', 'annotator', '--as', 'Devi'))
  mani = await Visitor.comes(room.browser, await invited('--role', 'annotator', '--as', 'Mani'), phone)
  const observer = await invited('--role', 'observer', '--name', 'Otherclient Limited', '--accepts')
  client = await Visitor.comes(room.browser, observer)
  const rows = selvi.page.getByRole('option')
  await eventually(async () => expect(await rows.count()).toBe(6))
  for (const key of ['ta-1', 'ta-2', 'ta-3']) {
    await rows.filter({ hasText: key }).click()
    await eventually(() => selvi.ready())
    await eventually(() => expect([...items.values()]).not.toContain(selvi.item))
    items.set(key, selvi.item ?? '')
  }
}, 120_000)
afterAll(() => room.close())

/** A double click on a word of the text, as people select it. */
async function selects(who: Visitor, word: string): Promise<void> {
  const text = who.page.locator('room-segment article .text').filter({ hasText: word }).first()
  await text.waitFor()
  const { x, y } = await text.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const from = (node.textContent ?? '').indexOf(wanted)
      if (from < 0) continue
      const range = document.createRange()
      range.setStart(node, from)
      range.setEnd(node, from + wanted.length)
      const { left, top, width, height } = range.getBoundingClientRect()
      return { x: left + width / 2, y: top + height / 2 }
    }
    throw new Error('no such word')
  }, word)
  await who.page.mouse.dblclick(x, y)
}

/** An annotator asks about a word of an item; a like precedent may be cited. */
async function disputes(who: Visitor, key: string, word: string, question: string, cites = false): Promise<void> {
  await who.page.goto(who.page.url().replace(/(\/as\/[0-9]+).*/, `$1/i/${items.get(key) ?? ''}`))
  // The words move while the page is drawn.
  await eventually(async () => {
    await selects(who, word)
    await who.presses('KeyD')
    await opened(who, 'dispute')
    if ((await who.page.getByText(`“${word}”`).filter({ visible: true }).count()) > 0) return
    await who.presses('Escape')
    throw new Error(`another word than ${word} is selected`)
  })
  await who.page.keyboard.type(question)
  if (cites) {
    await sees(who, 'Settled before:')
    await who.presses('F8')
    await button(who, /^Cited/).waitFor()
  }
  await who.presses('Control+Enter')
  await eventually(async () => expect(await form(who, 'dispute').count()).toBe(0))
  await sees(who, question)
}

test('GL5 the lead publishes the guideline, and everybody who works here is told', { timeout: 120_000 }, async () => {
  await kamala.presses('KeyL')
  await button(kamala, 'Begin with a template').click()
  await kamala.page.getByLabel('The guideline, in Markdown').fill(guideline)
  await kamala.page.getByLabel('What is new, for everybody here').fill('Spoken forms')
  await button(kamala, 'Publish version 1').click()
  await kamala.page.getByRole('heading', { name: 'Spoken forms' }).waitFor()
  await mani.presses('KeyY')
  await sees(mani, /version 1 of the guideline/)
})

test('PR1 GL4 an annotator asks; the trainer rules by the guideline, and makes a precedent', {
  timeout: 120_000,
}, async () => {
  await disputes(devi, 'ta-1', 'வீட்டிற்கு', 'பேச்சு வழக்கா?')
  await goes(selvi, 'ta-1')
  await selvi.presses('KeyR')
  await opened(selvi, 'ruling')
  const values = await selvi.page.locator('room-ruling-form #values [role=radio]').allTextContents()
  await selvi.presses(`Digit${values.findIndex((one) => one.includes('வீட்டுக்கு')) + 1}`, 'KeyQ')
  await form(selvi, 'ruling').getByLabel('Cite the guideline').selectOption({ label: 'Spoken forms' })
  await selvi.page.getByRole('textbox', { name: 'Why, in one line', exact: true }).fill(rule)
  await selvi.presses('Control+Enter')
  await sees(selvi, 'Make it a precedent')
  await selvi.presses('Shift+KeyR')
  await selvi.page.getByRole('textbox', { name: 'Title' }).fill('வீட்டுக்கு')
  await selvi.presses('Control+Enter')
  await sees(selvi, 'is a precedent now')
  await sees(devi, 'Guideline 1 · Spoken forms')
})

test('PR7 the next annotator who asks alike is shown it first, and cites it', { timeout: 120_000 }, async () => {
  await disputes(mani, 'ta-2', 'வீட்டிற்கு', 'இதுவும் அப்படியா?', true)
  await sees(mani, 'Goes by:')
  await looksRight(mani, 'five-people-disputed-by-precedent')
  await disputes(devi, 'ta-3', 'வீட்டிற்கு', 'எது சரி?')
})

test('PR9 both are ruled together by it, and the client watches that happen', { timeout: 120_000 }, async () => {
  await client.presses('Shift+KeyW')
  await sees(client, rule)
  await goes(selvi, 'ta-2')
  await selvi.presses('KeyR')
  await opened(selvi, 'ruling')
  await sees(selvi, 'Settled before:')
  await selvi.presses('F9')
  await sees(selvi, 'Rule this one and the one like it')
  await selvi.presses('F4')
  await sees(selvi, 'Rule all 2')
  await looksRight(selvi, 'five-people-ruling')
  await selvi.presses('Control+Enter')
  await sees(selvi, 'Ruled too: 1 dispute.')
  await button(selvi, 'Close').click()
  await sees(client, '3 ruled')
  await looksRight(client, 'five-people-window')
})

test('MW1 what was changed in the work of each, and why, once it is signed off', { timeout: 120_000 }, async () => {
  for (const key of ['ta-1', 'ta-2', 'ta-3']) {
    await goes(selvi, key)
    await selvi.saved()
    await selvi.presses('KeyN')
    await sees(selvi, `${[...items.keys()].indexOf(key) + 1} of 6 signed off`)
  }
  for (const [who, changes] of [
    [devi, 1],
    [mani, 2],
  ] as const) {
    await who.presses('Escape', 'KeyV')
    await eventually(async () => expect(await who.page.locator('room-work-list li').count()).toBe(changes))
    await sees(who, rule)
  }
  await looksRight(mani, 'five-people-work')
})

test('AC1 AC4 the client accepts one item and returns another, and everybody sees why', {
  timeout: 120_000,
}, async () => {
  const opens = (key: string) =>
    client.page.goto(client.page.url().replace(/(\/as\/[0-9]+).*/, `$1/i/${items.get(key) ?? ''}`))
  await opens('ta-1')
  await client.page.getByLabel('Comment; needed').first().fill('As agreed')
  await client.page.getByRole('button', { name: 'Accept', exact: true }).first().click()
  await sees(client, 'As agreed')
  await opens('ta-3')
  await client.page.getByLabel('Comment; needed').first().fill('The comma is wrong')
  await client.page.getByRole('button', { name: 'Return', exact: true }).first().click()
  await sees(selvi, '2 of 6 signed off')
  await kamala.presses('Semicolon')
  await sees(kamala, 'As agreed')
  await sees(kamala, 'The comma is wrong')
  await looksRight(kamala, 'five-people-acceptance')
})

test('nobody’s page broke a rule of the browser, and the trail of the day verifies', async () => {
  expect([kamala, selvi, devi, mani, client].flatMap(({ faults }) => faults)).toEqual([])
  const out = join(room.directory, 'day.jsonl')
  await chavadiDone(['audit', 'school', '--data', room.data, '--out', out])
  const verified = await chavadi(['verify', out, '--key', join(room.data, 'signing-key.pub')])
  expect([verified.code, verified.out]).toEqual([0, expect.stringContaining('origin proved')])
})
