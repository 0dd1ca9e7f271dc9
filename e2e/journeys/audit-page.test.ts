import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { expectAccessible } from '../accessible.ts'
import { chavadi, chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { desk, eventually, openBrowser, phone, Visitor } from '../people.ts'
import { flipByte } from './flipped-byte.ts'

const shots = join(import.meta.dirname, '..', 'shots')
const lesson = join(import.meta.dirname, '..', 'samples', 'lesson.json')
let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let redis: RedisServer
let server: ServerProcess
let browser: Browser
let lead: Visitor
let asha: Visitor

beforeAll(async () => {
  await mkdir(shots, { recursive: true })
  directory = await temporaryDirectory()
  redis = await startRedis()
  server = await ServerProcess.start(directory.path, { REDIS_URL: redis.url })
  browser = await openBrowser()
  await chavadiDone(['import', lesson, '--room', 'school', '--data', directory.path], { REDIS_URL: redis.url })
  lead = await Visitor.comes(browser, await server.invite('school', 'lead', 'Lakshmi'))
  asha = await Visitor.comes(browser, await server.invite('school', 'reviewer', 'Asha'))
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await redis.stop()
  await directory.remove()
})

const rows = (page: Page) => page.locator('room-audit-list li')
const state = (page: Page) => page.locator('room-audit-check .state')
const newest = () => rows(lead.page).first().innerText()

test('A3 by key alone: every event as one sentence, the newest first', async () => {
  await lead.presses('KeyA')
  await rows(lead.page).first().waitFor()
  expect(new URL(lead.page.url()).pathname).toMatch(/\/audit$/)
  const words = (await rows(lead.page).allInnerTexts()).join('\n')
  for (const sentence of ['Asha came into the room as reviewer', 'imported', 'The room “school” was made'])
    expect(words).toContain(sentence)
  expect(await newest()).toContain('Asha')
})

test('A3 what somebody does appears without being asked for, in plain words', async () => {
  await asha.moves('Shift+KeyN')
  const [first, second] = (await asha.readings()).map(({ words }) => words)
  await asha.presses('Digit2')
  await eventually(async () => expect(await newest()).toMatch(/Asha took .+ at difference 1 of lesson-1, segment 1/))
  expect(await newest()).toContain(second)
  expect(await newest()).toContain(`before: ${first}`)
  await lead.looksLike(join(shots, 'audit-page.png'))
})

test('A4 the page has checked every entry, and goes on as they come', async () => {
  await eventually(async () =>
    expect(await state(lead.page).innerText()).toMatch(/Consistent from entry 1 to entry \d+/),
  )
  const before = Number(/entry (\d+)$/.exec(await state(lead.page).innerText())?.[1])
  await asha.presses('Digit1')
  await eventually(async () => {
    const now = Number(/to entry (\d+)/.exec(await state(lead.page).innerText())?.[1])
    expect(now).toBeGreaterThan(before)
    expect(await newest()).toMatch(new RegExp(`^\\s*${now}\\b`))
  })
  expect(await lead.page.getByText('Signature').locator('xpath=following-sibling::dd[1]').innerText()).toBe('holds')
})

test('A3 new entries do not move what is being read', async () => {
  for (let time = 0; time < 14; time++) {
    await asha.presses(time % 2 === 0 ? 'BracketLeft' : 'BracketRight', time % 2 === 0 ? 'Digit1' : 'Digit3')
    await asha.saved()
  }
  await lead.page.setViewportSize(phone)
  const row = rows(lead.page).nth(6)
  await row.scrollIntoViewIfNeeded()
  await lead.page.locator('room-audit').evaluate((element) => {
    element.scrollTop = element.scrollHeight
  })
  const last = rows(lead.page).last()
  const top = (await last.boundingBox())?.y
  const count = await rows(lead.page).count()
  await asha.presses('BracketLeft', 'Digit2')
  await eventually(async () => expect(await rows(lead.page).count()).toBeGreaterThan(count))
  expect(Math.abs(((await last.boundingBox())?.y ?? 0) - (top ?? 0))).toBeLessThan(2)
  await lead.page.getByRole('button', { name: /new entries/ }).click()
  expect(await lead.page.locator('room-audit').evaluate((element) => element.scrollTop)).toBe(0)
  expect(await lead.beyondTheEdge()).toEqual([])
  await lead.looksLike(join(shots, 'audit-page-phone.png'))
  await lead.page.setViewportSize(desk)
})

test('A3 a filter by person, kind, item, segment and words stands in the address and survives reload', async () => {
  await lead.page.getByLabel('Person').selectOption({ label: 'Asha' })
  await lead.page.getByLabel('Kind').selectOption({ label: 'Settling' })
  await lead.page.getByRole('combobox', { name: 'Item' }).fill('lesson-1')
  await lead.page.getByRole('spinbutton', { name: 'Segment' }).waitFor()
  await eventually(async () => {
    const words = await rows(lead.page).allInnerTexts()
    expect(words.length).toBeGreaterThan(2)
    expect(words.every((one) => one.includes('Asha') && one.includes('lesson-1'))).toBe(true)
  })
  const address = lead.page.url()
  for (const asked of ['person=', 'kind=settling', 'item=']) expect(address).toContain(asked)
  const found = await rows(lead.page).count()
  await lead.page.reload()
  await eventually(async () => expect(await rows(lead.page).count()).toBe(found))
  expect(lead.page.url()).toBe(address)
  await lead.page.getByLabel('Words').fill('no such words anywhere')
  await lead.page.getByText('No entry of the trail fits this filter.').waitFor()
  await lead.page.getByRole('button', { name: 'Show everything' }).click()
  await eventually(async () => expect(await rows(lead.page).count()).toBeGreaterThan(found))
  expect(await lead.page.getByLabel('Person').inputValue()).toBe('')
})

test('the item of an entry is a link, and going back comes back to the trail', async () => {
  await rows(lead.page).getByRole('link', { name: 'lesson-1' }).first().click()
  await lead.page.waitForURL(/\/i\/[a-z0-9]+$/)
  await lead.page.goBack()
  await rows(lead.page).first().waitFor()
})

test('accessible in light and dark', async () => {
  await expectAccessible(lead.page)
  await lead.page.emulateMedia({ colorScheme: 'dark' })
  await lead.page.getByText('Check it yourself').click()
  await expectAccessible(lead.page)
  await lead.looksLike(join(shots, 'audit-page-dark.png'))
  await lead.page.emulateMedia({ colorScheme: 'light' })
})

test('A4 the file of the page verifies alone', async () => {
  const [download] = await Promise.all([
    lead.page.waitForEvent('download'),
    lead.page.getByRole('link', { name: 'Download the trail' }).click(),
  ])
  const file = join(directory.path, 'school.audit.jsonl')
  await download.saveAs(file)
  const { code, out } = await chavadi(['verify', file, '--key', join(directory.path, 'signing-key.pub')])
  expect([code, out]).toEqual([0, expect.stringContaining('origin proved')])
})

test('A4 one bit turned in the store: the page says which entry', async () => {
  await flipByte(redis.url, 'school', 4)
  await lead.page.reload()
  await eventually(async () => expect(await state(lead.page).innerText()).toBe('Entry 4 is broken'))
  await expectAccessible(lead.page)
  expect(await lead.page.getByText('This entry cannot be read: its stored bytes were changed.').count()).toBe(1)
  await lead.looksLike(join(shots, 'audit-page-broken.png'))
  expect(lead.faults).toEqual([])
})
