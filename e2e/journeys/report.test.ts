import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { wordsHash } from '#shared/domain/result.ts'
import type { GuidelineText } from '#shared/protocol/guideline-messages.ts'
import { Hand } from '../hand.ts'
import { looksRight } from '../look.ts'
import { chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { foundIn, RecordingLine } from '../machine/recording-line.ts'
import { eventually, openBrowser, Visitor } from '../people.ts'

const shots = join(import.meta.dirname, '..', 'shots')
const many = 30
const animal = { unit: 'u1', from: 1, to: 2 }
const said = (annotator: string, word: string) => ({ annotator, segments: [{ text: `a ${word} ran home` }] })
const batch = {
  chavadi: 1,
  items: Array.from({ length: many }, (_, at) => ({
    key: `clip-${at + 1}.wav`,
    language: 'en',
    sources: [said('annoteins', 'dog'), said('annotzwei', 'fog'), said('annotdrei', 'dog')],
  })),
}
const guideline = '# How we do it\n\nKeep to this.\n\n## Animals\n\nguidelineword: as they are heard.\n'
const staff = ['ரவி சந்திரன்', 'Selvi Murugesan', 'Lakshmi Narayanan']
const planted = [...staff, 'annoteins', 'annotzwei', 'annotdrei', 'guidelineword', 'badword']

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let server: ServerProcess
let browser: Browser
let line: RecordingLine
let client: Visitor
let lakshmi: Hand
let selvi: Hand

beforeAll(async () => {
  await mkdir(shots, { recursive: true })
  directory = await temporaryDirectory()
  const file = join(directory.path, 'clips.json')
  await writeFile(file, JSON.stringify(batch))
  await chavadiDone(['import', file, '--room', 'clips', '--title', 'Clips of the market', '--data', directory.path])
  server = await ServerProcess.start(directory.path)
  browser = await openBrowser()
  const link = (role: string, name: string) => server.invite('clips', role, name)
  const ravi = await Hand.comes(server.url, await link('reviewer', staff[0] ?? ''))
  selvi = await Hand.comes(server.url, await link('trainer', staff[1] ?? ''))
  lakshmi = await Hand.comes(server.url, await link('lead', staff[2] ?? ''))
  const items = [...(await ravi.items()).values()]
  const sections = await publishes()
  const reasons = ['wrong word', 'other']
  let cites: string[] = []
  for (const [at, item] of items.entries()) {
    await ravi.does('dispute.open', { item, place: animal, question: `Dog or fog in ${at + 1}?`, cites })
    const cited = at % 2 === 0 ? { sections, guidelineSeen: 1 } : {}
    const why = `It barks in clip ${at + 1}, ${'and barks again, '.repeat(at % 5)}which no fog does`
    const wish = { item, place: animal, value: 'hog', reason: reasons[at % 2], why, basis: wordsHash('dog'), cites }
    await selvi.does('ruling.make', { ...wish, ...cited })
    if (at === 0) cites = await makesPrecedent(item)
  }
  ravi.leaves()
  line = await RecordingLine.open(server.port)
  client = await Visitor.comes(browser, line.through(await link('observer', 'Otherclient Limited')))
}, 120_000)
afterAll(async () => {
  for (const hand of [selvi, lakshmi]) hand.leaves()
  await browser.close()
  await line.close()
  await server.stop()
  await directory.remove()
})

/** The ids of its sections below the title. */
async function publishes(): Promise<string[]> {
  const address = `${server.url}/api/v1/rooms/clips/as/1/guidelines`
  const headers = { cookie: lakshmi.cookie, 'content-type': 'text/markdown', origin: server.url }
  await fetch(`${address}?base=0&summary=First`, { method: 'POST', headers, body: guideline })
  const text = (await (await fetch(`${address}/1`, { headers })).json()) as GuidelineText
  return text.sections.filter(({ title }) => title === 'Animals').map(({ id }) => id)
}

async function makesPrecedent(item: string): Promise<string[]> {
  const [ruling] = (await selvi.view(item)).rulings
  const words = { title: 'By their voice', rule: 'The voice of the animal decides', good: '', bad: 'badword', tags: [] }
  const { answer } = await selvi.does('precedent.make', { item, ruling: ruling?.id, reason: 'wrong word', ...words })
  return [(answer as { precedent: string }).precedent]
}

const shown = (element: string): Promise<string> =>
  client.page
    .locator(element)
    .evaluate(({ shadowRoot }) =>
      [...(shadowRoot?.children ?? [])].map((child) => (child as HTMLElement).innerText).join('\n'),
    )
const precedent = /Goes by “By their voice”: The voice of the animal decides/
const section = /Guideline 1 · Animals/

test('CW11 what a ruling goes by is told in the list, in the window and in the report', async () => {
  await client.presses('KeyT')
  await eventually(async () => expect(await shown('room-observed-matters')).toMatch(precedent))
  expect(await shown('room-observed-matters')).toMatch(section)
  await looksRight(client, 'matters-cited')
  await client.presses('Shift+KeyW')
  await eventually(async () => expect(await shown('room-window-rulings')).toMatch(precedent))
  expect(await shown('room-window-rulings')).toMatch(section)
  await client.presses('Shift+KeyW', 'Shift+KeyP')
  await client.page.locator('room-report article').waitFor()
  expect(await shown('room-report')).toMatch(precedent)
  expect(await shown('room-report')).toMatch(section)
  await looksRight(client, 'report-cited')
})

test('CW12 on paper a ruling stands on one page, nothing is cut off, and the page is white by night too', async () => {
  const { page } = client
  await page.emulateMedia({ colorScheme: 'dark' })
  const pdf = await page.pdf({ path: join(shots, 'report-long.pdf'), format: 'A4' })
  expect(pdf.toString('latin1').split(/\/Type \/Page\b/).length - 1).toBeGreaterThan(2)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  // Columns are broken as pages are: A4 within its margins, one page beside the other.
  await page.setViewportSize({ width: 4200, height: 1009 })
  const paper = await page.locator('room-report article').evaluate((article: HTMLElement) => {
    article.style.cssText =
      'column-width: 680px; column-gap: 20px; column-fill: auto; block-size: 1009px; columns: 680px'
    const fragments = (selector: string) =>
      [...article.querySelectorAll<HTMLElement>(selector)].map((one) => one.getClientRects().length)
    const widest = Math.max(
      ...[...article.querySelectorAll('p, h4, li')].map((one) => one.getBoundingClientRect().width),
    )
    return {
      rulings: fragments('li'),
      columns: new Set([...article.querySelectorAll('li')].map((one) => Math.round(one.getBoundingClientRect().left)))
        .size,
      widest,
      words: getComputedStyle(article).color,
    }
  })
  await client.looksLike(join(shots, 'report-pages.png'))
  await page.emulateMedia({ media: null, colorScheme: null })
  await page.setViewportSize({ width: 1366, height: 768 })
  expect(paper.rulings).toEqual(Array.from({ length: many }, () => 1))
  expect(paper.columns).toBeGreaterThan(2)
  expect(paper.widest).toBeLessThanOrEqual(700)
  expect(paper.words).toBe('rgb(0, 0, 0)')
})

test('CW10 CW11 no maker of a precedent or of a guideline is told, nor any text of it', async () => {
  const joined = await lakshmi.channel.emitWithAck('join', { protocol: 1 })
  const people = joined.ok ? joined.value.people.filter(({ name }) => staff.includes(name)) : []
  expect(people).toHaveLength(3)
  const ids = people.map(({ id }) => id)
  expect(foundIn(line.received, [...planted, ...ids])).toEqual([])
  expect(foundIn(line.received, ['By their voice', 'Animals'])).toHaveLength(2)
  expect(client.faults).toEqual([])
})
