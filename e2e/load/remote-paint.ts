import type { Page } from 'playwright'
import type { Figure, Reading } from './figure.ts'
import { NotMeasured } from './figure.ts'
import type { Grounds } from './grounds.ts'
import { percentile } from './percentile.ts'
import { chromiumOn } from './queue-page.ts'
import { firstRows, reviewerLink, reviewers } from './visitors.ts'

declare global {
  interface Window {
    /** Epoch milliseconds of each key, as the page got it. */
    keyTimes?: number[]
    /** Epoch milliseconds of the frame that showed so many characters in the first segment. */
    shownAt?: Map<number, number>
  }
}

const keys = 60
const pauseMilliseconds = 120

export const remotePaint: Figure = {
  name: 'remote-paint',
  how:
    `Embedded store, three people in one item in three contexts of one Chromium, ${keys} keys with ${pauseMilliseconds} ms between them. ` +
    'From the key event in the writer’s page to the animation frame after the letter stands in the segment, in the two others and in the writer’s own page.',
  async measure(grounds) {
    const server = await grounds.serverWith('embedded', { items: 20, sources: 3, words: 40 })
    const [cookie = ''] = await reviewers(server, 1)
    const [row] = await firstRows(server, cookie, 1)
    if (!row) throw new NotMeasured('the room has no items')
    const pages = await pagesAt(grounds, (await reviewerLink(server, 3)).href, row.id)
    const [writer, ...readers] = pages
    if (!writer) throw new NotMeasured('nobody came')
    await writer.keyboard.press('KeyE')
    await writer.locator('room-segment-editor .cm-focused').waitFor()
    const start = await lengthOf(writer)
    for (const page of pages) await page.evaluate(watchText)
    for (let key = 0; key < keys; key++) {
      await writer.keyboard.press('x')
      await writer.waitForTimeout(pauseMilliseconds)
    }
    await writer.waitForTimeout(1000)
    const pressed = await writer.evaluate(() => window.keyTimes ?? [])
    const delays = (page: Page) => delaysOf(page, pressed, start)
    const remote = (await Promise.all(readers.map(delays))).flat()
    const missing = keys * readers.length - remote.length
    if (missing > 0) throw new NotMeasured(`${missing} letters were not seen one by one`, readings(remote, 'others'))
    return [...readings(remote, 'the two others'), ...readings(await delays(writer), 'the writer')]
  },
}

const readings = (delays: readonly number[], who: string): readonly Reading[] => [
  { what: `key to paint, ${who}, median`, value: percentile(delays, 0.5), unit: 'ms' },
  {
    what: `key to paint, ${who}, p95`,
    value: percentile(delays, 0.95),
    unit: 'ms',
    ...(who === 'the writer' ? {} : { most: 100 }),
  },
]

async function pagesAt(grounds: Grounds, link: string, item: string): Promise<readonly Page[]> {
  const browser = await chromiumOn(grounds)
  const pages: Page[] = []
  for (let person = 0; person < 3; person++) {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
    const page = await context.newPage()
    await page.addInitScript('globalThis.__name ??= (named) => named')
    await page.goto(link)
    await page.getByRole('textbox', { name: 'Your name' }).fill(`Reviewer ${person + 1}`)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/as\//)
    await page.goto(`${page.url().replace(/(\/as\/[0-9]+).*/, '$1')}/i/${item}`)
    await page.getByRole('radiogroup').first().waitFor()
    pages.push(page)
  }
  return pages
}

const lengthOf = (page: Page): Promise<number> =>
  page
    .locator('room-segment article .text')
    .first()
    .evaluate(
      (text) =>
        (text.querySelector('room-segment-editor')?.shadowRoot?.querySelector('.cm-line') ?? text).textContent
          ?.length ?? 0,
    )

/** Notes each key, and the first frame after each new length of the first segment's text. */
function watchText(): void {
  const now = () => performance.timeOrigin + performance.now()
  const shown = new Map<number, number>()
  window.shownAt = shown
  window.keyTimes = []
  addEventListener('keydown', () => window.keyTimes?.push(now()), { capture: true })
  const find = (root: ParentNode): Element | null =>
    root.querySelector('article .text') ??
    [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? [find(shadowRoot)] : [])).find(Boolean) ??
    null
  const text = find(document)
  const look = (): void => {
    const line = text?.querySelector('room-segment-editor')?.shadowRoot?.querySelector('.cm-line') ?? text
    const length = line?.textContent?.length ?? 0
    if (!shown.has(length)) {
      shown.set(length, Number.NaN)
      requestAnimationFrame(() => shown.set(length, now()))
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

async function delaysOf(page: Page, pressed: readonly number[], start: number): Promise<readonly number[]> {
  const shown = new Map(await page.evaluate(() => [...(window.shownAt ?? [])]))
  return pressed.flatMap((at, key) => {
    const seen = shown.get(start + key + 1)
    return seen === undefined || Number.isNaN(seen) ? [] : [seen - at]
  })
}
