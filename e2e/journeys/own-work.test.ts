import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { tableRows } from '#shared/formats/delimited.ts'
import { field, form, rules, takes } from '../disputing.ts'
import { looksRight } from '../look.ts'
import { chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { eventually, openBrowser, phone, Visitor } from '../people.ts'

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let server: ServerProcess
let browser: Browser
let devi: Visitor
let tara: Visitor
let asha: Visitor

const said = {
  'shop-1': [
    'we paid twenty five rupees at the shop',
    'we paid 25 rupees at the shop',
    'we payed 25 rupees at the shop',
  ],
  'shop-2': ['நான் நாளை சென்னை போவேன்', 'நான் நாளைக்கு சென்னைக்கு போவேன்', 'நான் நாளை சென்னைக்கு போவேன்'],
}
const names = ['Devi', 'Mani', 'Jaya']
const batch = {
  chavadi: 1,
  items: Object.entries(said).map(([key, texts], at) => ({
    key,
    language: at === 0 ? 'en' : 'ta',
    sources: texts.map((text, by) => ({ annotator: names[by], segments: [{ text }] })),
  })),
}

/** Devi, Mani and Jaya did two items; Devi looks at what becomes of hers, on a phone. */
beforeAll(async () => {
  directory = await temporaryDirectory()
  const data = join(directory.path, 'data')
  const file = join(directory.path, 'shop.json')
  await writeFile(file, JSON.stringify(batch))
  await chavadiDone(['import', file, '--room', 'shop', '--title', 'Shop', '--data', data])
  server = await ServerProcess.start(data)
  browser = await openBrowser()
  const annotator = ['invite', 'shop', '--role', 'annotator', '--as', 'Devi', '--data', data, '--server', server.url]
  devi = await Visitor.comes(browser, (await chavadiDone(annotator)).trim())
  tara = await Visitor.comes(browser, await server.invite('shop', 'trainer', 'Tara'))
  asha = await Visitor.comes(browser, await server.invite('shop', 'reviewer', 'Asha'), phone)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await directory.remove()
})

const list = (visitor: Visitor) => visitor.page.locator('room-work-list li')
const opens = async (visitor: Visitor, key: string) => {
  await visitor.page.getByRole('option').filter({ hasText: key }).click()
  await eventually(() => visitor.ready())
}

test('MW4 an annotator opens the page by key before anything is signed off: nothing is claimed', async () => {
  await devi.presses('KeyV')
  await devi.page.getByRole('heading', { name: 'What was changed in your work, and why' }).waitFor()
  await devi.page.getByText('Agreement with the settled result is not defined').waitFor()
  await devi.page.getByText('Nothing of this is signed off yet').waitFor()
  await devi.page.getByRole('checkbox', { name: 'Also what is not signed off yet' }).check()
  await eventually(() => expect(new URL(devi.page.url()).search).toBe('?open=yes'))
})

test('MW1 what a trainer rules appears there by itself, with the reason and why', async () => {
  await opens(tara, 'shop-1')
  await rules(tara, 2)
  await takes(tara, '25')
  await form(tara, 'ruling').getByRole('radio', { name: 'number form' }).click()
  await field(tara, 'Why, in one line').fill('Numbers are written as digits')
  await tara.presses('Control+Enter')
  await eventually(async () => expect(await list(devi).count()).toBe(1))
  const row = await list(devi).first().innerText()
  for (const words of [
    'twenty five',
    '25',
    'Tara ruled: number form',
    'Numbers are written as digits',
    'not signed off',
  ])
    expect(row).toContain(words)
})

test('MW10 a place is kept to be looked at again, and ticked off, by keys alone', async () => {
  const presses = async (name: string) => {
    await devi.page.getByRole('button', { name }).focus()
    await devi.page.keyboard.press('Enter')
  }
  await presses('Keep for later')
  await presses('To look at again (1)')
  await eventually(async () => expect(new URL(devi.page.url()).search).toContain('kept=yes'))
  await devi.page.reload()
  await eventually(async () => expect(await list(devi).count()).toBe(1))
  await presses('Looked at: tick off')
  await devi.page.getByText('Nothing is kept to be looked at again').waitFor()
  await eventually(async () =>
    expect(await devi.page.locator('room-work-list form button').evaluate((one) => one.matches(':focus'))).toBe(true),
  )
  await devi.page.keyboard.press('Enter')
  await eventually(async () => expect(await list(devi).count()).toBe(1))
})

test('MW3 once both items are signed off they count whole', async () => {
  await tara.presses('KeyN')
  await eventually(() => expect(tara.page.getByText('1 of 2 signed off').first().isVisible()).resolves.toBe(true))
  await opens(tara, 'shop-2')
  await takes(tara, 'நாளைக்கு')
  await tara.saved()
  await tara.presses('KeyN')
  await eventually(() => expect(tara.page.getByText('2 of 2 signed off').first().isVisible()).resolves.toBe(true))
  await devi.page.getByRole('checkbox', { name: 'Also what is not signed off yet' }).uncheck()
  await eventually(async () => expect(await list(devi).count()).toBe(3))
  await devi.page.getByText('8 of your 12 words stand in the result: 66.7%').waitFor()
  for (const secret of ['Mani', 'Jaya', 'payed']) expect(await devi.page.getByText(secret).count()).toBe(0)
})

test('MW8 the table as a file has the same places', async () => {
  const [download] = await Promise.all([
    devi.page.waitForEvent('download'),
    devi.page.getByRole('button', { name: 'Download as a table' }).click(),
  ])
  const rows = [...tableRows(await readFile(await download.path(), 'utf8'), ',')].map(({ cells }) => cells)
  expect(rows.slice(1).map((cells) => [cells[5], cells[6], cells[8], cells[9]])).toEqual(
    expect.arrayContaining([
      ['twenty five', '25', 'ruled', 'number form'],
      ['சென்னை', 'சென்னைக்கு', 'agreed', ''],
    ]),
  )
  expect(rows).toHaveLength(4)
})

test('MW1 a place leads to where it stands', async () => {
  await list(devi).filter({ hasText: 'twenty five' }).locator('button.place').click()
  await eventually(async () => expect((await devi.draft()).join(' ')).toContain('25 rupees'))
  await devi.page.goBack()
  await eventually(async () => expect(await list(devi).count()).toBe(3))
})

test('MW7 the trainer has everybody, by the lower end of the interval; a name opens that person’s page', async () => {
  await tara.presses('KeyV')
  const row = tara.page.locator('room-work-people tbody tr')
  await eventually(async () => expect(await row.count()).toBe(3))
  const lows = (await row.locator('td:nth-of-type(3)').allInnerTexts()).map((words) => Number.parseFloat(words))
  expect(lows).toEqual(lows.toSorted((a, b) => b - a))
  expect((await row.first().innerText()).replaceAll(/\s+/g, ' ')).toContain('Devi 12 33.3%')
  await looksRight(tara, 'work-everybody')
  await tara.page.getByRole('button', { name: 'Mani' }).click()
  await tara.page.getByRole('heading', { name: 'What was changed in the work of Mani, and why' }).waitFor()
  await tara.page.goBack()
  await eventually(async () => expect(await row.count()).toBe(3))
})

test('MW6 a reviewer without sources sees their own, which is nothing; observers have no such page', async () => {
  await asha.page.goto(`${asha.page.url().replace(/(\/as\/\d+).*/, '$1')}/work`)
  await asha.page.getByText('Agreement with the settled result is not defined').waitFor()
  const omar = await Visitor.comes(browser, await server.invite('shop', 'observer', 'Omar'))
  await omar.presses('KeyV')
  expect(new URL(omar.page.url()).pathname).not.toContain('work')
})

test('the page looks right at both sizes, light and dark, and on paper', async () => {
  await looksRight(devi, 'work-own')
  await looksRight(asha, 'work-nothing')
  await devi.page.emulateMedia({ media: 'print' })
  const pdf = await devi.page.pdf({ path: join(import.meta.dirname, '..', 'shots', 'work-own.pdf'), format: 'A4' })
  expect(pdf.byteLength).toBeGreaterThan(10_000)
  expect(await devi.page.getByRole('button', { name: 'Keep for later' }).first().isVisible()).toBe(false)
  expect(await devi.page.getByText('Numbers are written as digits').isVisible()).toBe(true)
  expect([...devi.faults, ...tara.faults, ...asha.faults]).toEqual([])
})
