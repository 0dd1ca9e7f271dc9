import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { looksRight } from '../look.ts'
import { chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { eventually, openBrowser, Visitor } from '../people.ts'

const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
const longName = `Thiruvananthapuram Padmanabhan ${'Venkataraghavan '.repeat(3)}`.slice(0, 78)
const segments = (texts: readonly string[]) => texts.map((text, at) => ({ start: at * 4, end: at * 4 + 4, text }))
const item = (key: string, language: string, texts: readonly (readonly string[])[]) => ({
  key,
  language,
  sources: texts.map((of, at) => ({ annotator: `worker-${at + 1}`, segments: segments(of) })),
})
const batch = {
  chavadi: 1,
  items: [
    item(`${longWord}/${'clip-with-a-very-long-name-'.repeat(6)}.wav`, 'de', [
      [`die ${longWord} war hier`],
      [`die ${longWord} war da`],
      [`der ${longWord} wahr hier`],
    ]),
    item('urdu.wav', 'ur', [['وہ کل بازار گیا تھا'], ['وہ کل بازار گئے تھے'], ['وہ کل بزار گیا تھا']]),
    item('hour.wav', 'en', [
      Array.from({ length: 120 }, (_, at) => `segment number ${at + 1} was said`),
      Array.from({ length: 120 }, (_, at) => `segment number ${at + 1} was sad`),
      Array.from({ length: 120 }, (_, at) => `a segment number ${at + 1} was said`),
    ]),
  ],
}

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let server: ServerProcess
let browser: Browser
let asha: Visitor

beforeAll(async () => {
  directory = await temporaryDirectory()
  server = await ServerProcess.start(directory.path)
  browser = await openBrowser()
  const file = join(directory.path, 'odd.json')
  await writeFile(file, JSON.stringify(batch))
  await chavadiDone(['import', file, '--room', 'odd', '--title', `${longWord} ${longWord}`, '--data', directory.path])
  asha = await Visitor.comes(browser, await server.invite('odd', 'reviewer', longName))
  await Visitor.comes(browser, await server.invite('odd', 'reviewer', `${longName}2`))
})
afterAll(async () => {
  expect(asha.faults).toEqual([])
  await browser.close()
  await server.stop()
  await directory.remove()
})

const opens = async (key: string) => {
  const row = asha.page.locator('room-queue-list .row', { hasText: key }).first()
  await row.waitFor({ timeout: 2000 }).catch(() => asha.presses('KeyG'))
  await row.click()
  await eventually(() => asha.ready())
}

test('the queue with the longest names', () => looksRight(asha, 'states-queue'))

test('an item with the longest words', async () => {
  await opens(longWord.slice(0, 12))
  await looksRight(asha, 'states-long')
})

test('text from right to left', async () => {
  await opens('urdu')
  await looksRight(asha, 'states-urdu')
  expect(
    await asha.page
      .locator('room-segment .text')
      .first()
      .evaluate((text) => getComputedStyle(text).direction),
  ).toBe('rtl')
})

test('twice as large: nothing is lost', async () => {
  await asha.page.setViewportSize({ width: 683, height: 384 })
  await asha.looksLike(join(import.meta.dirname, '..', 'shots', 'states-zoom.png'))
  expect(await asha.beyondTheEdge()).toEqual([])
  await asha.page.setViewportSize({ width: 1366, height: 768 })
})

test('on paper every segment stands, also those that the screen leaves out', async () => {
  await opens('hour')
  await asha.page.emulateMedia({ media: 'print' })
  await eventually(async () => expect(await asha.page.locator('room-print .segment').count()).toBe(120))
  await asha.page.screenshot({ path: join(import.meta.dirname, '..', 'shots', 'states-print.png') })
  const paper = (await asha.page.pdf({ format: 'A4' })).toString('latin1')
  expect(paper.match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeGreaterThan(3)
  await asha.page.emulateMedia({ media: 'screen' })
})

test('a search and a filter that leave nothing say so', async () => {
  await asha.page.getByRole('searchbox').fill('no such words')
  await asha.page.getByText('Nothing has “no such words” in it').waitFor()
  await looksRight(asha, 'states-empty-search')
  await asha.page.getByRole('searchbox').fill('')
})

test('V1 without a server: how much is on this device only stands in the bar, whole, at both sizes', async () => {
  await opens('urdu')
  await asha.edits()
  await server.kill()
  await asha.types('و')
  await eventually(async () => expect(await asha.saveState()).toBe('on-device'))
  await looksRight(asha, 'states-offline')
  await asha.page.setViewportSize({ width: 390, height: 844 })
  const [bar, state] = await Promise.all(
    ['room-bar', 'room-save-state span[data-state]'].map((name) => asha.page.locator(name).first().boundingBox()),
  )
  expect(state?.y).toBeGreaterThanOrEqual(bar?.y ?? 0)
  expect((state?.y ?? 0) + (state?.height ?? 99)).toBeLessThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0))
  await asha.page.setViewportSize({ width: 1366, height: 768 })
  await server.start()
  await asha.presses('Escape')
  await asha.saved()
})

test('when everything is signed off, it says so', async () => {
  for (let left = 0; left < batch.items.length; left++) {
    await opens(['urdu', 'hour', longWord.slice(0, 12)][left] ?? '')
    await asha.presses('KeyN')
    await eventually(async () =>
      expect(await asha.page.getByText(`${left + 1} of ${batch.items.length} signed off`).count()).toBeGreaterThan(0),
    )
  }
  await eventually(async () => expect(await asha.page.getByText('Everything is signed off').count()).toBeGreaterThan(0))
  await looksRight(asha, 'states-finished')
})
