import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { stockProvider } from '#server/testing/stock-provider.ts'
import { resultHash, wordsHash } from '#shared/domain/result.ts'
import { draftText } from '#shared/drafts/draft-doc.ts'
import { expectAccessible } from '../accessible.ts'
import { Hand } from '../hand.ts'
import { BrowserRecord } from '../machine/browser-record.ts'
import { chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { foundIn, RecordingLine } from '../machine/recording-line.ts'
import { eventually, openBrowser, phone, Visitor } from '../people.ts'

const shots = join(import.meta.dirname, '..', 'shots')
const corner = { width: 480, height: 270 } as const
const projector = { width: 1920, height: 1080 } as const

const source = (annotator: string, texts: readonly string[]) => ({
  annotator,
  segments: texts.map((text, at) => ({ start: at * 5, end: at * 5 + 4, speaker: at % 2 ? 'Pupil' : 'Teacher', text })),
})
const item = (key: string, texts: readonly (readonly string[])[], language = 'en') => ({
  key,
  language,
  sources: texts.map((said, at) => source(['annoteins', 'annotzwei', 'annotdrei'][at] ?? '', said)),
})
const batch = {
  chavadi: 1,
  items: [
    item('talk-1.wav', [
      ['the cat sat down', 'they saw the market today'],
      ['the bat sat down', 'they saw the market today'],
      ['the cat sourceword down', 'they saw a market today'],
    ]),
    item('talk-2.wav', [['a dog ran'], ['a fog ran'], ['a log ran']]),
    item('talk-3.wav', [['அம்மா வீட்டிற்கு வந்தாள்'], ['அம்மா வீட்டுக்கு வந்தாள்'], ['அம்மா வீட்டிற்கு வந்தாள்']], 'ta'),
  ],
}

/** What must never reach an observer: names of people and of files, talk, carets, and words that are not in a result. */
const planted = [
  ...['Asha Kuppusamy', 'ரவி சந்திரன்', 'Selvi Murugesan', 'Lakshmi Narayanan', 'Otherclient Limited'],
  ...['annoteins', 'annotzwei', 'annotdrei', 'sourceword', 'Kavitha-Ramanathan', 'asha.k@example.org'],
  ...['commentword', 'talkword', 'noteword', 'caretword', 'underword'],
]

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let server: ServerProcess
let browser: Browser
let client: Visitor
let asha: Visitor
let line: RecordingLine
let staffLine: RecordingLine
let record: BrowserRecord
let raw: Hand
let lakshmi: Hand
/** Every message that the observer without a browser was sent. */
const heard: string[] = []
let ravi: Hand
let selvi: Hand
let items: ReadonlyMap<string, string>
const bat = { unit: 'u1', from: 1, to: 2 }

const id = (key: string): string => items.get(key) ?? ''
const shown = (element: string, visitor = client): Promise<string> =>
  visitor.page
    .locator(element)
    .evaluate(({ shadowRoot }) =>
      [...(shadowRoot?.children ?? [])].map((child) => (child as HTMLElement).innerText).join('\n'),
    )

/** Everybody who came, as a lead knows them. */
async function people() {
  const joined = await lakshmi.channel.emitWithAck('join', { protocol: 1 })
  return joined.ok ? joined.value.people : []
}

beforeAll(async () => {
  await mkdir(shots, { recursive: true })
  directory = await temporaryDirectory()
  const file = join(directory.path, 'Kavitha-Ramanathan.json')
  await writeFile(file, JSON.stringify(batch))
  await chavadiDone(['import', file, '--room', 'talks', '--title', 'Market talks', '--data', directory.path])
  server = await ServerProcess.start(directory.path)
  browser = await openBrowser()
  const link = (role: string, name: string) => server.invite('talks', role, name)
  ravi = await Hand.comes(server.url, await link('reviewer', 'ரவி சந்திரன்'))
  selvi = await Hand.comes(server.url, await link('trainer', 'Selvi Murugesan'))
  items = await ravi.items()
  line = await RecordingLine.open(server.port)
  staffLine = await RecordingLine.open(server.port)
  lakshmi = await Hand.comes(staffLine.through(server.url), await link('lead', 'Lakshmi Narayanan'))
  raw = await Hand.comes(server.url, await link('observer', 'Otherclient Raw'), (message) =>
    heard.push(JSON.stringify(message)),
  )
  await Hand.comes(server.url, await link('observer', 'Otherclient Limited'))
  asha = await Visitor.comes(browser, staffLine.through(await link('reviewer', 'Asha Kuppusamy')))
  client = await Visitor.comes(browser, line.through(await link('observer', 'Client Visitor')))
  record = await BrowserRecord.of(await client.watchesWire())
  await client.page.reload()
  await client.page
    .getByText(/[0-9]+ of [0-9]+ signed off/)
    .first()
    .waitFor()
})
afterAll(async () => {
  for (const hand of [ravi, selvi, raw, lakshmi]) hand.leaves()
  await browser.close()
  await line.close()
  await staffLine.close()
  await server.stop()
  await directory.remove()
})

test('CW1 a key opens the room for watching, and leads back', async () => {
  await client.presses('Shift+KeyW')
  await client.page.locator('room-window-figures').waitFor()
  expect(client.page.url()).toMatch(/\/window$/)
  expect(await shown('room-window-figures')).toMatch(/0\s*of 3 signed off/)
  await eventually(async () =>
    expect(await shown('room-window-figures')).toContain('Not defined yet: nothing is signed off.'),
  )
  expect(await shown('room-window-item')).toContain('Nobody is working on an item now')
  await client.presses('Shift+KeyW')
  await client.page.locator('room-observed-queue').waitFor()
  await client.presses('Shift+KeyW')
  await client.page.locator('room-window-figures').waitFor()
})

test('CW2 what is typed, disputed and ruled shows as it happens, under pseudonyms', async () => {
  await asha.goesTo(id('talk-1.wav'))
  await asha.presses('BracketRight')
  await asha.edits()
  await asha.presses('End')
  await asha.types(' together')
  await eventually(async () => expect(await shown('room-window-item')).toContain(' together'))
  await asha.presses('Escape')
  await asha.saved()
  await ravi.does('dispute.open', { item: id('talk-1.wav'), place: bat, question: 'Is it bat or cat?' })
  await eventually(async () => expect(await shown('room-window-figures')).toContain('1 disputed'))
  const wish = { item: id('talk-1.wav'), place: bat, value: 'rat', reason: 'wrong word', why: 'It squeaks' }
  await selvi.does('ruling.make', { ...wish, basis: wordsHash('cat') })
  await eventually(async () =>
    expect(await shown('room-window-rulings')).toMatch(
      /cat → rat wrong word\s+It squeaks\s+Is it bat or cat\?\s+Trainer \d+/,
    ),
  )
  expect(await shown('room-window-figures')).toMatch(/0 disputed\s+1 ruled/)
  await eventually(async () => expect(await shown('room-window-item')).toMatch(/the rat[\s\S]* sat down/))
})

test('CW5 agreement before and after review, as counted by hand', async () => {
  const units = [{ id: 'u1', start: 0, end: 4, speaker: 'Teacher', text: 'அம்மா வீட்டிற்கு வந்தாள்' }]
  await ravi.does('item.sign-off', { item: id('talk-3.wav'), hash: resultHash(units) })
  // 3 columns of 3 pairs, one column with one pair of three: 7 of 9; against the result 8 of 9 words and none inserted.
  await eventually(async () =>
    expect(await shown('room-window-figures')).toMatch(/1\s*of 3 signed off[\s\S]*77\.8 %[\s\S]*88\.9 %[\s\S]*1 item/),
  )
})

test('CW9 the report: by reason, under pseudonyms, the same on paper; staff have it too', async () => {
  const { page } = client
  await client.presses('Shift+KeyP')
  await page.locator('room-report article').waitFor()
  const report = () => page.locator('room-report article').innerText()
  expect(await report()).toMatch(/Market talks[\s\S]*1 of 3 signed off. 0 places disputed, 1 place ruled/)
  expect(await report()).toMatch(
    /77\.8 %[\s\S]*88\.9 %[\s\S]*wrong word 1[\s\S]*cat → rat[\s\S]*It squeaks[\s\S]*Trainer \d{3}/,
  )
  await client.looksLike(join(shots, 'report-1366.png'))
  await expectAccessible(page)
  await page.setViewportSize(phone)
  await client.looksLike(join(shots, 'report-390.png'))
  expect(await client.beyondTheEdge()).toEqual([])
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.pdf({ path: join(shots, 'report.pdf'), format: 'A4' })
  await page.emulateMedia({ media: 'print' })
  await client.looksLike(join(shots, 'report-print.png'))
  expect(await page.locator('room-observed-bar').isVisible()).toBe(false)
  await page.emulateMedia({ media: null })
  const pages = async (paper: object) => (await page.pdf(paper)).toString('latin1').split(/\/Type \/Page\b/).length - 1
  expect(await pages({ format: 'A4' })).toBe(1)
  expect(await pages({ width: '90mm', height: '50mm' })).toBeGreaterThan(2)
  await asha.presses('Shift+KeyP')
  await asha.page.locator('room-report article').waitFor()
  await asha.page.emulateMedia({ media: 'print' })
  await asha.looksLike(join(shots, 'report-staff-print.png'))
  expect(await asha.page.locator('room-bar').isVisible()).toBe(false)
  await asha.page.emulateMedia({ media: null })
  await asha.looksLike(join(shots, 'report-staff-1366.png'))
  const ofStaff = await fetch(new URL('/api/v1/rooms/talks/as/1/report', server.url), {
    headers: { cookie: ravi.cookie },
  })
  const ofClient = await fetch(new URL('/api/v1/rooms/talks/as/1/report', server.url), {
    headers: { cookie: raw.cookie },
  })
  const [{ at: _, ...staff }, { at: __, ...observers }] = [await ofStaff.json(), await ofClient.json()]
  expect(observers).toEqual(staff)
  await client.presses('Shift+KeyW')
  await page.locator('room-window-figures').waitFor()
})

test('CW10 talk, notes, comments and carets are used in the room', async () => {
  const talk = id('talk-1.wav')
  await ravi.does('talk.say', { text: 'talkword, says asha.k@example.org', mentions: [], item: talk, unit: 'u1' })
  const to = (await people()).find(({ name }) => name.startsWith('Asha'))?.id ?? ''
  await selvi.does('note.write', { text: 'noteword', to, item: talk })
  await ravi.does('dispute.open', { item: talk, place: { unit: 'u2', from: 2, to: 3 }, question: 'The or a market?' })
  const dispute = Object.values((await ravi.view(talk)).disputes).find(({ status }) => status === 'open')?.id
  await ravi.does('comment.add', { item: talk, dispute, text: 'commentword' })
  const doc = new Y.Doc()
  const provider = stockProvider(server.url, `talks/${talk}`, doc, ravi.cookie)
  await eventually(() => expect(draftText(doc, 'u1')?.toString()).toContain('cat'))
  provider.awareness.setLocalState({ user: { name: 'caretword' }, at: ['u1', 'caretword'] })
  draftText(doc, 'u1')?.insert(5, 'underword')
  draftText(doc, 'u1')?.insert(draftText(doc, 'u1')?.length ?? 0, ' at last')
  await asha.goesTo(talk)
  for (const ask of ['disputes', 'matters'] as const)
    heard.push(JSON.stringify(await raw.channel.emitWithAck(ask, { filter: 'all', from: 0, count: 50 })))
  heard.push(JSON.stringify(await raw.channel.emitWithAck('window', { open: true })))
  heard.push(JSON.stringify(await raw.channel.emitWithAck('observe', { item: talk })))
  heard.push(JSON.stringify(await raw.channel.emitWithAck('since', { seq: 0 })))
  heard.push(JSON.stringify([raw.joined, [...(await raw.items())]]))
  await eventually(async () => expect(await shown('room-window-item')).toContain('at last'))
  await fetch(staffLine.through(`${server.url}/api/v1/rooms/talks/as/1/batches`), {
    headers: { cookie: lakshmi.cookie },
  })
  provider.destroy()
})

test.each([
  ['480', corner],
  ['1366', { width: 1366, height: 768 }],
  ['1920', projector],
  ['390', phone],
] as const)('CW7 at %s pixels nothing is cut off, light and dark, in usual and in large type', async (name, size) => {
  await client.page.setViewportSize(size)
  for (const scheme of ['light', 'dark'] as const) {
    await client.page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await client.looksLike(join(shots, `window-${name}-${scheme}.png`))
    await expectAccessible(client.page)
  }
  expect(await client.beyondTheEdge()).toEqual([])
  await client.page.getByRole('button', { name: 'Large type' }).click()
  await client.looksLike(join(shots, `window-${name}-large.png`))
  const figures = client.page.locator('room-window-figures')
  expect(await figures.evaluate((element) => element.scrollHeight - element.clientHeight)).toBeLessThanOrEqual(1)
  expect(await client.beyondTheEdge()).toEqual([])
  await client.page.getByRole('button', { name: 'Large type' }).click()
  await client.page.emulateMedia({ colorScheme: 'light' })
})

test('CW8 the line is lost: the page says since when, keeps what it has, and goes on by itself', async () => {
  await client.page.setViewportSize({ width: 1366, height: 768 })
  await server.kill()
  await client.page.getByText(/Not connected since .* · trying again/).waitFor()
  expect(await shown('room-window-rulings')).toContain('It squeaks')
  await client.looksLike(join(shots, 'window-lost-1366.png'))
  await server.start()
  await client.page.getByText('Live', { exact: true }).waitFor()
  await eventually(() => expect(ravi.channel.connected).toBe(true))
  const again = await Hand.comes(server.url, await server.invite('talks', 'reviewer', 'Mani'))
  await again.does('dispute.open', { item: id('talk-2.wav'), place: bat, question: 'Dog or fog?' })
  await eventually(async () => expect(await shown('room-window-figures')).toContain('1 disputed'))
  again.leaves()
  expect(client.faults).toEqual([])
})

test('CW8 an archived room says so, and is legible in a corner all the same', async () => {
  await lakshmi.does('room.archive', {})
  await client.page
    .getByText(/archived/i)
    .first()
    .waitFor()
  await client.page.setViewportSize(corner)
  await client.looksLike(join(shots, 'window-archived-480.png'))
  const page = await client.page.evaluate(() => [document.documentElement.scrollHeight, innerHeight])
  expect(page[0]).toBe(page[1])
  expect(await client.beyondTheEdge()).toEqual([])
  await lakshmi.does('room.restore', {})
  await client.page.setViewportSize({ width: 1366, height: 768 })
  await eventually(async () => expect(await client.page.getByText(/archived/i).count()).toBe(0))
})

test('CW10 nothing that was planted reached an observer, by the line, by the browser’s own record, or without a browser', async () => {
  await client.presses('KeyG')
  await client.page.getByRole('option').first().click()
  await client.page.locator('room-observed-text article').first().waitFor()
  await client.presses('KeyT')
  await client.page.locator('room-observed-matters .row').first().waitFor()
  const answer = await fetch(new URL(`/api/v1/rooms/talks/as/1/items/${id('talk-1.wav')}`, server.url), {
    headers: { cookie: ravi.cookie },
  })
  const workers = ((await answer.json()) as { sources: { person: string }[] }).sources.map(({ person }) => person)
  const known = await people()
  const ids = [...known.map(({ id: person }) => person), ...workers]
  expect(ids.length).toBeGreaterThanOrEqual(7)
  const own = known.filter(({ name }) => name === 'Client Visitor').map(({ id: person }) => person)
  const bytes = await record.bytes()
  for (const received of [line.received, bytes, Buffer.from(heard.join('\n'))]) {
    expect(foundIn(received, planted)).toEqual([])
    expect(foundIn(received, ids).filter((person) => !own.includes(person) && person !== raw.joined.me.person)).toEqual(
      [],
    )
    expect(foundIn(received, ['It squeaks', 'talk-1.wav', 'Market talks'])).toHaveLength(3)
  }
  expect(record.frames).toBeGreaterThan(20)
  expect(
    foundIn(
      staffLine.received,
      planted.filter((one) => one !== 'caretword'),
    ),
  ).toEqual(planted.filter((one) => one !== 'caretword'))
})

test('CW8 whoever is removed from the room is told so, and sees nothing of it any more', async () => {
  await client.presses('Shift+KeyW')
  await client.page.locator('room-window-figures').waitFor()
  const person = (await people()).find(({ name }) => name === 'Client Visitor')?.id
  await lakshmi.does('person.remove', { person })
  await client.page.getByText(/session of this tab has ended/).waitFor()
  expect(await client.page.locator('room-window').count()).toBe(0)
  await client.looksLike(join(shots, 'window-ended-1366.png'))
})
