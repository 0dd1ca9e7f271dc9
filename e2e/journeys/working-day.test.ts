import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { looksRight } from '../look.ts'
import { ServerProcess } from '../machine/chavadi-process.ts'
import { desk, eventually, openBrowser, phone, Visitor } from '../people.ts'

const samples = join(import.meta.dirname, '..', 'samples')

/** From an empty server to the second export: nothing is typed into a terminal, and at the phone no key is pressed. */
describe.each(Object.entries({ 'at a desk': desk, 'on a phone': phone }))('a lead’s first day, %s', (_, size) => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>
  let server: ServerProcess
  let browser: Browser
  let kamala: Visitor
  let asha: Visitor

  const button = (who: Visitor, name: string | RegExp) => who.page.getByRole('button', { name }).first()
  const enters = async (name: string) => {
    const link = kamala.page.getByRole('link', { name: new RegExp(`^${name}`) })
    if (!(await link.first().isVisible())) await kamala.page.getByRole('button', { name: 'More', exact: true }).click()
    await link.first().click()
  }
  const imports = async (file: string, items: number) => {
    await enters('Import')
    const another = kamala.page.getByRole('button', { name: 'Import another file' })
    const input = kamala.page.locator('room-import input[type=file]')
    await another.or(input).first().waitFor()
    if (await another.isVisible()) await another.click()
    await input.setInputFiles(join(samples, file))
    await button(kamala, new RegExp(`^Import ${items} items?$`)).click()
    await kamala.page.getByText(`${file} is imported`).waitFor()
  }
  const exports = async (): Promise<string> => {
    const download = kamala.page.waitForEvent('download')
    await button(kamala, 'Download').click()
    return readFile(await (await download).path(), 'utf8')
  }
  const rowsOf = (csv: string): readonly string[] =>
    csv
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0] ?? '')
  const signsOff = async () => {
    const before = asha.item
    await asha.saved()
    await button(asha, /^Sign off/).click()
    await eventually(() => expect(asha.item).not.toBe(before))
  }

  beforeAll(async () => {
    directory = await temporaryDirectory()
    server = await ServerProcess.start(directory.path)
    browser = await openBrowser()
    kamala = await Visitor.withProfile(join(directory.path, 'kamala'), size)
  })
  afterAll(async () => {
    await kamala?.leaves()
    await browser?.close()
    await server?.stop()
    await directory.remove()
  })

  test('H1 the link that the server printed leads to rooms of one’s own', async () => {
    const [link = ''] = /http:\S+join#\S+/.exec(server.printed) ?? []
    await kamala.page.goto(link)
    await kamala.page.getByLabel('Your name').fill('Kamala')
    await button(kamala, 'Enter').click()
    await button(kamala, 'Make your first room').waitFor()
    await looksRight(kamala, 'day-empty-home')
    await button(kamala, 'Make your first room').click()
    await kamala.page.getByLabel('What the room is called').fill('Village clinic')
    await looksRight(kamala, 'day-make-room')
    await button(kamala, 'Make the room').click()
    await kamala.page.waitForURL(/\/r\/village-clinic\/as\//)
    await kamala.page.getByText('Nothing is in this room yet').first().waitFor()
    await looksRight(kamala, 'day-empty-room')
  })

  test('a batch comes in, a reviewer is invited, works and signs off', async () => {
    await imports('town.json', 2)
    await enters('People')
    await kamala.page.getByLabel('Name', { exact: true }).fill('Asha')
    await button(kamala, 'Make a link').click()
    const link = await kamala.page.getByLabel('The link').inputValue()
    asha = await Visitor.comes(browser, link, size)
    await asha.page.getByRole('option').first().click()
    await eventually(() => asha.ready())
    await signsOff()
    await asha.page.getByText('1 of 2 signed off').first().waitFor({ state: 'attached' })
  })

  test('X5 the first export has what stands, the second only what has changed since', async () => {
    await enters('Export')
    const first = await exports()
    expect(rowsOf(first).toSorted()).toEqual(['town-1', 'town-2'])
    await kamala.page.getByText('2 items as csv').waitFor()
    await imports('lesson.json', 1)
    const lesson = await kamala.page.evaluate(() => location.pathname)
    expect(lesson).toMatch(/import$/)
    await enters('Export')
    await kamala.page.getByLabel('Only what has changed since').selectOption({ index: 1 })
    const second = await exports()
    expect(rowsOf(second)).toHaveLength(1)
    expect(rowsOf(second)[0]).not.toMatch(/^town/)
    await kamala.page.getByText('changed since export 1').waitFor()
    await looksRight(kamala, 'day-second-export')
  })

  test('home tells how far the room is', async () => {
    await kamala.page.goto(server.url)
    await kamala.page.getByRole('link', { name: 'Village clinic' }).waitFor()
    await kamala.page
      .getByText(/1 of 3/)
      .first()
      .waitFor()
    await looksRight(kamala, 'day-home')
    expect([...kamala.faults, ...asha.faults]).toEqual([])
  })
})
