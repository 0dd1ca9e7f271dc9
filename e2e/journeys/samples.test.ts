import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { looksRight } from '../look.ts'
import { chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { eventually, openBrowser, Visitor } from '../people.ts'

const samples = join(import.meta.dirname, '..', 'samples')
const files = ['market.json', 'town.json', 'lesson.json'].map((name) => join(samples, name))
let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let server: ServerProcess
let browser: Browser
let kamala: Visitor
let selvi: Visitor

beforeAll(async () => {
  directory = await temporaryDirectory()
  server = await ServerProcess.start(directory.path)
  browser = await openBrowser()
  await chavadiDone(['import', ...files, '--room', 'school', '--data', directory.path])
  kamala = await Visitor.comes(browser, await server.invite('school', 'lead', 'Kamala'))
  selvi = await Visitor.comes(browser, await server.invite('school', 'trainer', 'Selvi'))
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await directory.remove()
})

const draws = async (who: Visitor, count: number) => {
  await who.page.getByLabel('How many', { exact: true }).fill(String(count))
  await who.page.getByRole('button', { name: 'Draw them' }).click()
  await who.page.getByText(`0 of ${count} judged: `).waitFor()
  await who.page.locator('room-sample-item h3:focus').waitFor()
}

test('Z2 where nothing is signed off the page says so', async () => {
  await kamala.presses('KeyQ')
  await kamala.page.getByText('Nothing is signed off yet').waitFor()
  await looksRight(kamala, 'samples-nothing')
})

test('Z3 Z8 a lead finds one item wrong and returns the sample; that item alone opens again', async () => {
  await selvi.moves('Shift+KeyN')
  for (let signed = 1; signed <= 3; signed++) {
    await selvi.saved()
    await selvi.moves('KeyN')
    await selvi.page.getByText(`${signed} of `, { exact: false }).first().waitFor()
  }
  await draws(kamala, 3)
  await looksRight(kamala, 'samples-judging')
  await kamala.presses('Digit1')
  await kamala.page.getByText('1 of 3 judged').waitFor()
  const wrong = (await kamala.page.locator('room-sample-item h3').innerText()).trim()
  await kamala.presses('Digit2')
  await kamala.page.getByLabel('What is wrong').selectOption('spelling')
  await kamala.page.getByLabel('In words, for whoever mends it').fill('A letter is missing')
  await looksRight(kamala, 'samples-wrong')
  await kamala.page.getByRole('button', { name: 'It is wrong' }).click()
  await kamala.page.getByText('cannot be met any more').waitFor()
  expect(await kamala.page.getByRole('button', { name: 'Accept' }).isDisabled()).toBe(true)
  await kamala.page.getByLabel('Return it, because').fill('Letters are missing')
  await kamala.page.getByRole('button', { name: 'Return', exact: true }).click()
  await kamala.page.getByText('Kamala returned it').waitFor()
  await looksRight(kamala, 'samples-returned')
  await kamala.page.getByText('2 of 3 judged').waitFor()
  await selvi.presses('KeyA')
  await selvi.page.getByText(`Kamala reopened ${wrong}`).first().waitFor()
  await selvi.page.getByText('Kamala returned a sample').first().waitFor()
  await selvi.presses('KeyG')
  await selvi.page.getByText('2 of').first().waitFor()
})

test('Z3 Z7 nobody judges their own work, and a sample is accepted by its rule', async () => {
  await selvi.presses('KeyQ')
  await draws(selvi, 2)
  await selvi.page.getByText('You signed this item off').waitFor()
  await looksRight(selvi, 'samples-own')

  await kamala.page.getByRole('button', { name: 'All samples' }).click()
  await looksRight(kamala, 'samples-list')
  await kamala.page.getByRole('button', { name: /^2 · all batches/ }).click()
  await kamala.page.locator('room-sample-item h3:focus').waitFor()
  await kamala.presses('Digit1')
  await kamala.page.getByText('1 of 2 judged').waitFor()
  await kamala.page.locator('room-sample-item h3:focus').waitFor()
  await kamala.presses('Digit1')
  await kamala.page.getByText('allows you to accept').waitFor()
  await kamala.page.getByRole('button', { name: 'Accept' }).click()
  await kamala.page.getByText('Kamala accepted it').waitFor()
  await eventually(async () => expect(await selvi.page.getByText('Kamala accepted it').count()).toBe(1))
  expect([...kamala.faults, ...selvi.faults]).toEqual([])
})
