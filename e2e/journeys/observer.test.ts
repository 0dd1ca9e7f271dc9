import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { stockProvider } from '#server/testing/stock-provider.ts'
import { resultHash, wordsHash } from '#shared/domain/result.ts'
import { draftText } from '#shared/drafts/draft-doc.ts'
import type { ClientToServer, ServerToClient } from '#shared/protocol/rt-messages.ts'
import { expectAccessible } from '../accessible.ts'
import { chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { foundIn, RecordingLine } from '../machine/recording-line.ts'
import { eventually, openBrowser, phone, Visitor } from '../people.ts'

const shots = join(import.meta.dirname, '..', 'shots')
const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'

const segment = (text: string, at: number, speaker: string) => ({ start: at * 5, end: at * 5 + 4, speaker, text })
const source = (annotator: string, texts: readonly string[]) => ({
  annotator,
  segments: texts.map((text, at) => segment(text, at, at % 2 === 0 ? 'Teacher' : 'Pupil')),
})
/** Whose word stands only in their source, and never in the result. */
const batch = {
  chavadi: 1,
  items: [
    {
      key: 'talk-1',
      language: 'en',
      sources: [
        source('annoteins', ['the cat sat down', `they saw ${long} today`, 'we all went home']),
        source('annotzwei', ['the bat sat down', `they saw ${long} today`, 'we all came home']),
        source('annotdrei', ['the cat sourceword down', `they saw ${long} today`, 'we all went home']),
      ],
    },
    {
      key: 'talk-2',
      language: 'ta',
      sources: [
        source('annoteins', ['அம்மா வீட்டிற்கு வந்தாள்']),
        source('annotzwei', ['அம்மா வீட்டுக்கு வந்தாள்']),
        source('annotdrei', ['அம்மா வீட்டிற்கு வந்தாள்']),
      ],
    },
  ],
}

/** What must never reach an observer's browser. */
const planted = [
  ...['Asha Kuppusamy', 'ரவி சந்திரன்', 'Selvi Murugesan', 'Otherclient Limited'],
  ...['annoteins', 'annotzwei', 'annotdrei', 'sourceword'],
  ...['caretword', 'underword', 'commentword'],
]

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let server: ServerProcess
let browser: Browser
let line: RecordingLine
let staffLine: RecordingLine
let client: Visitor
let asha: Visitor
let ravi: Hand
let selvi: Hand
let item: string
let other: string

/** Somebody who works through the two channels alone. */
class Hand {
  readonly cookie: string
  readonly channel: Socket<ServerToClient, ClientToServer>
  #n = 0

  private constructor(cookie: string) {
    this.cookie = cookie
    this.channel = io(server.url, { path: '/rt/as/1', transports: ['websocket'], extraHeaders: { cookie } })
  }

  static async comes(link: string): Promise<Hand> {
    const response = await fetch(new URL('/api/v1/sessions', server.url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ invite: decodeURIComponent(new URL(link).hash.slice(1)) }),
    })
    const hand = new Hand((response.headers.get('set-cookie') ?? '').split(';')[0] ?? '')
    await hand.joins()
    return hand
  }

  async joins() {
    const joined = await this.channel.emitWithAck('join', { protocol: 1 })
    if (!joined.ok) throw new Error(joined.refusal.message)
    return joined.value
  }

  async does(name: string, input: object): Promise<void> {
    const id = { client: `hand-${this.cookie.slice(-20)}`, n: ++this.#n }
    expect([name, await this.channel.emitWithAck('command', { id, name, input })]).toMatchObject([name, { ok: true }])
  }

  async view() {
    const view = await this.channel.emitWithAck('item', { item })
    if (!view.ok) throw new Error(view.refusal.message)
    return view.value
  }
}

/** The result as it stands on the observer's screen. */
const seen = () =>
  client.page.locator('room-observed-text article').evaluateAll((articles) =>
    articles.map((article) => {
      const text = article.querySelector('.text')?.cloneNode(true) as HTMLElement | undefined
      for (const unseen of text?.querySelectorAll('.unseen') ?? []) unseen.remove()
      return { text: text?.textContent ?? '', how: article.querySelector('.how')?.textContent?.trim() ?? '' }
    }),
  )
const place = () => shown('room-observed-place')
const head = () => shown('room-observed-head')

/** The words of an element's own shadow, as they are laid out. */
const shown = (element: string): Promise<string> =>
  client.page
    .locator(element)
    .evaluate(({ shadowRoot }) =>
      [...(shadowRoot?.children ?? [])].map((child) => (child as HTMLElement).innerText).join('\n'),
    )
const bat = { unit: 'u1', from: 1, to: 2 }

beforeAll(async () => {
  await mkdir(shots, { recursive: true })
  directory = await temporaryDirectory()
  const file = join(directory.path, 'planted.json')
  await writeFile(file, JSON.stringify(batch))
  await chavadiDone(['import', file, '--room', 'talks', '--title', 'Market talks', '--data', directory.path])
  server = await ServerProcess.start(directory.path)
  browser = await openBrowser()
  line = await RecordingLine.open(server.port)
  staffLine = await RecordingLine.open(server.port)
  const link = (role: string, name: string) => server.invite('talks', role, name)
  ravi = await Hand.comes(await link('reviewer', 'ரவி சந்திரன்'))
  selvi = await Hand.comes(await link('trainer', 'Selvi Murugesan'))
  await Hand.comes(await link('observer', 'Otherclient Limited'))
  asha = await Visitor.comes(browser, staffLine.through(await link('reviewer', 'Asha Kuppusamy')))
  client = await Visitor.comes(browser, line.through(await link('observer', 'Client Visitor')))
  const page = await ravi.channel.emitWithAck('queue', { filter: 'all', search: 'talk', from: 0, count: 10 })
  const rows = page.ok ? page.value.rows : []
  item = rows.find(({ key }) => key === 'talk-1')?.id ?? ''
  other = rows.find(({ key }) => key === 'talk-2')?.id ?? ''
})
afterAll(async () => {
  ravi.channel.close()
  selvi.channel.close()
  await browser.close()
  await line.close()
  await staffLine.close()
  await server.stop()
  await directory.remove()
})

test('an observer is told what watching is, sees the queue and nobody', async () => {
  const { page } = client
  await page.getByText('You are watching. Names are replaced; the words cannot be changed from here.').waitFor()
  await page.getByText('Live', { exact: true }).waitFor()
  expect(await page.getByRole('option').count()).toBe(2)
  expect(await page.locator('room-person').count()).toBe(0)
  await client.looksLike(join(shots, 'observer-queue-1366.png'))
})

test('an item is opened by keys alone; what reviewers settle and type shows there', async () => {
  await client.presses('KeyG', 'KeyG')
  await eventually(async () => {
    const active = await client.page.evaluate(() => document.activeElement?.shadowRoot !== null)
    expect(active).toBe(true)
  })
  await client.page.getByRole('option').filter({ hasText: 'talk-1' }).waitFor()
  await client.presses('Home')
  const first = await client.page.getByRole('option').first().innerText()
  if (!first.includes('talk-1')) await client.presses('ArrowDown')
  await client.presses('Enter')
  await eventually(async () => expect((await seen()).map(({ text }) => text)).toHaveLength(3))
  expect(client.item).toBe(item)
  expect((await seen()).map(({ how }) => how)).toEqual(['Consensus', 'Consensus', 'Consensus'])
  await asha.goesTo(item)
  await ravi.does('difference.settle', { item, place: bat, take: 1 })
  await eventually(async () => expect((await seen())[0]).toEqual({ text: 'the bat sat down', how: 'Taken' }))
  await asha.goesTo(item)
  for (let step = 0; step < 3; step++) await asha.presses('BracketRight')
  await asha.edits()
  await asha.presses('End')
  await asha.types(' together')
  await eventually(async () => expect((await seen()).map(({ text }) => text).join('|')).toContain(' together'))
  await asha.presses('Escape')
  await asha.saved()
})

test('a dispute shows in its place and in the room’s list, with positions and without talk', async () => {
  await ravi.does('dispute.open', { item, place: bat, question: 'Is it bat or cat?' })
  await eventually(async () => expect(await head()).toContain('Disputed'))
  await client.presses('BracketRight')
  await eventually(async () => expect(await place()).toContain('Is it bat or cat?'))
  const dispute = Object.keys((await ravi.view()).disputes)[0]
  await ravi.does('position.add', { item, dispute, value: 'cat', because: 'It purrs' })
  await ravi.does('comment.add', { item, dispute, text: 'commentword' })
  await eventually(async () => expect(await place()).toMatch(/cat\s+It purrs\s+Reviewer \d+/))
  await eventually(async () => expect(await client.quietLine()).toContain('Is it bat or cat?'))
  await client.looksLike(join(shots, 'observer-dispute-1366.png'))
})

test('a ruling shows with its value, reason and why; what is typed under it and carets do not', async () => {
  const wish = { item, place: bat, value: 'rat', reason: 'wrong word', why: 'It squeaks', basis: wordsHash('bat') }
  await selvi.does('ruling.make', wish)
  await eventually(async () => expect(await place()).toMatch(/rat[\s\S]*wrong word[\s\S]*It squeaks[\s\S]*Trainer \d+/))
  expect((await seen())[0]).toEqual({ text: 'the rat sat down', how: 'Ruled' })
  const doc = new Y.Doc()
  const provider = stockProvider(server.url, `talks/${item}`, doc, ravi.cookie)
  await eventually(() => expect(draftText(doc, 'u1')?.toString()).toBe('the bat sat down'))
  provider.awareness.setLocalState({ user: { name: 'caretword' }, at: ['u1', 'caretword'] })
  draftText(doc, 'u1')?.insert(5, 'underword')
  draftText(doc, 'u1')?.insert(draftText(doc, 'u1')?.length ?? 0, ' at last')
  await eventually(async () => expect((await seen())[0]?.text).toBe('the rat sat down at last'))
  provider.destroy()
  await eventually(async () => expect(await client.quietLine()).toContain('Ruled: “rat”'))
  for (const scheme of ['light', 'dark'] as const) {
    await client.page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await client.looksLike(join(shots, `observer-ruling-1366-${scheme}.png`))
    await expectAccessible(client.page)
  }
  await client.page.emulateMedia({ colorScheme: 'light' })
})

test('nothing moves under the reader, and the focus stays where it is', async () => {
  const { page } = client
  await client.presses('BracketRight')
  const where = () =>
    page.evaluate(() => {
      let active = document.activeElement
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
      return active?.className ?? ''
    })
  const top = () => page.locator('room-observed-place').evaluate((element) => element.getBoundingClientRect().top)
  const [focused, above] = [await where(), await top()]
  await ravi.does('dispute.open', { item, place: { unit: 'u3', from: 1, to: 3 }, question: 'Went or came?' })
  await eventually(async () => expect(await place()).toContain('of 2'))
  expect([await where(), await top()]).toEqual([focused, above])
  expect(await place()).toContain('It squeaks')
})

test('the list of disputes leads to each; a key goes from place to place', async () => {
  await client.presses('KeyT')
  const rows = client.page.locator('room-observed-matters .row')
  await eventually(async () => expect(await rows.count()).toBe(2))
  expect(await rows.allInnerTexts()).toEqual([
    expect.stringContaining('Went or came?'),
    expect.stringMatching(/Is it bat or cat\?[\s\S]*rat[\s\S]*wrong word/),
  ])
  await client.presses('Enter')
  await eventually(async () => expect(await place()).toContain('Went or came?'))
  await client.presses('BracketLeft')
  await eventually(async () => expect(await place()).toContain('It squeaks'))
  await client.looksLike(join(shots, 'observer-disputes-1366.png'))
  await expectAccessible(client.page)
  await selvi.does('ruling.make', {
    item: other,
    place: bat,
    value: 'வீட்டிற்கு',
    reason: 'other',
    why: 'As spoken',
    basis: wordsHash('வீட்டிற்கு'),
  })
  await client.page.getByRole('button', { name: 'Show 1 new' }).click()
  await eventually(async () => expect(await rows.first().innerText()).toContain('As spoken'))
  await client.presses('KeyG')
})

test('keys of others do nothing; ? shows the ones there are, Escape closes', async () => {
  const ofObservers = async () =>
    (await chavadiDone(['audit', 'talks', '--data', directory.path])).split('"role":"observer"').length
  const before = await ofObservers()
  await client.presses(
    'Digit1',
    'Digit2',
    'KeyE',
    'KeyU',
    'KeyN',
    'Shift+KeyN',
    'KeyD',
    'KeyR',
    'KeyA',
    'KeyP',
    'Comma',
  )
  await client.presses('Shift+Slash')
  await client.page.getByRole('complementary', { name: 'Keys' }).waitFor()
  await client.presses('Escape')
  await eventually(async () => expect(await client.page.getByRole('complementary').count()).toBe(0))
  expect(await ofObservers()).toBe(before)
  expect(client.page.url()).toContain(item)
})

test('the server dies and comes back: what was missed is there', async () => {
  await server.kill()
  await client.page.getByText('Not connected · trying again').waitFor()
  await client.looksLike(join(shots, 'observer-lost-1366.png'))
  await server.start()
  await eventually(async () => {
    await selvi.joins()
    expect(selvi.channel.connected).toBe(true)
  })
  const [ruling] = (await selvi.view()).rulings
  await selvi.does('ruling.reopen', { item, ruling: ruling?.id, reason: 'Heard it again' })
  await eventually(async () => expect((await seen())[0]).toMatchObject({ text: 'the rat sat down at last' }))
  await eventually(async () => expect(await head()).toContain('Disputed'))
  const wish = { item, place: bat, value: 'hat', reason: 'other', why: 'Final', basis: wordsHash('rat') }
  await selvi.does('ruling.make', wish)
  await eventually(async () => expect((await seen())[0]?.text).toBe('the hat sat down at last'))
})

test('signed off: what the observer sees equals the export', async () => {
  for (const dispute of Object.values((await ravi.view()).disputes).filter(({ status }) => status === 'open'))
    await ravi.does('dispute.withdraw', { item, dispute: dispute.id })
  const texts = (await seen()).map(({ text }) => text)
  const units = batch.items[0]?.sources[0]?.segments.map(({ text: _, ...fields }, at) => ({
    id: `u${at + 1}`,
    ...fields,
    text: texts[at] ?? '',
  }))
  await ravi.does('item.sign-off', { item, hash: resultHash(units ?? []) })
  await eventually(async () => expect(await head()).toMatch(/Signed off by Reviewer \d+/))
  await eventually(async () => expect(await client.page.getByText('1 of 2 signed off').count()).toBe(1))
  const out = await chavadiDone([
    'export',
    'talks',
    '--format',
    'json',
    '--data',
    directory.path,
    '--server',
    server.url,
  ])
  const exported = (JSON.parse(out) as { results: Exported[] }).results.find(({ item: key }) => key === 'talk-1')
  await eventually(async () => {
    expect((await seen()).map(({ text, how }) => ({ text, how: how.toLowerCase() }))).toEqual(
      exported?.units.map(({ text, how }) => ({ text, how })),
    )
  })
  expect(exported?.state).toBe('signed-off')
  expect(await head()).toContain(`Signed off by ${exported?.signedOffBy}`)
  await client.looksLike(join(shots, 'observer-signed-1366.png'))
  await selvi.does('item.reopen', { item, reason: 'Once more' })
  await eventually(async () => expect(await head()).not.toContain('Signed off by'))
})

test('on a phone: result, place and lists within the edges, light and dark', async () => {
  const visitor = await Visitor.comes(browser, await server.invite('talks', 'observer', 'Phone Visitor'), phone)
  await visitor.looksLike(join(shots, 'observer-queue-390.png'))
  expect(await visitor.beyondTheEdge()).toEqual([])
  await visitor.page.getByRole('option').filter({ hasText: 'talk-1' }).click()
  await visitor.page.locator('room-observed-text .mark.current').waitFor()
  for (const scheme of ['light', 'dark'] as const) {
    await visitor.page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await visitor.looksLike(join(shots, `observer-item-390-${scheme}.png`))
  }
  expect(await visitor.beyondTheEdge()).toEqual([])
  await visitor.page.getByRole('button', { name: 'Disputes' }).click()
  await visitor.page.locator('room-observed-matters .row').first().waitFor()
  await visitor.looksLike(join(shots, 'observer-disputes-390.png'))
  expect(await visitor.beyondTheEdge()).toEqual([])
  expect(visitor.faults).toEqual([])
  await visitor.leaves()
})

test('R2 nothing that was planted reached the observer’s browser, in any shape, over HTTP or a socket', async () => {
  const { people } = await selvi.joins()
  const sources = new URL(`/api/v1/rooms/talks/as/1/items/${item}`, server.url)
  const answer = await fetch(sources, { headers: { cookie: ravi.cookie } })
  const workers = ((await answer.json()) as { sources: { person: string }[] }).sources
  const own = people.filter(({ name }) => name === 'Client Visitor').map(({ id }) => id)
  const ids = [...people.map(({ id }) => id), ...workers.map(({ person }) => person)]
  expect(own).toHaveLength(1)
  expect(ids.length).toBeGreaterThanOrEqual(9)
  expect(foundIn(line.received, ids)).toEqual(own)
  expect(foundIn(line.received, planted)).toEqual([])
})

test('the search finds what was planted where it may be, so it would have found it here', () => {
  expect(foundIn(line.received, ['Is it bat or cat?', 'It squeaks', 'hat sat down', 'Client Visitor'])).toHaveLength(4)
  expect(foundIn(staffLine.received, planted)).toEqual(planted)
})

test('the bench, yjs and drafts were never asked for', () => {
  expect(line.requests.some((request) => request.includes('/rt/as/'))).toBe(true)
  expect(line.requests.filter((request) => request.includes('/sync/'))).toEqual([])
  const script = (received: Buffer) => foundIn(received, ['room-difference-bar', 'Yjs was already imported'])
  expect(script(line.received)).toEqual([])
  expect(script(staffLine.received)).toHaveLength(2)
  expect(client.faults).toEqual([])
})

interface Exported {
  readonly item: string
  readonly state: string
  readonly signedOffBy?: string
  readonly units: readonly { readonly text: string; readonly how: string }[]
}
