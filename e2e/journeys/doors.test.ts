import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { expectAccessible } from '../accessible.ts'
import { chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { desk, eventually, openBrowser, phone, Visitor } from '../people.ts'

const shots = join(import.meta.dirname, '..', 'shots')
const lesson = join(import.meta.dirname, '..', 'samples', 'lesson.json')
const cast = [
  ['lead', 'Lakshmi'],
  ['trainer', 'Selvi'],
  ['reviewer', 'Asha'],
  ['reviewer', 'Ravi'],
  ['annotator', 'Joseph'],
  ['observer', 'Client'],
] as const

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  await mkdir(shots, { recursive: true })
  directory = await temporaryDirectory()
  server = await ServerProcess.start(directory.path)
  browser = await openBrowser()
  for (const room of ['school', 'market'])
    await chavadiDone(['import', lesson, '--room', room, '--data', directory.path])
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await directory.remove()
})

const sees = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor()
const inRoom = (page: Page) => page.waitForURL(/\/r\/[a-z0-9-]+\/as\/[0-9]+/)
const numberOf = (page: Page) => /\/as\/(\d+)/.exec(page.url())?.[1]

async function looksLike(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries({ desk, phone }))
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await expectAccessible(page)
      await page.screenshot({ path: join(shots, `${name}-${size}-${colorScheme}.png`) })
    }
  await page.setViewportSize(desk)
  await page.emulateMedia({ colorScheme: 'light' })
}

test('N8 no string becomes markup or a script on the page, wherever it comes from', async () => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(server.url)
  const refused = (sink: string) =>
    page.evaluate((source) => {
      try {
        ;(globalThis as unknown as { sinks: Record<string, () => void> }).sinks[source]?.()
        return 'done'
      } catch (error) {
        return error instanceof TypeError ? 'refused' : String(error)
      }
    }, sink)
  await page.evaluate(() => {
    Object.assign(globalThis, {
      sinks: {
        markup: () => Object.assign(document.body, { innerHTML: '<b>words</b>' }),
        script: () => Object.assign(document.createElement('script'), { src: '/assets/x.js' }),
        worker: () => void new Worker('/service-worker.js'),
      },
    })
  })
  for (const sink of ['markup', 'script', 'worker']) expect([sink, await refused(sink)]).toEqual([sink, 'refused'])
  await page.context().close()
})

describe('the door', () => {
  test('nothing here yet: what this is, and what to type', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(server.url)
    await sees(page, 'npx chavadi import')
    await looksLike(page, 'home-empty')
    const link = await server.invite('school', 'reviewer', 'Pasted')
    await page.getByRole('textbox').fill(link)
    await page.keyboard.press('Enter')
    await inRoom(page)
    await eventually(async () => expect(await page.title()).toBe('Pasted · school'))
    await context.close()
  })

  test('opening a link is all it takes', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(await server.invite('school', 'reviewer', 'Asha'))
    await inRoom(page)
    await eventually(async () => expect(await page.title()).toBe('Asha · school'))
    await context.close()
  })

  test('L1 a link for whoever comes asks for a name first; a second look has used nothing up', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const words = ['invite', 'school', '--role', 'reviewer', '--data', directory.path, '--server', server.url]
    await page.goto((await chavadiDone(words)).trim())
    const name = page.getByRole('textbox', { name: 'Your name' })
    for (const word of ['school', 'reviewer']) await sees(page, word)
    await looksLike(page, 'join')
    await page.reload()
    await eventually(async () => expect(await name.evaluate((field) => field.matches(':focus'))).toBe(true))
    await page.keyboard.type('Meena')
    await page.keyboard.press('Enter')
    await inRoom(page)
    await eventually(async () => expect(await page.title()).toBe('Meena · school'))
    await context.close()
  })

  test('L1 a used link, a bent one and half a one say so and what to do', async () => {
    const link = await server.invite('school', 'reviewer', 'Once')
    const first = await Visitor.comes(browser, link)
    await first.leaves()
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(link)
    await sees(page, 'This link has been used. Ask for a new one.')
    await looksLike(page, 'join-used')
    await page.goto(`${server.url}/join#school.nonsense`)
    await sees(page, 'This link is not known here')
    await page.goto(`${server.url}/join`)
    await sees(page, 'The part after # is missing')
    await context.close()
  })
})

describe('L2 six tabs, six people, one browser', () => {
  let context: BrowserContext
  let tabs: Page[]

  beforeAll(async () => {
    context = await browser.newContext({ viewport: desk })
    tabs = []
    for (const [role, name] of cast) {
      const page = await context.newPage()
      await page.goto(await server.invite('school', role, name))
      await inRoom(page)
      tabs.push(page)
    }
  })
  afterAll(() => context.close())

  const tab = (at: number): Page => {
    const page = tabs[at]
    if (!page) throw new Error(`no tab ${at}`)
    return page
  }
  const titled = (page: Page, name: string) =>
    eventually(async () => expect(await page.title()).toBe(`${name} · school`))

  test('each tab stays who it is: after a reload, after going back, and opened again from the list', async () => {
    expect(new Set(tabs.map(numberOf)).size).toBe(6)
    for (const [at, [, name]] of cast.entries()) {
      await tab(at).reload()
      await titled(tab(at), name)
    }
    const ravi = tab(3)
    await ravi.goto(server.url)
    await sees(ravi, 'as Ravi, reviewer')
    await looksLike(ravi, 'home')
    await ravi.getByRole('listitem').filter({ hasText: 'as Selvi' }).getByRole('link').click()
    await titled(ravi, 'Selvi')
    await ravi.goBack()
    await sees(ravi, 'as Ravi, reviewer')
    await ravi.goBack()
    await titled(ravi, 'Ravi')
  })

  test('what each of them does is theirs', async () => {
    const asha = tab(2)
    await asha.keyboard.press('Shift+KeyN')
    await asha.waitForURL(/\/i\//)
    await asha.keyboard.press('KeyA')
    await sees(asha, /Asha was given/)
    await asha.keyboard.press('KeyA')
    await asha.waitForURL(/\/i\//)
  })

  test('a lead makes a return link by keyboard; here it leads back, elsewhere it opens a session', async () => {
    const lead = tab(0)
    await lead.keyboard.press('KeyP')
    const button = lead.getByRole('button', { name: 'Link to come back for Ravi' })
    await button.focus()
    await lead.keyboard.press('Enter')
    const field = lead.getByRole('textbox', { name: 'The link' })
    await field.waitFor()
    await sees(lead, 'A link for Ravi: for one browser')
    await looksLike(lead, 'people')
    const link = await field.inputValue()
    const page = await context.newPage()
    await page.goto(link)
    await titled(page, 'Ravi')
    expect(numberOf(page)).toBe(numberOf(tab(3)))
    expect((await context.cookies()).filter(({ name }) => /\d$/.test(name))).toHaveLength(6)
    const elsewhere = await Visitor.comes(browser, link)
    await titled(elsewhere.page, 'Ravi')
    await elsewhere.leaves()
    await page.close()
  })

  test('the link is copied over plain http too', async () => {
    const lead = tab(0)
    await lead.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }))
    const link = await lead.getByRole('textbox', { name: 'The link' }).inputValue()
    await lead.getByRole('button', { name: 'Copy', exact: true }).click()
    await sees(lead, 'Copied.')
    await lead.getByRole('button', { name: 'Done with it' }).click()
    await lead.getByLabel('Name').focus()
    await lead.keyboard.press('Control+KeyV')
    expect(await lead.getByLabel('Name').inputValue()).toBe(link)
    await lead.getByLabel('Name').fill('')
  })

  test('L3 a trainer invites annotators only, and their link works', async () => {
    const trainer = tab(1)
    await trainer.keyboard.press('KeyP')
    await trainer.getByLabel('Name').fill('Devi of the evening class')
    expect(await trainer.getByLabel('Role').locator('option').allInnerTexts()).toEqual(['annotator'])
    expect(await trainer.getByRole('button', { name: /Link to come back for Lakshmi/ }).count()).toBe(0)
    await trainer.getByRole('button', { name: 'Make a link' }).click()
    const link = await trainer.getByRole('textbox', { name: 'The link' }).inputValue()
    const devi = await Visitor.comes(browser, link)
    expect(await devi.page.title()).toContain('Devi of the evening class')
    await sees(trainer, 'Devi of the evening class')
    await devi.leaves()
  })

  test('R2 an observer is offered neither People nor Audit', async () => {
    expect(
      await tab(5)
        .getByRole('link', { name: /People|Audit/ })
        .count(),
    ).toBe(0)
    await tab(5).goto(`${server.url}/r/school/as/${numberOf(tab(5))}/people`)
    await sees(tab(5), 'This page is not for your role')
  })

  test('the same room twice, and another room, stand in the list', async () => {
    const page = await context.newPage()
    await page.goto(await server.invite('market', 'reviewer', 'Asha of the market'))
    await inRoom(page)
    await page.goto(server.url)
    await eventually(async () => expect(await page.getByRole('listitem').count()).toBe(7))
    await sees(page, /In now: .*Lakshmi/)
    await sees(page, /\d in now/)
    await page.close()
  })

  test('L4 leaving ends that session: its tab says so and offers the others, which go on', async () => {
    const page = await context.newPage()
    await page.goto(server.url)
    const ravi = page.getByRole('listitem').filter({ hasText: 'as Ravi' })
    await ravi.getByRole('button', { name: /^Leave/ }).click()
    await ravi.getByRole('button', { name: 'Leave it' }).click()
    await eventually(async () => expect(await page.getByText('as Ravi, reviewer').count()).toBe(0))
    await sees(tab(3), 'You are not in this room any more')
    await looksLike(tab(3), 'session-ended')
    await tab(3).getByRole('listitem').filter({ hasText: 'as Asha, reviewer' }).getByRole('link').click()
    await titled(tab(3), 'Asha')
    expect(await tab(2).getByText('You are not in this room any more').count()).toBe(0)
    await tab(3).goto(`${server.url}/r/school/as/4`)
    await sees(tab(3), 'You are not in this room any more')
    await page.close()
  })

  test('a session that ended elsewhere is offered to be forgotten', async () => {
    const cookies = await context.cookies()
    const other = await browser.newContext()
    await other.addCookies(cookies)
    const page = await other.newPage()
    await page.goto(server.url)
    const joseph = page.getByRole('listitem').filter({ hasText: 'as Joseph' })
    await joseph.getByRole('button', { name: /^Leave/ }).click()
    await joseph.getByRole('button', { name: 'Leave it' }).click()
    await eventually(async () => expect(await page.getByText('as Joseph').count()).toBe(0))
    await other.close()
    const home = await context.newPage()
    await home.goto(server.url)
    await sees(home, 'A session in “school” has ended')
    await home.getByRole('button', { name: /^Forget/ }).click()
    await eventually(async () => expect(await home.getByText('has ended').count()).toBe(0))
    await home.close()
  })

  test('by the command line: a return link by name', async () => {
    const words = ['invite', 'school', '--role', 'reviewer', '--person', 'Ravi', '--data', directory.path]
    const back = await Visitor.comes(browser, (await chavadiDone([...words, '--server', server.url])).trim())
    await titled(back.page, 'Ravi')
    await back.leaves()
  })
})
