import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { wordsHash } from '#shared/domain/result.ts'
import { expectAccessible } from '../accessible.ts'
import { Hand } from '../hand.ts'
import { chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { foundIn, RecordingLine } from '../machine/recording-line.ts'
import { desk, eventually, openBrowser, phone, Visitor } from '../people.ts'

const shots = join(import.meta.dirname, '..', 'shots')
const corner = { width: 480, height: 270 } as const
const source = (annotator: string, text: string) => ({ annotator, segments: [{ start: 0, end: 4, text }] })
const batch = {
  chavadi: 1,
  items: [
    {
      key: 'talk-1.wav',
      language: 'en',
      sources: ['cat', 'bat', 'cat'].map((word, at) => source(`w${at}`, `the ${word} sat`)),
    },
    {
      key: 'talk-2.wav',
      language: 'en',
      sources: ['dog', 'fog', 'dog'].map((word, at) => source(`w${at}`, `a ${word} ran`)),
    },
  ],
}
const planted = ['plantedquestion', 'plantedvalue', 'plantedwhy', 'plantedtyping']

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let server: ServerProcess
let browser: Browser
let line: RecordingLine
let lead: Visitor
let client: Visitor
let asha: Visitor
let selvi: Hand
let item: string

beforeAll(async () => {
  await mkdir(shots, { recursive: true })
  directory = await temporaryDirectory()
  const file = join(directory.path, 'batch.json')
  await writeFile(file, JSON.stringify(batch))
  await chavadiDone(['import', file, '--room', 'talks', '--title', 'Market talks', '--data', directory.path])
  server = await ServerProcess.start(directory.path)
  browser = await openBrowser()
  line = await RecordingLine.open(server.port)
  selvi = await Hand.comes(server.url, await server.invite('talks', 'trainer', 'Selvi'))
  item = (await selvi.items()).get('talk-1.wav') ?? ''
  lead = await Visitor.comes(browser, await server.invite('talks', 'lead', 'Lakshmi'))
  asha = await Visitor.comes(browser, await server.invite('talks', 'reviewer', 'Asha'))
  client = await Visitor.comes(browser, line.through(await server.invite('talks', 'observer', 'Client')))
})
afterAll(async () => {
  selvi?.leaves()
  await browser?.close()
  await line?.close()
  await server?.stop()
  await directory?.remove()
})

async function sets(seconds: number): Promise<void> {
  const card = lead.page.locator('room-observer-settings')
  await card.getByRole('spinbutton').fill(String(seconds))
  await card.getByRole('button', { name: 'Store' }).click()
  await eventually(async () => expect(await card.getByRole('button', { name: 'Store' }).isDisabled()).toBe(true))
}

const live = (page = client.page) => page.locator('.live').first().innerText()

test('CW23 a lead sets the delay, and everybody is told how far behind observers are', async () => {
  await client.page.goto(client.page.url().replace(/(\/as\/[0-9]+).*/, `$1/i/${item}`))
  await client.page.locator('room-observed-text').first().waitFor()
  expect(await live()).toBe('Live')
  await lead.page.goto(lead.page.url().replace(/(\/as\/[0-9]+).*/, '$1/settings'))
  await lead.page.locator('room-observer-settings').scrollIntoViewIfNeeded()
  await sets(3600)
  await eventually(async () => expect(await live()).toMatch(/^60 minutes behind · stands still until .+$/))
  await lead.page.getByRole('button', { name: /1 watching, 60 minutes behind/ }).waitFor()
  await expectAccessible(lead.page)
  await lead.page.screenshot({ path: join(shots, 'behind-settings.png') })
})

test('CW21 what happens reaches nothing of the observer’s browser, whatever they open', async () => {
  const place = { unit: 'u1', from: 1, to: 2 }
  await asha.goesTo(item)
  await asha.presses('BracketRight')
  await asha.edits()
  await asha.presses('End')
  await asha.types(' plantedtyping')
  await asha.presses('Escape')
  await asha.saved()
  await selvi.does('dispute.open', { item, place, question: 'plantedquestion' })
  const ruling = { item, place, value: 'plantedvalue', reason: 'wrong word', why: 'plantedwhy' }
  await selvi.does('ruling.make', { ...ruling, basis: wordsHash('cat') })
  await client.page.reload()
  await client.page.locator('room-observed-text').first().waitFor()
  for (const [size, name] of [
    [desk, 'desk'],
    [phone, 'phone'],
  ] as const) {
    await client.page.setViewportSize(size)
    await client.page.screenshot({ path: join(shots, `behind-frozen-${name}.png`) })
  }
  await client.page.setViewportSize(desk)
  await client.presses('Shift+KeyP')
  await client.page.getByText('Nothing was ruled.').waitFor()
  await client.presses('Shift+KeyW')
  await client.page.locator('room-window-figures').waitFor()
  await expectAccessible(client.page)
  await client.page.setViewportSize(corner)
  await client.page.screenshot({ path: join(shots, 'behind-frozen-corner.png') })
  expect(foundIn(line.received, planted)).toEqual([])
})

test('CW24 a smaller delay is caught up with; then all of it comes some seconds later', async () => {
  await sets(3)
  await eventually(async () => expect(await live()).toBe('3 seconds behind'))
  await eventually(async () => expect(await client.page.getByText('plantedvalue').first().isVisible()).toBe(true))
  for (const [size, name] of [
    [corner, 'corner'],
    [phone, 'phone'],
    [desk, 'desk'],
  ] as const) {
    await client.page.setViewportSize(size)
    const sideways = await client.page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect([name, sideways]).toEqual([name, false])
    await client.page.screenshot({ path: join(shots, `behind-window-${name}.png`) })
  }
  await client.page.goto(client.page.url().replace(/(\/as\/[0-9]+).*/, `$1/i/${item}`))
  await client.page.locator('room-observed-text').first().waitFor()
  await eventually(() => expect(foundIn(line.received, planted)).toEqual(planted))
  await client.page.screenshot({ path: join(shots, 'behind-item-desk.png') })
  await client.page.setViewportSize(phone)
  await client.page.screenshot({ path: join(shots, 'behind-item-phone.png') })
  await client.page.setViewportSize(desk)
  await selvi.does('dispute.open', { item, place: { unit: 'u1', from: 0, to: 1 }, question: 'laterquestion' })
  await eventually(() => expect(foundIn(line.received, ['laterquestion'])).toEqual(['laterquestion']))
  await sets(0)
  await eventually(async () => expect(await live()).toBe('Live'))
  expect(client.faults).toEqual([])
})
