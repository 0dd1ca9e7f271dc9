import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { resultHash, wordsHash } from '#shared/domain/result.ts'
import { expectAccessible } from '../accessible.ts'
import { Hand } from '../hand.ts'
import { chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
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
      ['the cat sat down', 'they saw a market today'],
    ]),
    item('talk-2.wav', [['a dog ran'], ['a fog ran'], ['a log ran']]),
    item('talk-3.wav', [['அம்மா வீட்டிற்கு வந்தாள்'], ['அம்மா வீட்டுக்கு வந்தாள்'], ['அம்மா வீட்டிற்கு வந்தாள்']], 'ta'),
  ],
}

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let server: ServerProcess
let browser: Browser
let client: Visitor
let asha: Visitor
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

beforeAll(async () => {
  await mkdir(shots, { recursive: true })
  directory = await temporaryDirectory()
  const file = join(directory.path, 'talks.json')
  await writeFile(file, JSON.stringify(batch))
  await chavadiDone(['import', file, '--room', 'talks', '--title', 'Market talks', '--data', directory.path])
  server = await ServerProcess.start(directory.path)
  browser = await openBrowser()
  const link = (role: string, name: string) => server.invite('talks', role, name)
  ravi = await Hand.comes(server.url, await link('reviewer', 'ரவி சந்திரன்'))
  selvi = await Hand.comes(server.url, await link('trainer', 'Selvi Murugesan'))
  items = await ravi.items()
  asha = await Visitor.comes(browser, await link('reviewer', 'Asha Kuppusamy'))
  client = await Visitor.comes(browser, await link('observer', 'Client Visitor'))
})
afterAll(async () => {
  ravi.leaves()
  selvi.leaves()
  await browser.close()
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
