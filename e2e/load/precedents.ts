import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import type { RoomEvent } from '#shared/domain/room.ts'
import { chavadiDone, type ServerProcess } from '../machine/chavadi-process.ts'
import type { Figure, Reading } from './figure.ts'
import { type Grounds, loadRoom } from './grounds.ts'
import { percentile } from './percentile.ts'
import { chromiumOn } from './queue-page.ts'
import { WrittenRoom } from './written-room.ts'

const precedentCount = 5_000
const disputeCount = 10_000
/** So many questions come up again and again: of each there are 50 disputes and 25 precedents. */
const pairCount = 200
const room = 'ruled'
const day = 24 * 3_600_000
const atOnce = 2_000
const sought = ['வீட்டு', 'பள்ளி', 'rule', 'number']

export const precedents: Figure = {
  name: 'precedents',
  how:
    `Embedded store, a room with ${precedentCount} precedents and ${disputeCount} open disputes of ${pairCount} kinds, one dispute an item. Server: the ` +
    'list of all precedents, of a server that has just loaded the room, and again; the disputes that are like one, likewise, and how long another ' +
    'request waits meanwhile. One page in Chromium: from the address to the first rows; from a letter in the search, and in the form of a ruling where ' +
    'precedents are offered, to the frame after it.',
  async measure(grounds) {
    const server = await roomOfRulings(grounds)
    const cookie = await trainerOf(server)
    const [first, again] = [await asked(server, cookie, 'precedents'), await asked(server, cookie, 'precedents')]
    const item = JSON.parse(first.text).precedents[0].item
    const alike = await alikeOf(server, cookie, item)
    const page = await pageOf(grounds, server)
    return [
      { what: 'precedents, first', value: first.milliseconds, unit: 'ms' },
      { what: 'precedents, again', value: again.milliseconds, unit: 'ms' },
      { what: 'precedents, of the answer', value: first.text.length / 1000, unit: 'thousand letters' },
      ...alike,
      ...(await searching(page)),
      ...(await ruling(page, item)),
    ]
  },
}

const pairOf = (at: number) => {
  const stem = `${['வீட்டு', 'பள்ளி', 'காட்டு', 'ஊரு', 'கடலு'][at % 5]}${'கசதபமயரலவன'[Math.floor(at / 5) % 10]}${'ாிீுூெேைொோ'[at % 10]}${at}`
  return [`${stem}க்கு`, `${stem}ற்கு`] as const
}

async function roomOfRulings(grounds: Grounds): Promise<ServerProcess> {
  const directory = await grounds.directory()
  const [file, dataDirectory] = [join(directory, 'batch.json'), join(directory, 'data')]
  const items = Array.from({ length: disputeCount }, (_, at) => ({
    key: `clip-${String(at + 1).padStart(5, '0')}`,
    language: 'ta',
    sources: pairOf(at % pairCount).map((word, by) => ({
      annotator: `worker-${by + 1}`,
      segments: [{ text: `அவன் ${word} போனான் ${at}` }],
    })),
  }))
  await writeFile(file, JSON.stringify({ chavadi: 1, items }))
  await chavadiDone(['import', file, '--room', loadRoom, '--data', dataDirectory], { REDIS_URL: '' })
  const written = await WrittenRoom.begin({ dataDirectory }, { like: loadRoom, room, at: Date.now() - day })
  const author = { person: 'worker01', role: 'trainer', session: 'stay-1', command: null } as const
  const events = [...precedentsOf(written.items), ...disputesOf(written.items)]
  for (let from = 0; from < events.length; from += atOnce)
    await written.write(events.slice(from, from + atOnce).map((event) => ({ at: Date.now() - day, author, event })))
  await written.close()
  return grounds.serve(dataDirectory)
}

const at = '2026-01-01T00:00:00.000Z'
const by = 'worker01'

const precedentsOf = (items: readonly string[]): readonly RoomEvent[] =>
  Array.from({ length: precedentCount }, (_, number): RoomEvent => {
    const [value, other] = pairOf(number % pairCount)
    return {
      ...({ type: 'precedent.made', precedent: `p${number}`, ruling: `r${number}`, language: 'ta', by, at } as const),
      ...{ item: items[number] ?? '', title: `${value}, ${other} ${number}`, reason: 'spelling' },
      ...{ rule: `Write number ${number} as it is said, a rule of kind ${number % 97}`, good: value, bad: other },
      ...{ tags: [`kind ${number % 40}`], value, readings: [value, other] },
    }
  })

const disputesOf = (items: readonly string[]): readonly RoomEvent[] =>
  items.map((item, number): RoomEvent => {
    const place = { unit: 'u1', from: 1, to: 2 }
    const [stands] = pairOf(number % pairCount)
    return { type: 'dispute.opened', item, dispute: `d${number}`, place, question: 'எது?', stands, by, at }
  })

async function alikeOf(server: ServerProcess, cookie: string, item: string): Promise<readonly Reading[]> {
  const waits: number[] = []
  let looking = true
  const others = (async () => {
    while (looking) {
      const from = performance.now()
      await (await fetch(new URL('/healthz', server.url))).text()
      waits.push(performance.now() - from)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  const path = `many/alike?item=${item}&dispute=d0`
  const [first, again] = [await asked(server, cookie, path), await asked(server, cookie, path)]
  looking = false
  await others
  return [
    { what: 'disputes that are like one', value: JSON.parse(first.text).alike.length, unit: '' },
    { what: 'disputes that are like one, first', value: first.milliseconds, unit: 'ms' },
    { what: 'disputes that are like one, again', value: again.milliseconds, unit: 'ms' },
    { what: 'others wait meanwhile, p95', value: percentile(waits, 0.95), unit: 'ms' },
    { what: 'others wait meanwhile, longest', value: Math.max(...waits), unit: 'ms' },
  ]
}

async function searching(page: Page): Promise<readonly Reading[]> {
  const began = performance.now()
  await page.goto(page.url().replace(/(\/as\/[0-9]+).*/, '$1/precedents'))
  await page.locator('room-precedents li button').first().waitFor()
  const opened = performance.now() - began
  const box = page.getByRole('searchbox')
  const delays: number[] = []
  for (const words of sought) {
    await box.fill('')
    for (const letter of words) delays.push(await inputToPaint(box, letter))
  }
  return [
    { what: 'page: until the first rows', value: opened, unit: 'ms' },
    { what: 'page: the first letter in the search', value: delays[0] ?? 0, unit: 'ms' },
    { what: 'page: letter in the search to paint, p50', value: percentile(delays.slice(1), 0.5), unit: 'ms' },
    {
      what: 'page: letter in the search to paint, p95',
      value: percentile(delays.slice(1), 0.95),
      unit: 'ms',
      most: 100,
    },
  ]
}

async function ruling(page: Page, item: string): Promise<readonly Reading[]> {
  await page.goto(page.url().replace(/(\/as\/[0-9]+).*/, `$1/i/${item}`))
  await page.getByRole('radiogroup').first().waitFor()
  const began = performance.now()
  await page.keyboard.press('KeyR')
  await page.getByText('Settled before:').waitFor()
  const offered = performance.now() - began
  const why = page.getByRole('textbox', { name: 'Why, in one line' })
  const delays: number[] = []
  for (const letter of 'as it was said by them') delays.push(await inputToPaint(why, letter))
  return [
    { what: 'page: until precedents are offered', value: offered, unit: 'ms' },
    { what: 'page: letter in the form to paint, p50', value: percentile(delays, 0.5), unit: 'ms' },
    { what: 'page: letter in the form to paint, p95', value: percentile(delays, 0.95), unit: 'ms', most: 100 },
  ]
}

/** From the input event to the end of the frame after it, as the page sees it. */
const inputToPaint = (field: Locator, letter: string): Promise<number> =>
  field.evaluate(
    (input, typed) =>
      new Promise<number>((resolve) => {
        const began = performance.now()
        if (input instanceof HTMLInputElement) input.value += typed
        input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)))
      }),
    letter,
  )

async function pageOf(grounds: Grounds, server: ServerProcess): Promise<Page> {
  const browser = await chromiumOn(grounds)
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  await page.addInitScript('globalThis.__name ??= (named) => named')
  await page.goto(await linkOf(server))
  await page.getByRole('textbox', { name: 'Your name' }).fill('Trainer')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/as\//)
  return page
}

async function linkOf(server: ServerProcess): Promise<string> {
  const words = ['invite', room, '--role', 'trainer', '--data', server.dataDirectory, '--server', server.url]
  return (await chavadiDone(words)).trim()
}

async function trainerOf(server: ServerProcess): Promise<string> {
  const response = await fetch(new URL('/api/v1/sessions', server.url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ invite: new URL(await linkOf(server)).hash.slice(1), name: 'Trainer' }),
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`No session: ${await response.text()}`)
  return cookie
}

async function asked(server: ServerProcess, cookie: string, path: string) {
  const started = performance.now()
  const response = await fetch(new URL(`/api/v1/rooms/${room}/as/1/${path}`, server.url), { headers: { cookie } })
  const text = await response.text()
  if (response.status !== 200) throw new Error(text)
  return { milliseconds: performance.now() - started, text }
}
