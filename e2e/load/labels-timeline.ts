import type { Page } from 'playwright'
import { builtPage } from './built-page.ts'
import { pause } from './eventually.ts'
import type { Figure, Reading } from './figure.ts'
import { dragAlong, frameReadings, framesDuring, labelPage, labelPages, openings, paintsOf } from './label-page.ts'
import { median, percentile } from './percentile.ts'
import { chromiumOn } from './queue-page.ts'

const hour = { seconds: 3600, labels: 2000, sources: 3, current: 'n1000', sound: 'none' }
const seconds = 4
const keys = 60
const opens = 5

export const labelsTimeline: Figure = {
  name: 'labels-timeline',
  how:
    `Real Chromium, 1366×768, no GPU. An hour of sound with ${hour.labels} intervals of the draft and nearly as many of each of ${hour.sources} sources. ` +
    `Ready: from the bytes of the waveform being there to the frame after all is drawn, median of ${opens}. Gaps between animation frames over ${seconds} s each while it is ` +
    `zoomed from all of it to a second and back by the wheel, pushed along, and an edge is dragged, by mouse events over DevTools; ${keys} arrow keys that move an edge, ` +
    `from the event to the frame after it (a key let go places the interval).`,
  async measure(grounds) {
    const browser = await chromiumOn(grounds)
    const page = await labelPage(browser, await builtPage(grounds, labelPages, 'label-timeline.html'), hour)
    const ready: Reading = { what: 'ready', value: median(await openings(page, opens)), unit: 'ms', most: 1000 }
    return [
      ready,
      ...frameReadings('at rest', await framesDuring(page, () => pause(1000 * seconds))),
      ...frameReadings('zoomed in and out', await framesDuring(page, () => zoomInAndOut(page)), 16.7),
      ...(await dragged(page)),
      ...(await keyed(page)),
    ]
  },
}

/** From all of it to a second and back, about its middle. */
async function zoomInAndOut(page: Page): Promise<void> {
  await page.mouse.move(683, 110)
  await page.keyboard.down('Control')
  const started = performance.now()
  for (let now = started; now < started + 1000 * seconds; now = performance.now())
    await page.mouse.wheel(0, now < started + 500 * seconds ? -40 : 40)
  await page.keyboard.up('Control')
}

/** A minute in sight: pushed along by the sound, then the end of the interval that is worked on is pulled to and fro. */
async function dragged(page: Page): Promise<readonly Reading[]> {
  await page.getByRole('button', { name: 'Current interval' }).click()
  for (let at = 0; at < 4; at++) await page.getByRole('button', { name: 'Zoom out' }).click()
  const { x, y } = await endOfCurrent(page)
  const pulled = await framesDuring(page, () =>
    dragAlong(page, seconds, (turns) => ({ x: x + 80 - 80 * Math.cos(turns), y })),
  )
  const pushed = await framesDuring(page, () =>
    dragAlong(page, seconds, (turns) => ({ x: 900 + 300 * Math.sin(turns), y })),
  )
  return [...frameReadings('an edge dragged', pulled, 16.7), ...frameReadings('pushed along', pushed)]
}

/** Where it can be pulled, on the waveform. */
const endOfCurrent = (page: Page): Promise<{ x: number; y: number }> =>
  page.evaluate(() => {
    const timeline = document.querySelector('room-label-timeline')
    const surface = timeline?.shadowRoot?.querySelector('.surface')
    if (!timeline || !surface) throw new Error('There is no timeline')
    const { left, top, width } = surface.getBoundingClientRect()
    const times = surface.querySelector('[aria-selected=true]')?.textContent ?? ''
    const shown = timeline.shadowRoot?.querySelector('room-time-strip')?.view
    const end = times.split('–').at(-1)?.split(':').map(Number) ?? []
    const at = end.reduce((sum, part) => 60 * sum + part, 0)
    if (!shown) throw new Error('Nothing is in sight')
    return { x: left + Math.min(width - 1, (at - shown.from) * shown.scale), y: top + 70 }
  })

async function keyed(page: Page): Promise<readonly Reading[]> {
  await page.locator('room-label-timeline .surface').focus()
  const down = await paintsOf(page, 'keydown', keys)
  const up = await paintsOf(page, 'keyup', keys)
  return [
    { what: 'key pressed to paint, p95', value: percentile(down, 0.95), unit: 'ms', most: 50 },
    { what: 'key let go (placed) to paint, p95', value: percentile(up, 0.95), unit: 'ms', most: 50 },
  ]
}
