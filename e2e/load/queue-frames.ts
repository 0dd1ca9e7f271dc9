import type { Page } from 'playwright'
import { pause } from './eventually.ts'
import type { Reading } from './figure.ts'
import { median } from './percentile.ts'
import { type FrameWatch, framesDuring, openQueue } from './queue-page.ts'

const runs = 3
const scroller = 'room-queue-list .scroller'
const seconds = 3
const wheelPixels = 100
/** A turn of the wheel each frame. */
const wheelPause = 16

type Work = (page: Page) => Promise<void>

const works: Readonly<Record<string, Work>> = { 'at rest': () => pause(1000 * seconds), wheel, drag }

export const framesMeasured =
  `Frames: gaps between animation frames, and the browser's own long-animation-frame entries, over ${seconds} s each of nothing (what this ` +
  `machine does by itself), turning the wheel by ${wheelPixels} pixels every ${wheelPause} ms, and dragging evenly from the top to the end of the list; ` +
  `${runs} runs on a page opened anew, the run with the middle longest gap is shown.`

/** How the frames of a queue go, opened anew for each run, while it lies still and while it is scrolled in two ways. */
export async function queueFrames(page: Page, address: string): Promise<readonly Reading[]> {
  const readings: Reading[] = []
  for (const [what, work] of Object.entries(works)) {
    const watched: FrameWatch[] = []
    for (let run = 0; run < runs; run++) {
      await openQueue(page, address)
      await page.evaluate(() => document.fonts.ready)
      await page.locator(scroller).hover()
      await pause(1000)
      watched.push(await framesDuring(page, () => work(page)))
    }
    const middle = median(watched.map(longest))
    const shown = watched.find((watch) => longest(watch) === middle)
    if (shown) readings.push(...frameReadings(what, shown))
  }
  return readings
}

async function wheel(page: Page): Promise<void> {
  const until = performance.now() + 1000 * seconds
  while (performance.now() < until) await Promise.all([page.mouse.wheel(0, wheelPixels), pause(wheelPause)])
}

/** As the scroll bar is dragged: a new place in every frame, with rows that nobody has asked for yet. */
async function drag(page: Page): Promise<void> {
  await page.locator(scroller).evaluate(
    (list, milliseconds) =>
      new Promise<void>((resolve) => {
        const started = performance.now()
        const bottom = list.scrollHeight - list.clientHeight
        const next = (): void => {
          const share = Math.min(1, (performance.now() - started) / milliseconds)
          list.scrollTop = share * bottom
          if (share < 1) requestAnimationFrame(next)
          else resolve()
        }
        requestAnimationFrame(next)
      }),
    1000 * seconds,
  )
}

const longest = ({ gaps }: FrameWatch): number => Math.max(...gaps)

/** Frames come every 16.7 ms: three of them are 50.0 and a little. */
const isLong = (gap: number): boolean => Math.round(gap) > 50

function frameReadings(what: string, watch: FrameWatch): readonly Reading[] {
  const { gaps, long, unfilled } = watch
  const longestOfBrowser = Math.max(0, ...long).toFixed(0)
  return [
    { what: `${what}: frames over 50 ms`, value: gaps.filter(isLong).length, unit: `of ${gaps.length}`, most: 0 },
    { what: `${what}: longest gap between frames`, value: longest(watch), unit: 'ms', most: 50 },
    {
      what: `${what}: long frames as the browser counts them`,
      value: long.length,
      unit: `longest ${longestOfBrowser} ms`,
    },
    { what: `${what}: frames with a row in or near sight still empty`, value: unfilled, unit: `of ${gaps.length}` },
  ]
}
