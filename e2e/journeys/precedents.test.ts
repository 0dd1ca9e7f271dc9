import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { form } from '../disputing.ts'
import { LessonRoom } from '../lesson-room.ts'
import { looksRight } from '../look.ts'
import { eventually, type Visitor } from '../people.ts'

const village = join(import.meta.dirname, '..', 'samples', 'village.json')
const rule = 'பேச்சில் உள்ளபடி எழுதவும்'

let room: LessonRoom
let asha: Visitor
let selvi: Visitor
let client: Visitor
const items = new Map<string, string>()

const said = (visitor: Visitor, words: string) =>
  eventually(async () =>
    expect(await visitor.page.getByText(words).filter({ visible: true }).count(), words).toBeGreaterThan(0),
  )
const write = async (visitor: Visitor, name: string, words: string) =>
  visitor.page.getByRole('textbox', { name, exact: true }).fill(words)

const press = (visitor: Visitor, name: string | RegExp) => visitor.page.getByRole('button', { name }).first().click()

async function goes(visitor: Visitor, key: string): Promise<void> {
  await visitor.goesTo(items.get(key) ?? '')
}

/** Opens a dispute about the first difference of an item. */
async function disputes(visitor: Visitor, key: string, question: string): Promise<void> {
  await goes(visitor, key)
  await visitor.presses('KeyD')
  await eventually(async () => expect(await form(visitor, 'dispute').count()).toBe(1))
  await visitor.page.keyboard.type(question)
  await visitor.presses('Control+Enter')
  await eventually(async () => expect(await form(visitor, 'dispute').count()).toBe(0))
  await said(visitor, question)
}

/** Opens the form of a ruling at the dispute of an item. */
async function beginsRuling(visitor: Visitor, key: string): Promise<void> {
  await goes(visitor, key)
  await visitor.presses('KeyR')
  await eventually(async () => expect(await form(visitor, 'ruling').count()).toBe(1))
}

beforeAll(async () => {
  room = await LessonRoom.open(village)
  asha = await room.comes('reviewer', 'Asha')
  selvi = await room.comes('trainer', 'Selvi')
  client = await room.comes('observer', 'Client')
  const rows = asha.page.getByRole('option')
  await eventually(async () => expect(await rows.count()).toBe(6))
  for (const key of ['ta-1', 'ta-2', 'ta-3', 'ta-4', 'en-1', 'en-2']) {
    await rows.filter({ hasText: key }).click()
    await eventually(() => asha.ready())
    await eventually(() => expect([...items.values()]).not.toContain(asha.item))
    items.set(key, asha.item ?? '')
  }
}, 120_000)
afterAll(() => room.close())

test('the first of its kind: nothing is offered; it is ruled, and made a precedent', { timeout: 120_000 }, async () => {
  await disputes(asha, 'ta-1', 'பேச்சு வழக்கா, எழுத்து வழக்கா?')
  await beginsRuling(selvi, 'ta-1')
  expect(await selvi.page.getByText('Settled before').count()).toBe(0)
  const reading = (await selvi.page.locator('room-ruling-form #values [role=radio]').allTextContents()).findIndex(
    (one) => one.includes('வீட்டுக்கு'),
  )
  await selvi.presses(`Digit${reading + 1}`, 'KeyQ')
  await write(selvi, 'Why, in one line', rule)
  await selvi.presses('Control+Enter')
  await said(selvi, 'Make it a precedent')
  await selvi.presses('Shift+KeyR')
  await eventually(async () =>
    expect(await selvi.page.getByRole('textbox', { name: 'Title' }).inputValue()).toContain('வீட்டுக்கு'),
  )
  expect(await selvi.page.getByRole('textbox', { name: 'The rule' }).inputValue()).toBe(rule)
  expect(await selvi.page.getByRole('textbox', { name: 'Not like this' }).inputValue()).toBe('அம்மா வீட்டிற்கு போனாள்')
  await write(selvi, 'Tags, with commas between them', 'பேச்சு வழக்கு, வேற்றுமை')
  await looksRight(selvi, 'precedents-making')
  await write(selvi, 'Title', 'வீட்டுக்கு, வீட்டிற்கு')
  await selvi.presses('Control+Enter')
  await said(selvi, 'is a precedent now')
})

test('whoever opens a like dispute is shown it first, and cites it by one key', { timeout: 120_000 }, async () => {
  await goes(asha, 'ta-2')
  await asha.presses('KeyD')
  await said(asha, 'Settled before:')
  await said(asha, rule)
  await looksRight(asha, 'precedents-opening')
  await asha.page.keyboard.type('இதுவும் அப்படியா?')
  await asha.presses('F8')
  await eventually(async () => expect(await asha.page.getByRole('button', { name: /^Cited/ }).count()).toBe(1))
  await asha.presses('Control+Enter')
  await said(asha, 'Goes by:')
  await disputes(asha, 'ta-3', 'எது சரி?')
  await disputes(asha, 'ta-4', 'எந்தச் சொல்?')
  await goes(asha, 'ta-3')
  await asha.presses('KeyT')
  const beside = asha.page.locator('room-disputes room-like-precedents')
  await eventually(async () => expect(await beside.getByText(rule).count()).toBe(1))
  expect(await beside.getByRole('button').count()).toBe(0)
  await looksRight(asha, 'precedents-beside')
  await asha.presses('KeyT')
  await goes(asha, 'en-1')
  await asha.presses('KeyD')
  await eventually(async () => expect(await form(asha, 'dispute').count()).toBe(1))
  expect(await asha.page.getByText('Settled before').count()).toBe(0)
  await asha.presses('Escape')
})

test('the page of precedents: found by the beginning of a Tamil word', { timeout: 120_000 }, async () => {
  await selvi.presses('Escape', 'KeyO')
  await said(selvi, '1 precedent')
  await selvi.page.getByRole('searchbox').fill('வீட்டுக')
  await said(selvi, '1 precedent')
  await selvi.page.getByRole('searchbox').fill('அலுவலகம்')
  await said(selvi, 'None fits.')
  await selvi.page.getByRole('searchbox').fill('')
  await looksRight(selvi, 'precedents-list')
  await selvi.page.locator('room-precedents li button').click()
  await said(selvi, 'Not like this')
  await looksRight(selvi, 'precedents-one')
})

test('the second is ruled the same way, together with those like it that stay ticked', {
  timeout: 120_000,
}, async () => {
  await selvi.page.reload()
  await beginsRuling(selvi, 'ta-2')
  await said(selvi, 'Settled before:')
  await selvi.presses('F9')
  await eventually(async () =>
    expect(await selvi.page.getByRole('textbox', { name: 'Why, in one line' }).inputValue()).toBe(rule),
  )
  await said(selvi, 'Rule this one and the 2 like it')
  await selvi.presses('F4')
  await said(selvi, 'Rule all 3')
  await looksRight(selvi, 'precedents-together')
  await selvi.page.locator('room-alike-disputes li').filter({ hasText: 'ta-4' }).getByRole('checkbox').uncheck()
  await said(selvi, 'Rule all 2')
  await selvi.presses('Control+Enter')
  await said(selvi, 'Ruled too: 1 dispute.')
  await looksRight(selvi, 'precedents-ruled-together')
  await press(selvi, 'Close')
  for (const [key, state] of [
    ['ta-2', 'Ruled'],
    ['ta-3', 'Ruled'],
    ['ta-4', 'Disputed'],
  ] as const) {
    await goes(asha, key)
    await eventually(async () =>
      expect(await asha.page.locator('room-item-head').getByText(state, { exact: true }).count()).toBe(1),
    )
  }
  await goes(asha, 'ta-3')
  await said(asha, 'Goes by:')
  expect(await asha.draft()).toEqual(['தம்பி சீக்கிரம் வீட்டுக்கு, ஓடினான்'])
})

test('a later precedent overrules it: struck, no longer offered, and what cites it says so', {
  timeout: 120_000,
}, async () => {
  await beginsRuling(selvi, 'ta-4')
  const other = (await selvi.page.locator('room-ruling-form #values [role=radio]').allTextContents()).findIndex((one) =>
    one.includes('வீட்டிற்கு'),
  )
  await selvi.presses(`Digit${other + 1}`, 'KeyQ')
  await write(selvi, 'Why, in one line', 'எழுத்து வழக்கில் எழுதவும்')
  await selvi.presses('Control+Enter')
  await said(selvi, 'Make it a precedent')
  await selvi.presses('Shift+KeyR')
  await eventually(async () => expect(await selvi.page.getByRole('textbox', { name: 'Title' }).count()).toBe(1))
  await write(selvi, 'Title', 'வீட்டிற்கு')
  await selvi.presses('Control+Enter')
  await said(selvi, 'is a precedent now')
  await selvi.presses('KeyO')
  await said(selvi, '2 precedents')
  await selvi.page.locator('room-precedents li button').filter({ hasText: rule }).click()
  await press(selvi, 'Overrule it by a later one')
  await write(selvi, 'Why, in one line', 'வாடிக்கையாளர் கேட்டார்')
  await looksRight(selvi, 'precedents-overruling')
  await selvi.presses('Control+Enter')
  await said(selvi, 'Overruled by Selvi')
  await looksRight(selvi, 'precedents-overruled')
  await press(selvi, /All precedents/)
  await said(selvi, '1 precedent')
  await selvi.page.getByRole('checkbox', { name: 'Also those that hold no more' }).check()
  await said(selvi, '2 precedents')
  await goes(asha, 'ta-3')
  await said(asha, 'overruled since')
})

test('the same in English, found in spite of capitals; the client reads what was cited, without names', {
  timeout: 120_000,
}, async () => {
  await disputes(asha, 'en-1', 'Which spelling?')
  await beginsRuling(selvi, 'en-1')
  const british = (await selvi.page.locator('room-ruling-form #values [role=radio]').allTextContents()).findIndex(
    (one) => one.includes('colour'),
  )
  await selvi.presses(`Digit${british + 1}`, 'KeyQ')
  await write(selvi, 'Why, in one line', 'British spelling')
  await selvi.presses('Control+Enter')
  await said(selvi, 'Make it a precedent')
  await selvi.presses('Shift+KeyR')
  await eventually(async () => expect(await selvi.page.getByRole('textbox', { name: 'Title' }).count()).toBe(1))
  await selvi.presses('Control+Enter')
  await said(selvi, 'is a precedent now')
  await goes(asha, 'en-2')
  await asha.presses('KeyD')
  await said(asha, 'British spelling')
  await asha.page.keyboard.type('And here?')
  await asha.presses('F8', 'Control+Enter')
  await said(asha, 'Goes by:')
  await beginsRuling(selvi, 'en-2')
  await selvi.presses('F9')
  await eventually(async () => expect(await selvi.page.getByRole('button', { name: /^Cited/ }).count()).toBe(1))
  await selvi.presses('Control+Enter')
  await said(selvi, 'Goes by:')
  await client.page.goto(client.page.url().replace(/(\/as\/[0-9]+).*/, `$1/i/${items.get('en-2') ?? ''}`))
  await said(client, 'British spelling')
  const seen = (await client.page.locator('room-observed-place section').textContent()) ?? ''
  expect(seen).toContain('Goes by')
  expect(seen).not.toContain('Selvi')
  for (const visitor of [asha, selvi, client]) expect(visitor.faults).toEqual([])
})
