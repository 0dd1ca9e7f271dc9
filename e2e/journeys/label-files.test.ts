import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Download } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { chavadi, chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { eventually, openBrowser, phone, Visitor } from '../people.ts'

const shots = join(import.meta.dirname, '..', 'shots')
const samples = join(import.meta.dirname, '..', 'samples')
const streets = 'street-scenes.label-studio.json'

/** Of the files that are wrong on purpose, and what is said of them wherever they are brought. */
const wrong = [
  ['negative.coco.json', 'market-morning.png', 'is -10 wide and 10 high'],
  ['not-a-number.coco.json', 'market-morning.png', 'has the coordinate NaN'],
  ['short-mask.coco.json', 'market-morning.png', 'its mask covers 1000 pixels'],
  ['numbers-without-names.coco.json', 'market-morning.png', 'there is no category 7'],
  ['spans.label-studio.json', 'lost-quote', 'quotes "Munnar", which does not stand at'],
  ['boxes.label-studio.json', 'wholly-outside.png', 'lies wholly outside of the image'],
  ['boxes.label-studio.json', 'partly-outside.png', 'reaches beyond the image'],
  ['boxes.label-studio.json', 'no-area.png', 'has no area'],
  ['boxes.label-studio.json', 'negative.png', 'is -64 wide'],
  ['boxes.label-studio.json', 'unknown-tag.png', 'has the tag "spaceship"'],
] as const

describe('a lead writes the list of labels, and brings files of labels', () => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>
  let server: ServerProcess
  let browser: Browser
  let lead: Visitor
  const cli = (...words: string[]) => chavadi([...words, '--data', directory.path])
  const done = (...words: string[]) => chavadiDone([...words, '--data', directory.path])
  /** The command line writes its lists beside a file: it gets one of its own. */
  const copied = async (folder: string, name: string) => {
    const path = join(directory.path, name)
    await copyFile(join(samples, folder, name), path)
    return path
  }
  const button = (name: string | RegExp) => lead.page.getByRole('button', { name, exact: true })
  const page = () => lead.page.locator('room-import')
  const shows = (text: string | RegExp) => lead.page.getByText(text).first().waitFor()
  const brings = async (folder: string, name: string) => {
    await lead.presses('KeyI')
    await button(/^(Another|Import another) file$/)
      .or(page().locator('input[type=file]'))
      .first()
      .waitFor()
    if ((await page().locator('input[type=file]').count()) === 0)
      await button(/^(Another|Import another) file$/).click()
    await page()
      .locator('input[type=file]')
      .setInputFiles(join(samples, folder, name))
  }
  const downloaded = async (): Promise<{ name: string; text: string }> => {
    const [download] = await Promise.all([lead.page.waitForEvent('download'), button('Download').click()] as [
      Promise<Download>,
      Promise<void>,
    ])
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
  }
  const overHttp = async (path: string, body?: Uint8Array<ArrayBuffer>) => {
    const token = (await readFile(join(directory.path, 'operator-token'), 'utf8')).trim()
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/octet-stream' }
    return fetch(`${server.url}/api/v1/rooms/${path}`, { headers, ...(body ? { method: 'POST', body } : {}) })
  }

  beforeAll(async () => {
    await mkdir(shots, { recursive: true })
    directory = await temporaryDirectory()
    server = await ServerProcess.start(directory.path)
    browser = await openBrowser()
    await done('import', await copied('', 'lesson.json'), '--room', 'streets')
    lead = await Visitor.comes(browser, await server.invite('streets', 'lead', 'Kamala'))
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
    await directory.remove()
  })

  test('LC1 LC10 the list is taken from a file, gets a tag with a key, is stored, and is there for everybody', async () => {
    await lead.presses('Comma')
    const card = lead.page.locator('room-labelling-settings')
    const file = card.locator('input[type=file]')
    await file.setInputFiles(join(samples, 'broken-labels', 'doctype.xml'))
    await shows('doctype.xml: line 4: a DOCTYPE is not taken')
    await file.setInputFiles(join(samples, 'street-scenes', 'street-scenes.xml'))
    await shows('Tags: auto, bus, car')
    await button('Add what is new').click()
    await button('Add a tag').click()
    const tag = card.locator('room-tag-part').last()
    await tag.getByLabel('Name of the tag').fill('bullock cart')
    await tag.getByRole('button', { name: /^Key of “bullock cart”/ }).click()
    await lead.page.keyboard.press('Shift+Digit7')
    await tag.getByText('Shift+7').waitFor()
    await card.locator('h3').first().scrollIntoViewIfNeeded()
    await lead.looksLike(join(shots, 'label-list-1366.png'))
    expect(await lead.beyondTheEdge()).toEqual([])
    await card.getByRole('button', { name: 'Store' }).click()
    await eventually(async () =>
      expect(await lead.quietLine()).toBe('The list of labels is stored; everybody in the room has it now'),
    )
    const other = await Visitor.comes(browser, await server.invite('streets', 'lead', 'Selvi'), phone)
    await other.page.goto(`${server.url}/r/streets/as/1/settings`)
    const names = other.page.getByLabel('Name of the tag')
    await eventually(async () => expect(await names.last().inputValue()).toBe('bullock cart'))
    await other.page.locator('room-labelling-settings h3').first().scrollIntoViewIfNeeded()
    await other.looksLike(join(shots, 'label-list-390.png'))
    expect(await other.beyondTheEdge()).toEqual([])
    await other.leaves()
  })

  test('LC8 LC11 what is wrong is named with its item; nothing is stored until the lead says so', async () => {
    await brings('broken-labels', 'boxes.label-studio.json')
    await shows('Cannot be, and would be left out: 1 label · Odd, and would come as they are: 4 labels')
    for (const [file, item, message] of wrong)
      if (file.startsWith('boxes'))
        await page().getByRole('listitem').filter({ hasText: item }).getByText(message).first().waitFor()
    await lead.looksLike(join(shots, 'label-faults-1366.png'))
    expect(await button('Import 5 items').count()).toBe(0)
    await button(/^Import the rest/).click()
    await shows('boxes.label-studio.json is imported')
    expect(await page().getByText('New in the room’s list of labels').count()).toBe(0)
    const { items } = JSON.parse(
      await done('export', 'streets', '--batch', 'boxes.label-studio.json', '--format', 'json'),
    )
    expect(items).toHaveLength(5)
    await done('import', await copied('street-scenes', streets), '--room', 'streets')
  })

  test.each(wrong)(
    'LC8 %s, %s: on the command line and over HTTP nothing is stored of it either',
    async (name, item, message) => {
      const room = `${name} ${item}`.toLowerCase().replace(/[^a-z0-9]+/g, '-')
      const words = ['--labelling', join(samples, 'street-scenes', 'street-scenes.xml'), '--room', room]
      const { code, out } = await cli(
        'import',
        await copied('broken-labels', name),
        ...(name.startsWith('boxes') ? words : words.slice(2)),
      )
      expect(code).toBe(1)
      expect(out).toContain(`${item}: 1 label`)
      expect(out).toContain(message)
      expect(out).toContain('Nothing is stored. Mend the file, or import the rest with --rest')
      if (item === 'unknown-tag.png') return
      const bytes = new Uint8Array(await readFile(join(samples, 'broken-labels', name)))
      const answer = await overHttp(`${room}/imports?file=${name}`, bytes)
      expect(answer.status).toBe(200)
      const report = (await answer.json()) as { batch: string; faults: readonly { of: string; message: string }[] }
      expect(report.batch).toBe('')
      expect(report.faults).toContainEqual(
        expect.objectContaining({ of: item, message: expect.stringContaining(message) }),
      )
      expect((await overHttp(`${room}/imports?file=${name}&rest=true`, bytes)).status).toBe(201)
    },
  )

  test('a list with a DOCTYPE is refused on the command line, and names the line', async () => {
    const list = join(samples, 'broken-labels', 'doctype.xml')
    const { code, error } = await cli(
      'import',
      await copied('street-scenes', streets),
      '--labelling',
      list,
      '--room',
      'x',
    )
    expect([code, error.trim()]).toEqual([1, expect.stringContaining('doctype.xml: line 4: a DOCTYPE is not taken')])
  })

  test('LC12 the page offers what can say the labels; browser, command line and HTTP write the same', async () => {
    await lead.presses('KeyX')
    await shows('There are transcripts and labels here, and a file holds one of them: choose a batch.')
    await lead.page.getByLabel('Of the batch').selectOption({ label: `${streets} (8 items)` })
    await shows('Not as Table (CSV, TSV): it holds answers only.')
    await lead.looksLike(join(shots, 'export-labels-1366.png'))
    for (const [title, format] of [
      ['Chavadi JSON', 'json'],
      ['COCO JSON', 'coco'],
      ['Label Studio JSON', 'label-studio'],
    ] as const) {
      await lead.page.getByLabel(title).check()
      const { text } = await downloaded()
      const [of, path] = [['--batch', streets], `streets/export?format=${format}&batch=${streets}`]
      expect(await done('export', 'streets', '--format', format, ...of)).toBe(text)
      expect(await (await overHttp(path)).text()).toBe(text)
    }
    const refused = await overHttp(`streets/export?format=csv&batch=${streets}`)
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('a table holds choices')])
  })

  test.each([
    ['short-texts.choices.csv', 'csv', 16 * 3 * 3],
    ['short-texts.conll', 'conll', 60 + 64 + 59],
  ] as const)('LC12 %s: brought, written, and brought into another room, the same', async (file, format, labels) => {
    interface Read {
      readonly key: string
      readonly sources: readonly { readonly annotator: string; readonly labels: readonly unknown[] }[]
    }
    const said = async (room: string) => {
      const { items } = JSON.parse(await done('export', room, '--format', 'json', '--names')) as { items: Read[] }
      return items.flatMap(({ key, sources }) =>
        sources.flatMap((one) =>
          one.annotator === 'chavadi' ? [] : [[`${key} ${one.annotator}`, one.labels.length] as const],
        ),
      )
    }
    await done('import', await copied('short-texts', file), '--labels', '--room', `${format}-there`)
    const again = join(directory.path, `again-${file}`)
    await writeFile(again, await done('export', `${format}-there`, '--format', format, '--names'))
    await done('import', again, '--labels', '--room', `${format}-back`)
    const there = await said(`${format}-there`)
    expect((await said(`${format}-back`)).toSorted()).toEqual(there.toSorted())
    expect(there.reduce((sum, [, count]) => sum + count, 0)).toBe(labels)
  })
})
