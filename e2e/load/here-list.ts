import type { Page } from 'playwright'
import type { ServerProcess } from '../machine/chavadi-process.ts'
import { pause } from './eventually.ts'
import { type Grounds, loadRoom } from './grounds.ts'
import { median } from './percentile.ts'
import { chromiumOn, openQueue, slowPage } from './queue-page.ts'
import { reviewerLink } from './visitors.ts'

const slower = 4
const times = 5
const seconds = 3
const somebody = 'reviewer 77'

export const listMeasured =
  `Who is here, with all of them, in real Chromium slowed ${slower} times: from the key or click to the frame after, medians of ${times}; frames over ` +
  `${seconds} s of turning the wheel over the list.`

/** Milliseconds. */
export interface HereListTimes {
  readonly opens: number
  readonly finds: number
  readonly goes: number
  readonly longest: number
  readonly moving: number
}

/** How the list of who is here answers a trainer whose room is full; `walk` moves some of the others about. */
export async function hereListTimes(grounds: Grounds, server: ServerProcess, walk: () => void): Promise<HereListTimes> {
  const context = await (await chromiumOn(grounds)).newContext()
  const link = await reviewerLink(server, 1, 'trainer')
  const data = { invite: link.hash.slice(1), name: 'Selvi' }
  const response = await context.request.post(new URL('/api/v1/sessions', server.url).href, { data })
  if (!response.ok()) throw new Error(`No session: ${await response.text()}`)
  const page = await slowPage(context, slower)
  await openQueue(page, new URL(`/r/${loadRoom}/as/1`, server.url).href)
  await pause(1000)
  const [opens, finds, goes]: [number[], number[], number[]] = [[], [], []]
  for (let time = 0; time < times; time++) {
    opens.push(await until(page, () => page.keyboard.press('Period'), 'room-here li'))
    finds.push(await until(page, () => search(page, somebody), 'room-here li:only-child'))
    goes.push(await until(page, () => clickGoThere(page), 'room-bench'))
    await page.goBack()
    await page.locator('room-bench').waitFor({ state: 'detached' })
  }
  await page.keyboard.press('Period')
  await page.locator('room-here li').first().waitFor()
  const longest = await longestGap(page)
  const walking = setInterval(walk, 1000)
  const moving = await longestGap(page).finally(() => clearInterval(walking))
  return { opens: median(opens), finds: median(finds), goes: median(goes), longest, moving }
}

/** From the doing until the frame in which the page shows what it leads to. */
async function until(page: Page, act: () => Promise<void>, shown: string): Promise<number> {
  await page.locator(shown).first().waitFor({ state: 'detached' })
  await page.evaluate(() => {
    const begin = () => Object.assign(window, { actedAt: performance.now() })
    for (const type of ['keydown', 'input', 'pointerdown']) addEventListener(type, begin, { capture: true, once: true })
  })
  await act()
  await page.locator(shown).first().waitFor()
  return page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        requestAnimationFrame(() => resolve(performance.now() - (window as unknown as { actedAt: number }).actedAt)),
      ),
  )
}

async function search(page: Page, words: string): Promise<void> {
  await page.locator('room-here input').fill(words)
}

async function clickGoThere(page: Page): Promise<void> {
  await page.locator('room-here').getByRole('button', { name: 'Go there' }).click()
}

async function longestGap(page: Page): Promise<number> {
  await page.locator('room-here ul').hover()
  await pause(500)
  await page.evaluate(() => {
    const gaps: number[] = []
    Object.assign(window, { gaps })
    let last: number | undefined
    const next = (now: number): void => {
      if (last !== undefined) gaps.push(now - last)
      last = now
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })
  const end = performance.now() + 1000 * seconds
  for (let down = true; performance.now() < end; down = !down)
    for (let turn = 0; turn < 30 && performance.now() < end; turn++)
      await Promise.all([page.mouse.wheel(0, down ? 120 : -120), pause(16)])
  return page.evaluate(() => Math.max(...(window as unknown as { gaps: number[] }).gaps))
}
