import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { chavadi, chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { eventually, openBrowser, phone, Visitor } from '../people.ts'

const shots = join(import.meta.dirname, '..', 'shots')

const table = (rows: readonly (readonly [string, string, string])[]) =>
  ['item,text,annotator', ...rows.map((row) => row.join(','))].join('\n')
const days = Array.from({ length: 20 }, (_, at) => at + 1)
const monday = days.flatMap((day) => [
  [`call-${day}`, `the doctor comes on day ${day}`, 'asha'] as const,
  [`call-${day}`, `the doctor came on day ${day}`, 'ravi'] as const,
])
/** All of it again with three new items, and two texts that were written anew. */
const tuesday = [
  ...monday.map(([item, text, who], at) => [item, at < 3 && who === 'asha' ? `${text} at noon` : text, who] as const),
  ...[21, 22, 23].flatMap((day) => [
    [`call-${day}`, `please wait outside ${day}`, 'asha'] as const,
    [`call-${day}`, `please wait outsid ${day}`, 'ravi'] as const,
  ]),
]

describe('importing again, and taking back', () => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>
  let server: ServerProcess
  let browser: Browser
  let lead: Visitor
  let reviewer: Visitor
  const cli = (...words: string[]) => chavadi([...words, '--data', directory.path])
  const file = async (name: string, rows: Parameters<typeof table>[0]) => {
    const path = join(directory.path, name)
    await writeFile(path, table(rows))
    return path
  }
  const shows = (visitor: Visitor, text: string | RegExp) =>
    visitor.page.getByText(text).first().waitFor({ timeout: 20_000 })
  const button = (visitor: Visitor, name: string | RegExp) => visitor.page.getByRole('button', { name })
  const row = (name: string) => lead.page.locator('room-batch').filter({ hasText: name })

  beforeAll(async () => {
    await mkdir(shots, { recursive: true })
    directory = await temporaryDirectory()
    server = await ServerProcess.start(directory.path)
    browser = await openBrowser()
    await chavadiDone(['import', await file('monday.csv', monday), '--room', 'clinic', '--data', directory.path])
    lead = await Visitor.comes(browser, await server.invite('clinic', 'lead', 'Kamala'))
    reviewer = await Visitor.comes(browser, await server.invite('clinic', 'reviewer', 'Asha'))
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
    await directory.remove()
  })

  test('I3 the same file with three new items and two other texts: read before, then only what is new comes', async () => {
    await lead.presses('KeyI')
    await lead.page.locator('room-import input[type=file]').setInputFiles(await file('tuesday.csv', tuesday))
    await button(lead, 'Import 23 items').click()
    await shows(lead, 'Some of this file is in this room already')
    await lead.page.locator('room-import-met h3:focus').waitFor()
    for (const words of [
      '3 new items',
      '18 items are here already',
      '2 texts differ from the same annotator’s text here; they are not taken',
      '2 × Texts that differ from what is here',
    ])
      await shows(lead, words)
    expect(await lead.beyondTheEdge()).toEqual([])
    await lead.looksLike(join(shots, 'import-again-1366.png'))
    await button(lead, 'Import 3 new items').click()
    await shows(lead, 'tuesday.csv is imported')
    await lead.looksLike(join(shots, 'import-again-done-1366.png'))
    await lead.presses('KeyG')
    await shows(lead, '0 of 23 signed off')
  })

  test('I3 the command line says the same; --strict makes it fail where something was refused', async () => {
    const path = join(directory.path, 'tuesday.csv')
    const dry = await cli('import', path, '--room', 'clinic', '--dry-run')
    expect(dry).toMatchObject({ code: 0 })
    expect(dry.out).toContain('nothing in it is new, nothing is stored')
    expect(dry.out).toContain('21 items are here already, 2 sources have another text here and were not taken')
    expect(await cli('import', path, '--room', 'clinic', '--strict')).toMatchObject({ code: 1 })
    const { out } = await cli('import', '--help')
    for (const option of ['--strict', '--signed-off']) expect(out).toContain(option)
  })

  test('B1 each import stands on the batches page; its file comes back; its items are shown alone', async () => {
    await lead.presses('KeyB')
    await row('tuesday.csv').waitFor()
    await shows(lead, '0 of 3 signed off')
    await shows(lead, '0 of 20 signed off')
    expect(await lead.beyondTheEdge()).toEqual([])
    await lead.looksLike(join(shots, 'batches-1366.png'))
    const [download] = await Promise.all([
      lead.page.waitForEvent('download'),
      row('tuesday.csv')
        .getByRole('button', { name: /Download/ })
        .click(),
    ])
    expect(download.suggestedFilename()).toBe('tuesday.csv')
    expect(await readFile(await download.path(), 'utf8')).toBe(table(tuesday))
    await row('tuesday.csv')
      .getByRole('button', { name: /Show the items/ })
      .click()
    await shows(lead, 'Only tuesday.csv')
    await eventually(async () => expect(await lead.page.getByRole('option').count()).toBe(3))
    await lead.looksLike(join(shots, 'queue-of-batch-1366.png'))
    await button(lead, 'All batches').click()
    await eventually(async () => expect(await lead.page.getByRole('option').count()).toBeGreaterThan(3))
  })

  test('B2 an import that somebody works on stays, and the page says why', async () => {
    // Rows that come in meanwhile move the one that is clicked.
    await eventually(async () => {
      await reviewer.page.getByRole('option').filter({ hasText: 'call-1' }).first().click()
      await reviewer.page.getByRole('radiogroup').first().waitFor({ timeout: 5000 })
    })
    await eventually(() => reviewer.ready())
    await lead.presses('KeyB')
    await row('monday.csv')
      .getByRole('button', { name: /Take back/ })
      .click()
    await shows(lead, 'It cannot be taken back: people have worked on its items.')
    await shows(lead, /opened by somebody who may write: 1 \(call-1/)
    await lead.looksLike(join(shots, 'take-back-refused-1366.png'))
    await button(lead, 'Leave it as it is').click()
  })

  test('B2 an import that nobody worked on goes, also from the list of whoever looks at it; it can come again', async () => {
    await row('tuesday.csv')
      .getByRole('button', { name: /Take back/ })
      .click()
    await shows(lead, 'Its 3 items leave the room')
    await lead.looksLike(join(shots, 'take-back-1366.png'))
    await button(lead, 'Take it back').click()
    await row('tuesday.csv').locator('.gone').waitFor()
    await lead.looksLike(join(shots, 'batches-taken-back-1366.png'))
    await reviewer.page.getByText('0 of 20 signed off').first().waitFor()
    const again = await cli('import', join(directory.path, 'tuesday.csv'), '--room', 'clinic')
    expect(again.out).toContain('3 items')
    await reviewer.page.getByText('0 of 23 signed off').first().waitFor()
  })

  test('on a phone, light and dark: nothing is cut off', async () => {
    const visitor = await Visitor.comes(browser, await server.invite('clinic', 'lead', 'Meenakshisundaram'), phone)
    for (const scheme of ['light', 'dark'] as const) {
      await visitor.page.emulateMedia({ colorScheme: scheme })
      await visitor.page.goto(`${server.url}/r/clinic/as/1/batches`)
      await visitor.page.locator('room-batch').first().waitFor()
      expect(await visitor.beyondTheEdge()).toEqual([])
      await visitor.looksLike(join(shots, `batches-390-${scheme}.png`))
      await visitor.page
        .getByRole('button', { name: /Take back …/ })
        .first()
        .click()
      await visitor.page.getByText('Its 3 items leave the room').waitFor()
      expect(await visitor.beyondTheEdge()).toEqual([])
      await visitor.looksLike(join(shots, `take-back-390-${scheme}.png`))
      await visitor.page.goto(`${server.url}/r/clinic/as/1/import`)
      await visitor.page.locator('input[type=file]').setInputFiles(join(directory.path, 'tuesday.csv'))
      await visitor.page.getByRole('button', { name: 'Import 23 items' }).click()
      await visitor.page.getByText('Nothing of it is new').waitFor()
      await visitor.page.locator('room-import-met h3:focus').waitFor()
      expect(await visitor.beyondTheEdge()).toEqual([])
      await visitor.looksLike(join(shots, `import-again-390-${scheme}.png`))
    }
    await visitor.leaves()
    expect(visitor.faults).toEqual([])
  })

  test('I3 another annotator on items that are here; signed-off items only when the lead says so', async () => {
    await reviewer.presses('KeyN')
    await reviewer.page.getByText('1 of 23 signed off').first().waitFor()
    const thursday = days.slice(0, 5).map((day) => [`call-${day}`, `a doctor came on day ${day}`, 'meena'] as const)
    await lead.presses('KeyI')
    await button(lead, 'Import another file').click()
    await lead.page.locator('room-import input[type=file]').setInputFiles(await file('thursday.csv', thursday))
    await button(lead, 'Import 5 items').click()
    await shows(lead, '4 items get another annotator')
    await shows(lead, '1 signed-off item is left alone')
    await shows(lead, '1 × Signed-off items, left alone')
    await lead.looksLike(join(shots, 'import-annotator-1366.png'))
    await lead.page.getByRole('checkbox', { name: 'Add new annotators to signed-off items too' }).check()
    await shows(lead, '5 items get another annotator')
    await button(lead, 'Add to 5 items').click()
    await shows(lead, 'thursday.csv is imported')
    await shows(lead, '5 items got another annotator')
    await lead.presses('KeyB')
    await row('thursday.csv')
      .getByRole('button', { name: /Take back/ })
      .click()
    await shows(lead, '5 items of other batches lose the annotators that it added.')
    await lead.looksLike(join(shots, 'take-back-annotator-1366.png'))
    await button(lead, 'Take it back').click()
    await row('thursday.csv').locator('.gone').waitFor()
    await shows(lead, '1 of 20 signed off')
  })

  test('nothing failed in anybody’s page', () => expect([...lead.faults, ...reviewer.faults]).toEqual([]))
})
