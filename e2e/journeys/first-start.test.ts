import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { ServerProcess, withDemo } from '../machine/chavadi-process.ts'
import { eventually, openBrowser, Visitor } from '../people.ts'
import { linksIn } from '../printed-links.ts'

const shots = join(import.meta.dirname, '..', 'shots')
const cast = ['lead', 'trainer', 'reviewer', 'reviewer', 'annotator', 'observer']

describe('the first start', () => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>
  let server: ServerProcess
  let browser: Browser

  beforeAll(async () => {
    await mkdir(shots, { recursive: true })
    directory = await temporaryDirectory()
    server = await ServerProcess.start(directory.path, {}, withDemo)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
    await directory.remove()
  })

  test('prints one link for each role, and the demo room holds twelve items in every state', async () => {
    await eventually(() => expect(linksIn(server.printed)).toHaveLength(6))
    expect(linksIn(server.printed).map(({ role }) => role)).toEqual(cast)
    const visitor = await Visitor.comes(browser, linksIn(server.printed)[0]?.link ?? '')
    await eventually(() => visitor.page.getByText('3 of 12 signed off').first().waitFor({ timeout: 1000 }))
    await visitor.leaves()
  })

  test('DL5 prints as many for each room of label sets', async () => {
    for (const room of ['demo-streets', 'demo-texts']) {
      await eventually(() => expect(linksIn(server.printed, room)).toHaveLength(6))
      expect(linksIn(server.printed, room).map(({ role }) => role)).toEqual(cast)
    }
  })

  test('six links in six tabs of one browser are six people; a second start brings the same six', async () => {
    await server.stop()
    await server.start()
    await eventually(() => expect(linksIn(server.printed)).toHaveLength(6))
    const [first, ...others] = linksIn(server.printed)
    const lead = await Visitor.comes(browser, first?.link ?? '')
    const tabs = [lead]
    for (const { link } of others) tabs.push(await lead.inAnotherTab(link))
    const addresses = tabs.map(({ page }) => /\/as\/[0-9]+/.exec(page.url())?.[0])
    expect(new Set(addresses).size).toBe(6)
    const here = lead.page.locator('room-here-button .dots room-person')
    await eventually(async () => expect(await here.count()).toBeGreaterThanOrEqual(5))
    await lead.looksLike(join(shots, 'six-people.png'))
    await lead.leaves()
  })

  test('R2 the observer’s page knows nobody’s name', async () => {
    const invite = await server.invite('demo', 'observer', 'Another client')
    const observer = await Visitor.comes(browser, invite)
    const page = await observer.page.content()
    const words = await observer.page.locator('body').innerText()
    for (const name of ['Asha', 'Ravi', 'Kamala', 'Selvi', 'Joseph']) expect(page + words).not.toContain(name)
    await observer.looksLike(join(shots, 'observer.png'))
    await observer.leaves()
  })

  test('a used link opens nothing, and says so', async () => {
    const link = await server.invite('demo', 'reviewer', 'Once')
    const first = await Visitor.comes(browser, link)
    await first.leaves()
    const page = await (await browser.newContext()).newPage()
    await page.goto(link)
    await eventually(() => page.getByText('This link has been used').first().waitFor({ timeout: 1000 }))
    await page.context().close()
  })
})
