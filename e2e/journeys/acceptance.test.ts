import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { looksRight } from '../look.ts'
import { chavadi, chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { openBrowser, Visitor } from '../people.ts'

const samples = join(import.meta.dirname, '..', 'samples')
const files = ['market.json', 'town.json', 'lesson.json'].map((name) => join(samples, name))
let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let server: ServerProcess
let browser: Browser
let kamala: Visitor
let selvi: Visitor
let client: Visitor

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

const button = (who: Visitor, name: string) => who.page.getByRole('button', { name, exact: true }).first()
const sees = (who: Visitor, words: string | RegExp) => who.page.getByText(words).first().waitFor()
const comments = (who: Visitor, words: string) => who.page.getByLabel('Comment; needed').first().fill(words)

test('AC1 a lead makes a link that lets the client accept, and the client comes by it', async () => {
  await kamala.presses('KeyP')
  const form = kamala.page.locator('room-invite-form')
  await form.getByRole('combobox', { name: 'Role' }).selectOption('observer')
  await form.getByRole('textbox', { name: 'Name' }).fill('Otherclient Limited')
  await kamala.page.getByLabel('May accept and return items').check()
  await button(kamala, 'Make a link').click()
  const link = await kamala.page.getByRole('textbox', { name: 'The link' }).inputValue()
  client = await Visitor.comes(browser, link)
  await button(client, 'Acceptance ;').click()
  await sees(client, 'Nothing was accepted or returned yet')
  await looksRight(client, 'acceptance-nothing')
})

test('AC2 AC5 an item is accepted with a comment, and the receipt verifies alone', async () => {
  await selvi.moves('Shift+KeyN')
  for (let signed = 1; signed <= 3; signed++) {
    await selvi.saved()
    await selvi.moves('KeyN')
    await selvi.page.getByText(`${signed} of `, { exact: false }).first().waitFor()
  }
  await sees(client, /3 signed off and waiting|1 signed off and waiting/)
  await button(client, 'Queue G').click()
  await client.page.getByRole('option').filter({ hasText: 'signed off' }).first().click()
  await client.page.getByLabel('Comment; needed').waitFor()
  await looksRight(client, 'acceptance-item')
  await comments(client, 'Just as agreed')
  await button(client, 'Accept').click()
  await sees(client, 'Accepted by')
  await sees(client, 'Just as agreed')
  await looksRight(client, 'acceptance-accepted')
  await button(client, 'Acceptance ;').click()
  const downloading = client.page.waitForEvent('download')
  await client.page.getByRole('link', { name: 'Receipt' }).first().click()
  const path = await (await downloading).path()
  expect(await readFile(path, 'utf8')).toContain('Just as agreed')
  const verified = await chavadi(['verify', path, '--key', join(directory.path, 'signing-key.pub')])
  expect([verified.code, verified.out]).toEqual([0, expect.stringMatching(/a receipt of entry \d+.*origin proved/)])
})

test('AC4 what is returned stands in the queue again, with the words of the client', async () => {
  const batch = client.page
    .getByRole('listitem')
    .filter({ hasText: /[12] signed off and waiting/ })
    .first()
  await batch.getByRole('button', { name: 'Return' }).click()
  await batch.getByText('Say in a few words').waitFor()
  await batch.getByLabel('Comment; needed').fill('Names of places in Tamil, please')
  await looksRight(client, 'acceptance-returning')
  await batch.getByRole('button', { name: 'Return' }).click()
  await sees(client, 'Returned to the queue')
  await sees(client, 'Returned: batch')
  await looksRight(client, 'acceptance-list')
  await kamala.presses('Semicolon')
  await sees(kamala, 'Names of places in Tamil, please')
  await sees(kamala, 'Otherclient Limited')
  await looksRight(kamala, 'acceptance-for-staff')
  await kamala.presses('KeyA')
  await sees(kamala, /Otherclient Limited returned a batch to the queue/)
  await sees(kamala, /is open again, as Otherclient Limited returned it/)
})

test('AC7 whoever signed finds the words of the client among what is for them, and in the item', async () => {
  await selvi.presses('KeyY')
  const notice = selvi.page.getByText('Otherclient Limited, the client, returned an item of yours').first()
  await notice.waitFor()
  await looksRight(selvi, 'returned-notice')
  await notice.click()
  await sees(selvi, 'Returned by the client, Otherclient Limited:')
  await sees(selvi, 'Names of places in Tamil, please')
  await looksRight(selvi, 'returned-item')
  await selvi.page.reload()
  await sees(selvi, 'Returned by the client, Otherclient Limited:')
  expect([...client.faults, ...kamala.faults, ...selvi.faults]).toEqual([])
})
