import type { Browser, Page } from 'playwright'
import { builtPage } from './built-page.ts'
import { pause } from './eventually.ts'
import type { Figure, Reading } from './figure.ts'
import { dragAlong, frameReadings, framesDuring, labelPage, labelPages, openings, paintsOf } from './label-page.ts'
import { peer, peerPage } from './labels-image-peer.ts'
import { median, percentile } from './percentile.ts'
import { chromiumOn } from './queue-page.ts'

const many = { labels: 1000, width: 2400, height: 1600, current: 'n496' }
const large = { labels: 300, width: 5472, height: 3648, picture: 'none' }
const seconds = 4
const keys = 60
const opens = 5

export const labelsImage: Figure = {
  name: 'labels-image',
  how:
    `Real Chromium, 1366×768, no GPU. ${many.labels} labels on a picture of ${many.width}×${many.height} pixels, all in sight: gaps between animation frames over ` +
    `${seconds} s while one is dragged in a circle, and the whole image is moved, by mouse events over DevTools; ${keys} arrow keys, from the event to the frame after it ` +
    `(a key let go places the label: everything is drawn anew). A picture of ${large.width}×${large.height} pixels with ${large.labels} labels: from its bytes being there to ` +
    `the frame after it is drawn, median of ${opens}. The peer is ${peer} with upright boxes, all of the same look, an image that is not zoomed, and no keys that move a box.`,
  async measure(grounds) {
    const browser = await chromiumOn(grounds)
    const own = await builtPage(grounds, labelPages, 'label-image.html')
    const readings = await measured(browser, own, 'ours', true)
    const other = await peerPage(grounds)
    if (!other) return [...readings, { what: `the peer, ${peer}, could not be installed`, value: 0, unit: 'figures' }]
    return [...readings, ...(await measured(browser, other, 'the peer', false))]
  },
}

async function measured(browser: Browser, address: string, who: string, isOwn: boolean): Promise<readonly Reading[]> {
  const page = await labelPage(browser, address, many)
  const rest = await framesDuring(page, () => pause(1000 * seconds))
  const dragged = await framesDuring(page, async () => dragRound(page, await middleOf(page, isOwn)))
  const readings: Reading[] = [
    ...(isOwn ? frameReadings(`${who}, at rest`, rest) : []),
    ...frameReadings(`${who}, one of ${many.labels} dragged`, dragged, isOwn ? 16.7 : undefined),
  ]
  if (isOwn) {
    readings.push(...(await keyReadings(page)))
    await page.keyboard.press('Escape')
    const moved = await framesDuring(page, () => dragRound(page, { x: 683, y: 760 }))
    readings.push(...frameReadings(`${who}, the image moved under ${many.labels}`, moved))
  }
  await page.context().close()
  return [...readings, ...(await openReadings(browser, address, who, isOwn))]
}

const middleOf = (page: Page, isOwn: boolean): Promise<{ x: number; y: number }> =>
  page.evaluate((own) => {
    const root = own
      ? document.querySelector('room-label-image')?.shadowRoot?.querySelector('room-label-overlay')?.shadowRoot
      : document
    const shape = root?.querySelector(own ? '.current .line' : '.a9s-shape-handle, .a9s-annotation.selected')
    if (!shape) throw new Error('Nothing is picked')
    const { left, top, width, height } = shape.getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2 }
  }, isOwn)

/** In circles, from where it begins. */
const dragRound = (page: Page, { x, y }: { x: number; y: number }): Promise<void> =>
  dragAlong(page, seconds, (turns) => ({ x: x + 60 * Math.sin(turns), y: y - 60 + 60 * Math.cos(turns) }))

async function keyReadings(page: Page): Promise<readonly Reading[]> {
  await page.locator('room-label-image .stage').focus()
  const down = await paintsOf(page, 'keydown', keys)
  const up = await paintsOf(page, 'keyup', keys)
  return [
    { what: 'ours, key pressed to paint, p95', value: percentile(down, 0.95), unit: 'ms', most: 50 },
    { what: 'ours, key let go (placed) to paint, p95', value: percentile(up, 0.95), unit: 'ms', most: 50 },
  ]
}

async function openReadings(
  browser: Browser,
  address: string,
  who: string,
  isOwn: boolean,
): Promise<readonly Reading[]> {
  const page = await labelPage(browser, address, large)
  const readings: Reading[] = []
  for (const type of ['image/jpeg', 'image/png']) {
    const found = await openings(page, opens, type)
    const name = type === 'image/jpeg' ? 'JPEG' : 'PNG'
    const what = `${who}, 20 megapixels (${name}) with ${large.labels} labels opened`
    readings.push({ what, value: median(found), unit: 'ms', ...(isOwn ? { most: 1000 } : {}) })
  }
  if (isOwn) {
    const zoomed = await framesDuring(page, () => zoomInAndOut(page))
    readings.push(...frameReadings(`${who}, zoomed in and out of 20 megapixels`, zoomed))
    const moved = await framesDuring(page, () => dragRound(page, { x: 683, y: 765 }))
    readings.push(...frameReadings(`${who}, 20 megapixels moved`, moved))
  }
  await page.context().close()
  return readings
}

async function zoomInAndOut(page: Page): Promise<void> {
  await page.mouse.move(600, 400)
  const started = performance.now()
  for (let now = started; now < started + 1000 * seconds; now = performance.now())
    await page.mouse.wheel(0, Math.cos((now - started) / 600) > 0 ? -40 : 40)
}
