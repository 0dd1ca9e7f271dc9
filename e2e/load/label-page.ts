import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { desk } from '../people.ts'
import { pause } from './eventually.ts'
import type { Reading } from './figure.ts'
import { median, percentile } from './percentile.ts'

declare global {
  interface Window {
    frameGaps?: number[]
    paints?: number[]
    /** Opens what the page shows anew; milliseconds until it was drawn. */
    openedIn?(type?: string): Promise<number>
  }
}

export interface Frames {
  /** Milliseconds between one animation frame and the next. */
  readonly gaps: readonly number[]
  /** Milliseconds of the processor that the page's own thread took for each frame, on average. */
  readonly work: number
}

/** Where pages are that show one element of the client and nothing else. */
export const labelPages = join(import.meta.dirname, '../../client/testing')

export async function labelPage(
  browser: Browser,
  address: string,
  asked: Readonly<Record<string, string | number>>,
): Promise<Page> {
  const context = await browser.newContext({ viewport: desk })
  const page = await context.newPage()
  // tsx names inner functions by a helper that the page does not have.
  await page.addInitScript('globalThis.__name ??= (named) => named')
  const query = new URLSearchParams(Object.entries(asked).map(([name, value]) => [name, String(value)]))
  await page.goto(`${address}?${query}`)
  await page.waitForFunction(() => 'openedIn' in window, undefined, { timeout: 60_000 })
  await pause(1000)
  return page
}

/** How often the element on the page was opened, and how long each took. */
export async function openings(page: Page, times: number, type?: string): Promise<readonly number[]> {
  const found: number[] = []
  for (let at = 0; at < times; at++)
    found.push(await page.evaluate((one) => window.openedIn?.(one) ?? Number.NaN, type))
  return found
}

export async function framesDuring(page: Page, work: () => Promise<void>): Promise<Frames> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const workSoFar = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
  }
  await page.evaluate(watchFrames)
  const before = await workSoFar()
  await work()
  const after = await workSoFar()
  const gaps = await page.evaluate(() => {
    const seen = window.frameGaps ?? []
    delete window.frameGaps
    return seen
  })
  await devtools.detach()
  return { gaps, work: (after - before) / gaps.length }
}

function watchFrames(): void {
  const gaps: number[] = []
  window.frameGaps = gaps
  let last: number | undefined
  const next = (now: number): void => {
    if (last !== undefined) gaps.push(now - last)
    last = now
    if (window.frameGaps === gaps) requestAnimationFrame(next)
  }
  requestAnimationFrame(next)
}

/** `most` is of the median: a browser's clock tells tenths. */
export const frameReadings = (what: string, { gaps, work }: Frames, most?: number): readonly Reading[] => [
  {
    ...{ what: `${what}: frame, median`, value: Math.round(10 * median(gaps)) / 10, unit: 'ms' },
    ...(most === undefined ? {} : { most }),
  },
  { what: `${what}: frame, p95`, value: percentile(gaps, 0.95), unit: `ms of ${gaps.length}` },
  { what: `${what}: the page's own work for a frame`, value: work, unit: 'ms of processor' },
]

/** Milliseconds from a key's event to the frame after it, pressed and let go so many times. */
export async function paintsOf(page: Page, type: 'keydown' | 'keyup', times: number): Promise<readonly number[]> {
  await page.evaluate(watchPaints, type)
  for (let at = 0; at < times; at++) {
    await page.keyboard.press(at % 2 === 0 ? 'ArrowRight' : 'ArrowLeft', { delay: 40 })
    await pause(60)
  }
  return page.evaluate(() => window.paints ?? [])
}

function watchPaints(type: 'keydown' | 'keyup'): void {
  const paints: number[] = []
  window.paints = paints
  const seen = ({ timeStamp }: Event): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => paints.push(performance.now() - timeStamp)
      port2.postMessage(null)
    })
  }
  addEventListener(type, seen, { capture: true })
}

/** Where the mouse goes while a share (0 to 1) of so many seconds is over. */
export async function dragAlong(
  page: Page,
  seconds: number,
  path: (turns: number) => { readonly x: number; readonly y: number },
): Promise<void> {
  const first = path(0)
  await page.mouse.move(first.x, first.y)
  await page.mouse.down()
  const started = performance.now()
  for (let now = started; now < started + 1000 * seconds; now = performance.now()) {
    const { x, y } = path((now - started) / 300)
    await page.mouse.move(x, y)
  }
  await page.mouse.up()
}
