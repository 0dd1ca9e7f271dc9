import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright'
import type { ServerProcess } from '../machine/chavadi-process.ts'
import { pause } from './eventually.ts'
import type { Figure, Reading } from './figure.ts'
import { clientDirectory, gzipBytes } from './first-page.ts'
import { loadRoom } from './grounds.ts'
import { median } from './percentile.ts'
import { chromiumOn, framesDuring, openQueue, slowPage } from './queue-page.ts'
import { reviewerLink } from './visitors.ts'

const slower = 4
const opens = 5
const secondsEach = 5
const wheelPixels = 200

export const queueScroll: Figure = {
  name: 'queue-scroll',
  how:
    `Real Chromium at 1366×768, processor slowed ${slower} times over DevTools, room of 10,000 items. Page to queue: navigation, cache empty, to the frame ` +
    `after the first row, median of ${opens}. Frames: gaps between animation frames, and the browser's own long-animation-frame entries, over ` +
    `${secondsEach} s each of nothing (what this machine does by itself), turning the wheel, and dragging from the top to the end of the list.`,
  async measure(grounds) {
    const { dataDirectory } = await grounds.bigRoom.imported()
    const server = await grounds.serve(dataDirectory)
    const context = await (await chromiumOn(grounds)).newContext()
    const address = await signedIn(context, server)
    const readings = [...(await opened(context, address, 1)), ...(await opened(context, address, slower))]
    const page = await slowPage(context, slower)
    await openQueue(page, address)
    for (const [what, work] of Object.entries({ 'at rest': rest, wheel, drag }))
      readings.push(...frameReadings(what, await framesDuring(page, () => work(page))))
    return readings
  },
}

/** Through the link, as a person does; answers the room's own address. */
async function signedIn(context: BrowserContext, server: ServerProcess): Promise<string> {
  const page = await context.newPage()
  const link = await reviewerLink(server, 1)
  const response = await page.request.post(new URL('/api/v1/sessions', server.url).href, {
    data: { invite: link.hash.slice(1), name: 'Asha' },
  })
  if (!response.ok()) throw new Error(`No session: ${await response.text()}`)
  await page.close()
  return new URL(`/r/${loadRoom}/as/1`, server.url).href
}

async function opened(context: BrowserContext, address: string, times: number): Promise<readonly Reading[]> {
  const found = []
  for (let run = 0; run < opens; run++) {
    const page = await slowPage(context, times)
    found.push(await openQueue(page, address))
    await page.context().close()
  }
  const [first] = found
  const scripts = first?.scripts.map((path) => join(clientDirectory, path)) ?? []
  const slowed = times === 1 ? 'processor as it is' : `${times} times slower`
  const milliseconds = median(found.map((each) => each.milliseconds))
  const toQueue = {
    what: `page to first row, ${slowed}`,
    value: milliseconds,
    unit: 'ms',
    ...(times === 1 ? { most: 2000 } : {}),
  }
  if (times === 1) return [toQueue]
  return [
    toQueue,
    {
      what: `script fetched until then, ${scripts.length} files, gzip`,
      value: (await gzipBytes(scripts)) / 1000,
      unit: 'kB',
      most: 150,
    },
    { what: 'everything fetched until then, as the server sent it', value: (first?.sentBytes ?? 0) / 1000, unit: 'kB' },
  ]
}

const rest = (): Promise<void> => pause(1000 * secondsEach)

async function wheel(page: Page): Promise<void> {
  await page.locator('room-queue-list .scroller').hover()
  const until = performance.now() + 1000 * secondsEach
  while (performance.now() < until) await Promise.all([page.mouse.wheel(0, wheelPixels), pause(16)])
}

/** As the scroll bar is dragged: a new place in every frame, with rows that nobody has asked for yet. */
async function drag(page: Page): Promise<void> {
  await page.locator('room-queue-list .scroller').evaluate(
    (scroller, milliseconds) =>
      new Promise<void>((resolve) => {
        const started = performance.now()
        const bottom = scroller.scrollHeight - scroller.clientHeight
        const next = (): void => {
          const share = Math.min(1, (performance.now() - started) / milliseconds)
          scroller.scrollTop = share * bottom
          if (share < 1) requestAnimationFrame(next)
          else resolve()
        }
        requestAnimationFrame(next)
      }),
    1000 * secondsEach,
  )
}

/** Frames come every 16.7 ms: three of them are 50.0 and a little. */
const isLong = (gap: number): boolean => Math.round(gap) > 50

function frameReadings(
  what: string,
  { gaps, long, unfilled }: Awaited<ReturnType<typeof framesDuring>>,
): readonly Reading[] {
  return [
    { what: `${what}: frames over 50 ms`, value: gaps.filter(isLong).length, unit: `of ${gaps.length}`, most: 0 },
    { what: `${what}: longest gap between frames`, value: Math.max(...gaps), unit: 'ms', most: 50 },
    {
      what: `${what}: long animation frames as the browser counts them`,
      value: long.length,
      unit: `, longest ${Math.max(0, ...long).toFixed(0)} ms`,
    },
    { what: `${what}: frames with a row still empty in sight or near`, value: unfilled, unit: `of ${gaps.length}` },
  ]
}
