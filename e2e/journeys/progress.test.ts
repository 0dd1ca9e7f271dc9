import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { sampleFile } from '../load/sample-batch.ts'
import { workedRoom } from '../load/worked-room.ts'
import { looksRight } from '../look.ts'
import { chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { eventually, openBrowser, phone, Visitor } from '../people.ts'

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let server: ServerProcess
let browser: Browser
let lead: Visitor
let asha: Visitor

/** Sixty items, of which two reviewers did more than half in the last three weeks. */
beforeAll(async () => {
  directory = await temporaryDirectory()
  const data = join(directory.path, 'data')
  const file = join(directory.path, 'market.json')
  await sampleFile(file, { items: 60, sources: 3, words: 14 })
  await chavadiDone(['import', file, '--room', 'fresh', '--data', data])
  const plan = { like: 'fresh', room: 'worked', people: ['Ravi', 'Selvi'], until: Date.now(), perItem: 3 }
  await workedRoom({ dataDirectory: data }, { ...plan, days: 21, entries: 180 })
  server = await ServerProcess.start(data)
  browser = await openBrowser()
  lead = await Visitor.comes(browser, await server.invite('worked', 'lead', 'Lakshmi'))
  asha = await Visitor.comes(browser, await server.invite('worked', 'reviewer', 'Asha'), phone)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await directory.remove()
})

const left = async (page: Page): Promise<number> =>
  Number(/Left: (\d+) of 60 items/.exec(await page.locator('room-progress .left').innerText())?.[1])
/** The figures of a row, by what its first cell says. */
const row = async (page: Page, table: number, name: string): Promise<readonly string[]> => {
  const found = page.locator('room-work-table').nth(table).locator('tbody tr').filter({ hasText: name }).first()
  return (await found.getByRole('cell').allInnerTexts()).map((text) => text.trim())
}
const people = (page: Page) =>
  page.locator('room-work-table').nth(1).locator('tbody').getByRole('rowheader').allInnerTexts()
const periods = (page: Page) => page.locator('room-work-table table').first().innerText()
const bars = (page: Page) =>
  page.locator('room-chart .hover title').evaluateAll((titles) => titles.map(({ textContent }) => textContent ?? ''))

test('G5 by key: what is left, and between which days it will be done', async () => {
  await lead.presses('KeyF')
  await lead.page.locator('room-progress .left').waitFor()
  expect(new URL(lead.page.url()).pathname).toMatch(/\/progress$/)
  expect(await left(lead.page)).toBeGreaterThan(10)
  expect(await lead.page.locator('room-progress .left').innerText()).toMatch(
    /it will be done (on|between) \w+day, \w+ \d+/,
  )
})

test('G1 the picture says what the table beside it says; people stand by name', async () => {
  const said = (await bars(lead.page)).find((one) => /Signed off: [1-9]/.test(one)) ?? ''
  const [day = '', signedOff = ''] = said.split('\n')
  expect((await row(lead.page, 0, day))[0]).toBe(signedOff.replace('Signed off: ', ''))
  expect(await people(lead.page)).toEqual(['Ravi', 'Selvi'])
})

test('G4 somebody at a phone sees their own, and an empty page says so', async () => {
  await asha.page.goto(`${asha.page.url().replace(/(\/as\/\d+).*/, '$1')}/progress`)
  await asha.page.getByRole('heading', { name: 'Your progress' }).waitFor()
  await asha.page.getByText('Nothing is counted in this time').waitFor()
  for (const secret of ['Ravi', 'Selvi', 'will be done'])
    expect(await asha.page.locator('room-progress .column').innerText()).not.toContain(secret)
  expect(await left(asha.page)).toBe(await left(lead.page))
})

test('G1 what she signs off appears on both pages without being asked for', async () => {
  const before = await left(lead.page)
  await asha.page.setViewportSize({ width: 1366, height: 768 })
  await asha.presses('KeyG')
  await asha.moves('Shift+KeyN')
  for (let at = (await asha.difference())?.of ?? 0; at > 0; at--) await asha.presses('Digit1')
  await asha.saved()
  await asha.presses('KeyN')
  await eventually(async () => expect(await left(lead.page)).toBe(before - 1))
  await eventually(async () => expect((await row(lead.page, 1, 'Asha'))[0]).toBe('1'))
  await asha.presses('KeyF')
  await eventually(async () => expect((await row(asha.page, 0, ''))[0]).toBe('1'))
  expect((await row(asha.page, 0, ''))[2]).toBe((await row(lead.page, 1, 'Asha'))[2])
  await asha.page.setViewportSize(phone)
})

test('filters stand in the address and survive a reload; hours are those of the reader', async () => {
  await lead.page.getByLabel('Person').selectOption({ label: 'Ravi' })
  await lead.page.getByLabel('For each').selectOption({ label: 'Week' })
  await eventually(async () => {
    expect(await periods(lead.page)).toContain('Week of')
    expect(await people(lead.page)).toEqual(['Ravi'])
  })
  const address = lead.page.url()
  expect(address).toContain('per=week')
  await lead.page.reload()
  await eventually(async () => expect(await periods(lead.page)).toContain('Week of'))
  expect(lead.page.url()).toBe(address)
  await lead.page.getByRole('button', { name: 'Without filters' }).click()
  await lead.page.getByLabel('For each').selectOption({ label: 'Day' })
  await eventually(async () => expect(new URL(lead.page.url()).search).toBe(''))
})

test('G6 the table as a file has the same figures', async () => {
  await eventually(async () => expect((await row(lead.page, 1, 'Selvi')).length).toBe(6))
  const [download] = await Promise.all([
    lead.page.waitForEvent('download'),
    lead.page.getByRole('button', { name: 'Download as a table' }).click(),
  ])
  const lines = (await readFile(await download.path(), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  expect(lines[0]?.slice(0, 4)).toEqual(['period', 'person', 'batch', 'signed_off'])
  const ofSelvi = lines.filter(([, person]) => person === 'Selvi').reduce((sum, cells) => sum + Number(cells[3]), 0)
  expect(String(ofSelvi)).toBe((await row(lead.page, 1, 'Selvi'))[0])
})

test('both pages look right at both sizes, light and dark', async () => {
  await looksRight(lead, 'progress-lead')
  await looksRight(asha, 'progress-own')
  expect([...lead.faults, ...asha.faults]).toEqual([])
})

test('G4 observers have no such page', async () => {
  const omar = await Visitor.comes(browser, await server.invite('worked', 'observer', 'Omar'))
  await omar.presses('KeyF')
  expect(new URL(omar.page.url()).pathname).not.toContain('progress')
  const answer = await omar.page.evaluate(async () => {
    const path = location.pathname.replace(/^\/r\/(\w+)\/as\/(\d+).*/, '/api/v1/rooms/$1/as/$2/progress')
    return (await fetch(path)).status
  })
  expect(answer).toBe(403)
})
