import type { Page } from 'playwright'
import type { ServerProcess } from '../machine/chavadi-process.ts'
import { desk } from '../people.ts'
import { eventually } from './eventually.ts'
import { type Figure, NotMeasured } from './figure.ts'
import { type Grounds, loadRoom } from './grounds.ts'
import { median } from './percentile.ts'
import { chromiumOn, openQueue, slowPage } from './queue-page.ts'
import { reviewerLink } from './visitors.ts'

const roomCount = 500
const slower = 4
const times = 3
const budgetSeconds = 2

export const homePage: Figure = {
  name: 'home',
  how:
    `Real Chromium, its processor slowed ${slower} times, an empty cache, median of ${times}: from the navigation until rows are ` +
    `painted and a key is answered. Home with ${roomCount} rooms of three items, none of them loaded by the server; then the page of a ` +
    'room of 10,000 items.',
  async measure(grounds) {
    const { dataDirectory } = await grounds.bigRoom.imported()
    return [
      {
        what: `home with ${roomCount} rooms: a search is answered`,
        value: await homeSeconds(grounds),
        unit: 's',
        most: budgetSeconds,
      },
      {
        what: 'a room of 10,000 items: a filter of its queue is answered',
        value: await roomSeconds(grounds, await grounds.serve(dataDirectory)),
        unit: 's',
        most: budgetSeconds,
      },
    ]
  },
}

async function homeSeconds(grounds: Grounds): Promise<number> {
  const server = await grounds.serve(await grounds.directory(), { REDIS_URL: '', LIMIT_UPLOADS: '100000/3600' }, [
    '--empty',
  ])
  const cookies = await makeRooms(server)
  await server.stop()
  await server.start()
  const browser = await chromiumOn(grounds)
  const context = await browser.newContext({ viewport: desk })
  await context.addCookies(cookies.map(({ name, value }) => ({ name, value, url: server.url })))
  return middleOf(async () => {
    const page = await slowPage(context, slower)
    await page.goto(server.url)
    const search = page.getByRole('searchbox')
    await search.pressSequentially('77')
    await page.getByRole('link', { name: 'Batch 77', exact: true }).waitFor()
    return answeredAt(page)
  })
}

async function roomSeconds(grounds: Grounds, server: ServerProcess): Promise<number> {
  const browser = await chromiumOn(grounds)
  const context = await browser.newContext({ viewport: desk })
  const first = await context.newPage()
  await first.goto((await reviewerLink(server, 1)).href)
  await first.getByRole('textbox').fill('Asha')
  await first.keyboard.press('Enter')
  await first.waitForURL(/\/r\//)
  const { pathname } = new URL(first.url())
  await first.close()
  return middleOf(async () => {
    const page = await slowPage(context, slower)
    await openQueue(page, server.url + pathname)
    const all = page.getByRole('button', { name: /^All/ })
    await all.click()
    await page.waitForFunction((button) => button?.getAttribute('aria-pressed') === 'true', await all.elementHandle())
    return answeredAt(page)
  })
}

/** Seconds since the navigation, at the frame after what is on screen now. */
async function answeredAt(page: Page): Promise<number> {
  const milliseconds = await page.evaluate(
    () => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now()))),
  )
  await page.context().close()
  return milliseconds / 1000
}

async function middleOf(measure: () => Promise<number>): Promise<number> {
  const seconds: number[] = []
  for (let time = 0; time < times; time++) seconds.push(await measure())
  return median(seconds)
}

/** Through the doors that a person has; answers the cookies of whoever made them. */
async function makeRooms(server: ServerProcess): Promise<readonly { name: string; value: string }[]> {
  const printed = () => /join#(\S+)/.exec(server.printed)?.[1]
  if (!(await eventually(() => printed() !== undefined, 10_000)))
    throw new NotMeasured('the server printed no link to begin with')
  const invite = printed()
  const cookies = new Map<string, string>()
  const asks = async (path: string, body: object, type = 'application/json'): Promise<void> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { 'Content-Type': type, cookie }
    const response = await fetch(`${server.url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path} was refused: ${await response.text()}`)
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      cookies.set(name, value)
    }
  }
  await asks('/sessions', { invite, name: 'Asha' })
  const items = ['a', 'b', 'c'].map((key) => ({
    key,
    sources: ['the cat sat', 'the bat sat'].map((text, at) => ({ annotator: `w${at}`, segments: [{ text }] })),
  }))
  for (let at = 1; at <= roomCount; at++) {
    await asks('/home/rooms', { room: `${loadRoom}-${at}`, title: `Batch ${at}` })
    const importing = `/rooms/${loadRoom}-${at}/as/1/imports?file=batch.json`
    await asks(importing, { chavadi: 1, items }, 'application/octet-stream')
  }
  return [...cookies].map(([name, value]) => ({ name, value }))
}
