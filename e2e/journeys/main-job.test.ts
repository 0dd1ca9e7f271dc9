import { spawnSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { stockProvider } from '#server/testing/stock-provider.ts'
import { draftText } from '#shared/drafts/draft-doc.ts'
import { chavadi, chavadiDone } from '../machine/chavadi-process.ts'
import { eventually, openBrowser, phone, Visitor } from '../people.ts'
import { crowdFile, crowdMap, type Grounds, places, scorer, truth } from './grounds.ts'

const shots = join(import.meta.dirname, '..', 'shots')
const lesson = join(import.meta.dirname, '..', 'samples', 'lesson.json')
const reviewKeys = ['Digit1', 'Digit2', 'Enter', 'Digit1', 'BracketRight', 'Enter'] as const

describe.each(Object.entries(places))('the main job on %s', (_, open) => {
  let grounds: Grounds
  let browser: Browser
  let asha: Visitor
  let ravi: Visitor
  let real = false
  /** The text that somebody saw when they signed an item off, by its id. */
  const signed = new Map<string, readonly string[]>()
  const cli = (...words: string[]) => chavadiDone([...words, '--data', grounds.dataDirectory])
  const exported = async () =>
    JSON.parse(await cli('export', 'crowd', '--format', 'json')) as { results: ExportedItem[] }

  beforeAll(async () => {
    await mkdir(shots, { recursive: true })
    grounds = await open()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await grounds.close()
  })

  test('a lead imports 400 items of seven annotators, and one of three segments', async () => {
    const file = await crowdFile(grounds.dataDirectory)
    real = file.real
    const report = await cli('import', file.path, '--room', 'crowd', '--map', crowdMap)
    expect(report).toContain('400 items, 2800 sources')
    expect(await cli('import', lesson, '--room', 'crowd')).toContain('1 item, 3 sources')
  })

  test('two reviewers come by links; N gives them different items', async () => {
    const [first, second] = grounds.servers
    asha = await Visitor.comes(browser, await first.invite('crowd', 'reviewer', 'Asha'))
    ravi = await Visitor.comes(browser, await second.invite('crowd', 'reviewer', 'Ravi'))
    await asha.looksLike(join(shots, 'queue-1366.png'))
    const [one, two] = await Promise.all([asha.moves('Shift+KeyN'), ravi.moves('Shift+KeyN')])
    expect(one).not.toBe(two)
  })

  test('differences are settled by keys, one after the other', async () => {
    const before = await eventually(async () => {
      const shown = await asha.difference()
      if (!shown) throw new Error('no difference is shown yet')
      return shown
    })
    const [reading] = await asha.readings()
    await asha.presses('Digit1')
    await eventually(async () => expect((await asha.difference())?.number).toBeGreaterThan(before.number))
    await asha.presses('BracketLeft')
    await eventually(async () => {
      expect(await asha.difference()).toEqual(before)
      expect((await asha.readings()).find(({ stands }) => stands)?.words).toBe(reading?.words)
    })
    await asha.presses('Digit2')
    await asha.presses('KeyU')
    await eventually(async () => {
      expect(await asha.difference()).toEqual(before)
      expect((await asha.readings()).find(({ stands }) => stands)?.words).toBe(reading?.words)
    })
    await asha.presses(...reviewKeys)
    await asha.saved()
    await asha.presses('KeyS')
    await asha.looksLike(join(shots, 'item-1366.png'))
    await asha.presses('KeyS', 'KeyS')
  })

  test('N signs off what is on screen and opens the next', async () => {
    for (let turn = 0; turn < 2; turn++) {
      const { item } = asha
      await asha.saved()
      const text = await asha.draft()
      await asha.moves('KeyN')
      if (item) signed.set(item, text)
    }
    expect(signed.size).toBe(2)
  })

  test('they meet in one item and type in different segments, and in the same one', async () => {
    const id = await itemCalled(asha, 'lesson-1')
    await ravi.goesTo(id)
    await asha.goesTo(id)
    await eventually(async () => expect(await asha.draft()).toHaveLength(3))
    expect(await asha.draft()).toEqual(await ravi.draft())
    await asha.edits()
    await ravi.presses('BracketRight', 'BracketRight')
    await ravi.edits()
    await Promise.all([asha.types('eins '), ravi.types('drei ')])
    await eventually(async () => {
      expect((await ravi.draft())[0]).toContain('eins')
      expect((await asha.draft())[2]).toContain('drei')
    })
    await ravi.presses('Escape', 'BracketRight')
    await ravi.edits()
    await ravi.presses('End')
    await asha.presses('Home')
    await Promise.all([asha.types('both '), ravi.types(' together')])
    await eventually(async () => {
      const [[mine], [theirs]] = [await asha.draft(), await ravi.draft()]
      expect(mine).toBe(theirs)
      expect(mine).toMatch(/^both .*eins.* together$/)
    })
    await asha.presses('Escape')
    await ravi.presses('Escape')
    await Promise.all([asha.saved(), ravi.saved()])
  })

  test('D4 both settle the same difference at once: one reading stands, on both screens, and the loser is told', async () => {
    for (const visitor of [asha, ravi]) {
      await visitor.goesTo(visitor.item ?? '')
      await eventually(async () => expect((await visitor.difference())?.number).toBe(1))
    }
    const readings = (await asha.readings()).map(({ words }) => words)
    expect(readings.length).toBeGreaterThanOrEqual(3)
    await Promise.all([asha.presses('Digit2'), ravi.presses('Digit3')])
    await Promise.all([asha.saved(), ravi.saved()])
    const standing = await eventually(async () => {
      const [[mine = ''], [theirs]] = [await asha.draft(), await ravi.draft()]
      expect(mine).toBe(theirs)
      const found = readings.filter((words) => mine.split(' ').includes(words))
      expect(found).toHaveLength(1)
      return found[0]
    })
    const loser = standing === readings[1] ? ravi : asha
    await eventually(async () => expect(await loser.quietLine()).toContain(`took “${standing}”`))
  })

  test('a stock provider reads and writes the draft beside them', async () => {
    const { item = '' } = asha
    const cookies = await asha.page.context().cookies()
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const doc = new Y.Doc()
    const provider = stockProvider(grounds.servers[0].url, `crowd/${item}`, doc, cookie)
    const text = () => draftText(doc, 'u2')
    await eventually(async () => expect(text()?.toString()).toBe((await asha.draft())[1]))
    text()?.insert(0, 'stock ')
    await eventually(async () => {
      expect((await asha.draft())[1]).toMatch(/^stock /)
      expect((await ravi.draft())[1]).toMatch(/^stock /)
    })
    provider.destroy()
  })

  test('V1 the server dies in the middle and comes back: what was saved is there, what was not is sent again', async () => {
    await asha.presses('BracketRight')
    await asha.edits()
    await asha.presses('Home')
    await asha.types('kept ')
    await asha.saved()
    const [server] = grounds.servers
    await server.kill()
    await asha.types('later ')
    await eventually(async () => expect(['on-device', 'saving']).toContain(await asha.saveState()))
    await eventually(async () => expect(await asha.saveState()).toBe('on-device'))
    await server.start()
    await asha.saved()
    await asha.presses('Escape')
    await ravi.page.reload()
    await eventually(async () => {
      const [mine, theirs] = [await asha.draft(), await ravi.draft()]
      expect(theirs).toEqual(mine)
      expect(mine.join(' ')).toContain('kept later')
    })
  })

  test('signed off by one, frozen for the other', async () => {
    const { item = '' } = asha
    await asha.saved()
    const text = await asha.draft()
    await asha.moves('KeyN')
    signed.set(item, text)
    await eventually(async () => expect(await ravi.page.getByText(/signed off/i).count()).toBeGreaterThan(1))
  })

  test('the export equals what was on the screens', async () => {
    const { results: items } = await exported()
    expect(items).toHaveLength(401)
    const byText = new Set(items.filter(({ state }) => state === 'signed-off').map((each) => textOf(each)))
    expect(byText).toEqual(new Set([...signed.values()].map((segments) => segments.join('|'))))
    const shown = (await asha.draft()).join('|')
    expect(items.map((each) => textOf(each))).toContain(shown)
    if (real) await printScore()
  })

  test('S5 a trainer reopens an item with a reason, and the reviewer can go on', async () => {
    const item = ravi.item ?? ''
    const trainer = await Visitor.comes(browser, await grounds.servers[1].invite('crowd', 'trainer', 'Selvi'))
    await trainer.goesTo(item)
    await trainer.page.getByRole('button', { name: 'Reopen' }).click()
    await trainer.page.getByRole('textbox', { name: 'Why' }).fill('The client asked again')
    await trainer.page.keyboard.press('Enter')
    await eventually(async () =>
      expect(await trainer.page.locator('room-item-head').getByText('Open', { exact: true }).count()).toBe(1),
    )
    await eventually(async () =>
      expect(await ravi.page.locator('room-item-head').getByText('Open', { exact: true }).count()).toBe(1),
    )
    await ravi.edits()
    await ravi.presses('Home')
    await ravi.types('again ')
    await ravi.presses('Escape')
    await ravi.saved()
    await eventually(async () => expect((await trainer.draft()).join('|')).toContain('again '))
    await trainer.leaves()
  })

  test('A2 the audit trail verifies, and a flipped byte is found', async () => {
    const file = join(grounds.dataDirectory, 'trail.jsonl')
    await cli('audit', 'crowd', '--out', file)
    expect(await cli('verify', file)).toContain('consistent, origin proved')
    const bytes = await readFile(file)
    const at = Math.floor(bytes.length / 2)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    await writeFile(file, bytes)
    expect((await chavadi(['verify', file, '--data', grounds.dataDirectory])).code).toBe(1)
  })

  test('on a phone: the draft, the readings under the thumb, no sideways scroll', async () => {
    const link = await grounds.servers[0].invite('crowd', 'reviewer', 'Meenakshisundaram Thirugnanasambandam')
    const visitor = await Visitor.comes(browser, link, phone)
    await visitor.looksLike(join(shots, 'queue-390.png'))
    expect(await visitor.beyondTheEdge()).toEqual([])
    await visitor.page.getByRole('option').first().click()
    await eventually(() => visitor.ready())
    await visitor.looksLike(join(shots, 'item-390.png'))
    expect(await visitor.beyondTheEdge()).toEqual([])
    await visitor.leaves()
  })

  test('nothing failed in anybody’s page', () => {
    expect([...asha.faults, ...ravi.faults]).toEqual([])
  })

  async function printScore(): Promise<void> {
    const file = join(grounds.dataDirectory, 'crowd.csv')
    await cli('export', 'crowd', '--out', file)
    const { stdout, stderr } = spawnSync('python3', [scorer, file, truth])
    console.log(`CrowdSpeech test-clean after the journey: ${stdout.toString().trim()} ${stderr.toString().trim()}`)
    expect(stdout.toString()).toMatch(/mean WER [0-9.]+/)
  }
})

interface ExportedItem {
  readonly item: string
  readonly state: string
  readonly units: readonly { readonly text: string }[]
}

const textOf = ({ units }: ExportedItem): string => units.map(({ text }) => text).join('|')

/** Through the search of the queue, as a person finds an item by its name. */
async function itemCalled(visitor: Visitor, key: string): Promise<string> {
  await visitor.page.getByRole('searchbox').fill(key)
  const row = visitor.page.getByRole('option').filter({ hasText: key })
  await row.first().click()
  return eventually(async () => {
    await visitor.page.getByRole('heading', { name: key }).first().waitFor({ timeout: 1000 })
    return visitor.item ?? ''
  })
}
