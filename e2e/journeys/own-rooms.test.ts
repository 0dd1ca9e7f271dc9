import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '#server/store/open-store.ts'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { houseRoom } from '#shared/kernel/ids.ts'
import { expectAccessible } from '../accessible.ts'
import { ServerProcess } from '../machine/chavadi-process.ts'
import { desk, eventually, openBrowser, phone } from '../people.ts'

let directory: { path: string; remove(): Promise<void> }
let server: ServerProcess
let browser: Browser
let asha: Page
let kamala: Page
const contexts: BrowserContext[] = []

beforeAll(async () => {
  directory = await temporaryDirectory()
  server = await ServerProcess.start(directory.path, { REDIS_URL: '' })
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
  await directory.remove()
})

const newPage = async (): Promise<Page> => {
  const context = await browser.newContext({ viewport: desk })
  contexts.push(context)
  return context.newPage()
}
const linkPrinted = () => /Begin here[^\n]*(http\S+)/.exec(server.printed)?.[1] ?? ''
const sees = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor()
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const home = (page: Page) => page.goto(`${server.url}/`)

/** While no server runs. */
async function roomsLeft(): Promise<readonly string[]> {
  const store = await openStore({ dataDirectory: directory.path })
  const rooms = await store.rooms()
  await store.close()
  return rooms
}

async function manages(page: Page, title: string): Promise<void> {
  await home(page)
  await button(page, new RegExp(`^Manage ${title}`)).click()
}

/** Both sizes, light and dark: nothing sticks out and axe finds nothing. */
async function looksRight(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries({ desk, phone }))
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.screenshot({ path: new URL(`../shots/${name}-${size}-${colorScheme}.png`, import.meta.url).pathname })
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect([name, size, wide]).toEqual([name, size, 0])
      await expectAccessible(page, `${name}, ${size}, ${colorScheme}`)
    }
  await page.setViewportSize(desk)
  await page.emulateMedia({ colorScheme: null })
}

describe('H7 an empty server', () => {
  test('a lead begins by the link that is printed, without another command', async () => {
    asha = await newPage()
    await eventually(() => expect(linkPrinted()).not.toBe(''))
    await asha.goto(linkPrinted())
    await asha.getByRole('textbox', { name: 'Your name' }).fill('Asha')
    await asha.keyboard.press('Enter')
    await sees(asha, 'You have no room yet')
    await looksRight(asha, 'home-no-room')
    await button(asha, 'Make your first room').click()
    await asha.getByLabel('What the room is called').fill('Clinic, March')
    await eventually(async () => expect(await asha.getByLabel('Its address').inputValue()).toBe('clinic-march'))
    await looksRight(asha, 'home-make')
    await button(asha, 'Make the room').click()
    await asha.waitForURL(/\/r\/clinic-march\/as\/1/)
    for (const next of ['Import a batch', 'Invite people']) await sees(asha, next)
    await eventually(async () => expect(await asha.title()).toBe('Asha · Clinic, March'))
  })

  test('a title in another script gets an address, and a second room needs no second cookie', async () => {
    await home(asha)
    await button(asha, 'Make a room').click()
    await asha.getByLabel('What the room is called').fill('சந்தை உரைகள்')
    await eventually(async () =>
      expect(await asha.getByLabel('Its address').inputValue()).toMatch(/^room-[0-9a-f]{6}$/),
    )
    await asha.keyboard.press('Enter')
    await asha.waitForURL(/\/r\/room-[0-9a-f]{6}\/as\/1/)
    await home(asha)
    for (const title of ['Clinic, March', 'சந்தை உரைகள்']) await sees(asha, title)
    expect((await asha.context().cookies()).filter(({ name }) => /\d$/.test(name))).toHaveLength(1)
  })

  test('an address that is taken is said, and another one offered', async () => {
    await home(asha)
    await button(asha, 'Make a room').click()
    await asha.getByLabel('What the room is called').fill('Clinic March')
    await asha.keyboard.press('Enter')
    await sees(asha, 'There is a room "clinic-march" already')
    expect(await asha.getByLabel('Its address').inputValue()).toBe('clinic-march-2')
    await button(asha, 'Cancel').click()
  })

  test('the next start prints no link any more', async () => {
    await server.stop()
    await server.start()
    await home(asha)
    await sees(asha, 'Clinic, March')
    expect(linkPrinted()).toBe('')
  })
})

describe('H9 two leads rename at once', () => {
  test('one wins; the other is told the title that stands, and may try again', async () => {
    kamala = await newPage()
    await kamala.goto(await server.invite('clinic-march', 'lead', 'Kamala'))
    await kamala.waitForURL(/\/r\/clinic-march\//)
    await manages(asha, 'Clinic, March')
    await manages(kamala, 'Clinic, March')
    await looksRight(kamala, 'home-manage')
    await asha.getByLabel('Rename', { exact: true }).fill('Clinic, spring')
    await kamala.getByLabel('Rename', { exact: true }).fill('Clinic 2026')
    await button(asha, 'Rename it').click()
    await sees(asha, 'Renamed.')
    await button(kamala, 'Rename it').click()
    await sees(kamala, 'Somebody renamed the room meanwhile: it is called “Clinic, spring” now')
    await kamala.getByRole('link', { name: 'Clinic, spring' }).waitFor()
    await kamala.getByLabel('Rename', { exact: true }).fill('Clinic 2026')
    await button(kamala, 'Rename it').click()
    await sees(kamala, 'Renamed.')
    await asha.getByRole('link', { name: 'Clinic 2026' }).waitFor()
  })

  test('who is in the room sees it at once', async () => {
    await kamala.getByRole('link', { name: 'Clinic 2026' }).click()
    await kamala.waitForURL(/\/r\//)
    await kamala.getByRole('heading', { name: 'Clinic 2026' }).waitFor()
    await asha.getByLabel('Rename', { exact: true }).fill('Clinic, May')
    await button(asha, 'Rename it').click()
    await kamala.getByRole('heading', { name: 'Clinic, May' }).waitFor()
  })
})

describe('H10 archiving', () => {
  test('everybody in the room is told why nothing can be changed, and by whom', async () => {
    await manages(asha, 'Clinic, May')
    await button(asha, 'Archive it').click()
    await sees(kamala, 'This room is archived.')
    await sees(kamala, /Asha archived it on/)
    expect(await kamala.getByRole('link', { name: /^Import/ }).count()).toBe(0)
    await looksRight(kamala, 'room-archived')
    await asha.getByText('Archived (1)').click()
    await button(asha, 'Restore it').waitFor({ state: 'detached' })
    await looksRight(asha, 'home-archived')
  })

  test('a lead restores it, from the room or from home', async () => {
    await button(kamala, 'Restore').click()
    await kamala.getByText('This room is archived.').waitFor({ state: 'detached' })
    await kamala
      .getByRole('link', { name: /^Import/ })
      .first()
      .waitFor()
    await asha.getByText('Archived (1)').waitFor({ state: 'detached' })
  })
})

describe('H11 deleting', () => {
  test('takes the name, typed; who is in the room is told', async () => {
    await manages(asha, 'Clinic, May')
    const [download] = await Promise.all([
      asha.waitForEvent('download'),
      asha.getByRole('link', { name: 'Download the audit trail' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('clinic-march.audit.jsonl')
    const remove = button(asha, 'Delete for good')
    await asha.getByLabel(/^Type the room/).fill('Clinic')
    expect(await remove.isDisabled()).toBe(true)
    await asha.getByLabel(/^Type the room/).fill('Clinic, May')
    await remove.click()
    await asha.getByRole('link', { name: 'Clinic, May' }).waitFor({ state: 'detached' })
    await sees(kamala, 'A lead deleted this room')
    await asha.getByRole('link', { name: 'சந்தை உரைகள்' }).waitFor()
  })

  test('a server that is killed in the middle of it finishes at the next start', async () => {
    // What was begun before is finished by a start; what the next one does is then its own.
    await server.stop()
    await eventually(async () => {
      await server.start()
      await server.stop()
      expect(await roomsLeft()).not.toContain('clinic-march')
    })
    await server.start({ CHAVADI_FAILPOINT: 'room-recorded:1' })
    await manages(asha, 'சந்தை உரைகள்')
    await asha.getByLabel(/^Type the room/).fill('சந்தை உரைகள்')
    await button(asha, 'Delete for good').click()
    await server.ended()
    await server.start()
    await home(asha)
    await sees(asha, 'You have no room yet')
    await server.stop()
    expect(await roomsLeft()).toEqual([houseRoom])
  })
})
