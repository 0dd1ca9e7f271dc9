import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Download, Locator } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { chavadi, chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { eventually, openBrowser, phone, Visitor } from '../people.ts'

const shots = join(import.meta.dirname, '..', 'shots')
const samples = join(import.meta.dirname, '..', 'samples')
const good = 'item,text,annotator\na,one two,p\na,one too,q\n'

/** Files that cannot be imported, and what the page says of them. */
const refused: readonly [string, string, string | Buffer, RegExp][] = [
  ['an empty item', 'empty.csv', `${good},three,p\n`, /^empty\.csv: line 4: the item has no name$/],
  ['a wrong number of cells', 'cells.csv', `${good}b,x\n`, /^cells\.csv: line 4: 2 cells where the first row names 3/],
  ['JSON broken', 'broken.json', '{"chavadi": 1,\n "items": [}', /^broken\.json: line 2: column 12: this is not JSON/],
  [
    'Latin-1',
    'latin.csv',
    Buffer.from(`${good}b,caf\xe9,p\n`, 'latin1'),
    /^latin\.csv: line 4: byte 0xE9 is not UTF-8/,
  ],
  ['two texts of one', 'two.csv', `${good}a,one four,p\n`, /^two\.csv: line 4: "p" has two different texts .*line 2$/],
  ['no format', 'letter.txt', 'Dear Asha', /^letter\.txt: what kind of file this is could not be told; known are/],
]

describe('a lead imports in the browser', () => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>
  let server: ServerProcess
  let browser: Browser
  let lead: Visitor
  const cli = (...words: string[]) => chavadiDone([...words, '--data', directory.path])
  const file = async (name: string, content: string | Buffer) => {
    const path = join(directory.path, name)
    await writeFile(path, content)
    return path
  }
  const page = () => lead.page.locator('room-import')
  const button = (name: string | RegExp) => lead.page.getByRole('button', { name })
  const chooses = (path: string) => page().locator('room-file-choice input[type=file]').setInputFiles(path)
  const starts = async (path: string) => {
    await button(/Another file|Import another file/)
      .or(page().locator('room-file-choice input[type=file]'))
      .first()
      .waitFor()
    if ((await page().locator('room-file-choice input[type=file]').count()) === 0)
      await button(/^(Another|Import another) file$/).click()
    await chooses(path)
  }
  const shows = (text: string | RegExp, inside: Locator = page()) =>
    inside.getByText(text).first().waitFor({ timeout: 20_000 })
  const downloaded = async (act: () => Promise<void>): Promise<{ name: string; text: string }> => {
    const [download] = await Promise.all([lead.page.waitForEvent('download'), act()] as [
      Promise<Download>,
      Promise<void>,
    ])
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
  }

  beforeAll(async () => {
    await mkdir(shots, { recursive: true })
    directory = await temporaryDirectory()
    server = await ServerProcess.start(directory.path)
    browser = await openBrowser()
    await cli('import', join(samples, 'lesson.json'), '--room', 'clinic')
    lead = await Visitor.comes(browser, await server.invite('clinic', 'lead', 'Kamala'))
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
    await directory.remove()
  })

  test('by keyboard alone: a table whose columns are guessed in part, corrected, with warnings, imported', async () => {
    const rows = [
      'clip,spoken,said,by',
      'call-1,note,"the doctor comes\nat ten",Asha',
      'call-1,note,the doctor came at ten,Ravi',
      'call-1,note,the doctor came at ten,Ravi',
      'call-2,note,please wait outside,Asha',
      'call-2,note,,Ravi',
      'call-3,note,only one,Meena',
    ]
    const path = await file('calls.csv', `${rows.join('\n')}\n`)
    // Listened for early: the browser takes a moment until it hands its dialog over.
    const chooser = lead.page.waitForEvent('filechooser')
    await lead.presses('KeyI')
    await page().locator('room-file-choice input[type=file]').waitFor()
    await lead.looksLike(join(shots, 'import-start-1366.png'))
    await page().locator('h2:focus').waitFor()
    await lead.presses('Tab')
    await page().locator('room-file-choice input[type=file]:focus').waitFor()
    await lead.presses('Enter')
    await (await chooser).setFiles(path)
    await shows('Choose the column of: Text, Annotator')
    for (const [field, column] of [
      ['Text', 'spoken'],
      ['Annotator', 'by'],
      ['Text', 'said'],
    ] as const) {
      const list = page().getByLabel(field, { exact: true })
      await eventually(async () => {
        await list.focus()
        if ((await list.inputValue()) !== column) await lead.types(column)
        expect(await list.inputValue()).toBe(column)
      })
    }
    await shows('3 items')
    await shows('5 sources')
    for (const kind of ['1 × The same version twice', '1 × Nothing was said', '1 × Items with one source'])
      await shows(kind)
    await shows(/line 5/)
    await lead.looksLike(join(shots, 'import-mapping-1366.png'))
    await button('Import 3 items').focus()
    await lead.presses('Enter')
    await shows('calls.csv is imported')
    await lead.looksLike(join(shots, 'import-done-1366.png'))
    await eventually(async () => expect(await button('Open the queue').count()).toBe(1))
    await button('Open the queue').focus()
    await lead.presses('Enter')
    await lead.page.getByText('0 of 4 signed off').first().waitFor()
    await lead.page.getByRole('option').filter({ hasText: 'call-1' }).first().waitFor()
  })

  test('the whole list of warnings is a file, the same as the command line writes', async () => {
    const odd = 'item,text,annotator\nx,"one\ntwo",p\nx,one too,q\nx,one too,q\ny,only,p\nz,,p\nz,three,q\n'
    const path = await file('odd.csv', odd)
    await lead.presses('KeyI')
    await starts(path)
    await shows('3 warnings')
    const list = await downloaded(() => button('Save the whole list').click())
    await cli('import', path, '--room', 'odd')
    expect(list).toEqual({ name: 'odd.csv.warnings.txt', text: await readFile(`${path}.warnings.txt`, 'utf8') })
  })

  test.each(refused)(
    'I5 %s: the page says file, line and reason as the command line does, and nothing is stored',
    async (_, name, content, message) => {
      const path = await file(name, content)
      await starts(path)
      const said = await eventually(async () => {
        const text = await page().getByRole('alert').innerText()
        expect(text).toMatch(message)
        return text
      })
      const { code, error } = await chavadi(['import', path, '--room', 'refused', '--data', directory.path])
      expect([code, error.trim()]).toEqual([1, said])
      expect(await button(/^Import [0-9]/).count()).toBe(0)
      const { text } = await eventually(async () => {
        const answer = await lead.page.request.get(`${server.url}/api/v1/rooms/clinic/as/1/audit`)
        return { text: await answer.text() }
      })
      expect(text.match(/"batch\.imported"/g)).toHaveLength(2)
    },
  )

  test('a file over 50 MB is refused before it is read or sent', async () => {
    const path = await file('large.csv', good)
    await truncate(path, 50_000_001)
    await starts(path)
    await shows('large.csv: The file is over 50 MB: split it into smaller ones')
    await lead.looksLike(join(shots, 'import-refused-1366.png'))
  })

  test('I3 items that the room has: nothing is stored before it is said what would come of them', async () => {
    const known = 'item,text,annotator\ncall-1,another text,Asha\ncall-3,only one,Meena\n'
    await starts(await file('again.csv', known))
    await button('Import 2 items').click()
    await shows('Some of this file is in this room already')
    await shows('1 item is here already')
    await shows('1 text differs from the same annotator’s text here; it is not taken')
    await shows('Nothing of it is new: there is nothing to import.')
    expect(await button(/^Import [0-9]/).count()).toBe(0)
  })

  test('a Label Studio file: told by its content, another field names the items', async () => {
    await starts(join(samples, 'interview.label-studio.json'))
    await shows('2 items')
    expect(await page().getByLabel('Kind of file').inputValue()).toBe('label-studio')
    await shows('1 × Skipped annotations')
    await page().getByLabel('Item', { exact: true }).selectOption('')
    await eventually(async () =>
      expect(await page().locator('ol > li > strong').allInnerTexts()).toEqual(['101', '102']),
    )
    await lead.looksLike(join(shots, 'import-label-studio-1366.png'))
    await button('Import 2 items').click()
    await shows('interview.label-studio.json is imported')
    await button('Open the queue').click()
    const row = lead.page.getByRole('option').filter({ hasText: '101' })
    await row.first().click()
    await eventually(() => lead.ready())
    expect(await lead.draft()).toHaveLength(2)
  })

  test('the export in the browser is the one of the command line, under a safe name', async () => {
    await lead.presses('KeyX')
    const exportPage = lead.page.locator('room-export')
    await exportPage.getByText('0 of 6 items are signed off').waitFor()
    await lead.looksLike(join(shots, 'export-1366.png'))
    const wanted = [
      ['Table (CSV, TSV)', 'item', false, 'clinic.csv', ['--format', 'csv']],
      ['Table (CSV, TSV)', 'segment', true, 'clinic.segments.csv', ['--format', 'csv', '--per', 'segment', '--names']],
      ['Chavadi JSON', 'item', true, 'clinic.json', ['--format', 'json', '--names']],
    ] as const
    for (const [format, per, names, name, words] of wanted) {
      await exportPage.getByLabel(format).check()
      if (format !== 'Chavadi JSON') await exportPage.getByLabel(per, { exact: true }).check()
      await exportPage.getByRole('checkbox', { name: /own names/ }).setChecked(names)
      const got = await downloaded(() => button('Download').click())
      expect(got.name).toBe(name)
      expect(got.text).toBe(await cli('export', 'clinic', ...words))
    }
  })

  test('10,000 items: each step is seen, it can be stopped, and then it is stored', async () => {
    const path = await file('ten-thousand.csv', manyItems(10_000))
    await lead.presses('KeyI')
    await starts(path)
    await shows('10,000 items')
    await button('Import 10,000 items').click()
    await comparing(lead)
    await button('Stop, store nothing').click()
    await eventually(async () =>
      expect(await lead.quietLine()).toBe('ten-thousand.csv: stopped; nothing of it is stored'),
    )
    await shows('Nothing of it is stored.')
    await button('Import 10,000 items').click()
    await comparing(lead)
    await lead.looksLike(join(shots, 'import-progress-1366.png'))
    await lead.presses('KeyG')
    await lead.page.getByText('0 of 6 signed off').first().waitFor()
    await lead.presses('KeyI')
    await lead.page.getByText('ten-thousand.csv is imported').waitFor({ timeout: 150_000 })
    await lead.page.getByText('10,000 items with 20,000 sources').waitFor()
    await button('Open the queue').click()
    await lead.page.getByText('0 of 10006 signed off').first().waitFor()
  })

  test('only leads import, and only leads are offered names', async () => {
    const reviewer = await Visitor.comes(browser, await server.invite('clinic', 'reviewer', 'Asha'))
    await reviewer.presses('KeyI')
    await reviewer.presses('KeyX')
    await reviewer.page.locator('room-export').waitFor()
    expect(await reviewer.page.getByRole('checkbox', { name: /own names/ }).count()).toBe(0)
    await reviewer.page.goto(`${server.url}/r/clinic/as/1/import`)
    await reviewer.page.getByText('This page is not for your role').waitFor()
    await reviewer.leaves()
  })

  test('on a phone, and in the dark: nothing is cut off', async () => {
    const visitor = await Visitor.comes(browser, await server.invite('odd', 'lead', 'Meenakshisundaram'), phone)
    await visitor.page.goto(`${server.url}/r/odd/as/1/import`)
    const input = visitor.page.locator('room-file-choice input[type=file]')
    const columns = ['INPUT:a-very-long-name-of-a-column-that-goes-on', 'OUTPUT:transcription', 'ASSIGNMENT:worker_id']
    const rows = Array.from(
      { length: 9 },
      (_, at) => `clip-${at >> 1}.mp3,டாக்டர் பத்து மணிக்கு வருவார் ${at},worker-${at % 2}`,
    )
    for (const scheme of ['light', 'dark'] as const) {
      await visitor.page.emulateMedia({ colorScheme: scheme })
      await input.waitFor()
      await visitor.looksLike(join(shots, `import-start-390-${scheme}.png`))
      await input.setInputFiles(await file('phone.csv', `${[columns.join(','), ...rows].join('\n')}\n`))
      await visitor.page.getByLabel('Item', { exact: true }).selectOption(columns[0] ?? '')
      await visitor.page.getByText('5 items').first().waitFor()
      expect(await visitor.beyondTheEdge()).toEqual([])
      await visitor.looksLike(join(shots, `import-mapping-390-${scheme}.png`))
      await visitor.page.getByRole('button', { name: 'Import 5 items' }).scrollIntoViewIfNeeded()
      await visitor.looksLike(join(shots, `import-outlook-390-${scheme}.png`))
      await visitor.page.getByRole('button', { name: 'Another file' }).click()
    }
    await visitor.page.goto(`${server.url}/r/odd/as/1/export`)
    await visitor.page.getByRole('button', { name: 'Download' }).waitFor()
    expect(await visitor.beyondTheEdge()).toEqual([])
    await visitor.looksLike(join(shots, 'export-390-dark.png'))
    await visitor.leaves()
    expect(visitor.faults).toEqual([])
  })

  test('nothing failed in the lead’s page', () => expect(lead.faults).toEqual([]))
})

/** Until the server says how far comparing is. */
async function comparing({ page }: Visitor): Promise<void> {
  await eventually(async () => {
    const step = await page.locator('room-import-progress [aria-current=step]').innerText({ timeout: 1000 })
    expect(step).toMatch(/Comparing what the annotators said\s+([1-9]|[1-9][0-9]) %/)
  })
}

function manyItems(count: number): string {
  const rows = ['item,text,annotator']
  for (let item = 0; item < count; item++)
    for (const [who, verb] of [
      ['p', 'came'],
      ['q', 'went'],
    ])
      rows.push(`clip-${item},they ${verb} to the market on day ${item} and were late for the bus home,${who}`)
  return `${rows.join('\n')}\n`
}
