import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { chromiumArguments, chromiumPath } from '../machine/chromium.ts'
import type { Grounds } from './grounds.ts'

declare global {
  interface Window {
    /** Milliseconds from the navigation to the frame after the first row of the queue was there. */
    firstRowAt?: number
    frameWatch?: FrameWatch
  }
}

export interface FrameWatch {
  running: boolean
  /** Milliseconds between one animation frame and the next. */
  readonly gaps: number[]
  /** How long the long animation frames took, as the browser itself reports them (50 ms and more). */
  readonly long: number[]
  /** Animation frames in which a row in sight, or near it, had no content yet. */
  unfilled: number
}

export async function chromiumOn(grounds: Grounds): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments })
  grounds.keep(() => browser.close())
  return browser
}

/** A page in a context with the same sessions and an empty cache, its processor slowed down so many times. */
export async function slowPage(context: BrowserContext, slower: number): Promise<Page> {
  const storageState = await context.storageState()
  const fresh = await context.browser()?.newContext({ viewport: { width: 1366, height: 768 }, storageState })
  if (!fresh) throw new Error('The browser is gone')
  const page = await fresh.newPage()
  // tsx names inner functions by a helper that the page does not have.
  await page.addInitScript('globalThis.__name ??= (named) => named')
  await page.addInitScript(noteFirstRow)
  const devtools = await fresh.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower })
  return page
}

function noteFirstRow(): void {
  const within = (root: ParentNode): Element | null =>
    root.querySelector('.row .excerpt') ??
    [...root.querySelectorAll('*')]
      .flatMap(({ shadowRoot }) => (shadowRoot ? [within(shadowRoot)] : []))
      .find((found) => found !== null) ??
    null
  const look = (): void => {
    if (!within(document)) return void requestAnimationFrame(look)
    requestAnimationFrame(() => {
      window.firstRowAt = performance.now()
    })
  }
  requestAnimationFrame(look)
}

/** Opens the room's page; answers how long it took until the queue could be used, and what was fetched until then. */
export async function openQueue(page: Page, url: string) {
  await page.goto(url, { waitUntil: 'commit' })
  await page.waitForFunction(() => window.firstRowAt !== undefined, undefined, { timeout: 30_000 })
  return page.evaluate(() => {
    const { firstRowAt = Number.NaN } = window
    const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    const fetched = (entries as PerformanceResourceTiming[]).filter(({ responseEnd }) => responseEnd <= firstRowAt)
    return {
      milliseconds: firstRowAt,
      sentBytes: fetched.reduce((sum, { transferSize }) => sum + transferSize, 0),
      scripts: fetched.map(({ name }) => new URL(name).pathname).filter((path) => path.endsWith('.js')),
    }
  })
}

/** How the page's frames went while something was done. */
export async function framesDuring(page: Page, work: () => Promise<void>): Promise<FrameWatch> {
  const list = page.locator('room-queue-list .rows')
  await list.evaluate((rows) => {
    const watch: FrameWatch = { running: true, gaps: [], long: [], unfilled: 0 }
    window.frameWatch = watch
    let last: number | undefined
    const next = (now: number): void => {
      if (last !== undefined) watch.gaps.push(now - last)
      if (rows.querySelector('.bone')) watch.unfilled++
      last = now
      if (watch.running) requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
    new PerformanceObserver((entries) => {
      if (watch.running) for (const { duration } of entries.getEntries()) watch.long.push(duration)
    }).observe({ type: 'long-animation-frame' })
  })
  await work()
  return page.evaluate(() => {
    if (!window.frameWatch) throw new Error('Nobody watched')
    window.frameWatch.running = false
    return window.frameWatch
  })
}
