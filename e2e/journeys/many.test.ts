import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Download } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { LessonRoom } from '../lesson-room.ts'
import { looksRight } from '../look.ts'
import { eventually, type Visitor } from '../people.ts'

const item = (key: string, texts: readonly string[]) => ({
  key,
  language: 'en',
  sources: texts.map((text, at) => ({ annotator: `worker-${at + 1}`, segments: [{ text }] })),
})
const alike = (key: string, text: string) => item(key, [text, text, text])
const batch = {
  chavadi: 1,
  items: [
    ...Array.from({ length: 24 }, (_, at) => alike(`call-${at}.wav`, `the colour of tablet ${at} is white`)),
    item('differs.wav', ['the cat sat', 'the bat sat', 'the rat sat']),
  ],
}

describe('many at once', () => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>
  let room: LessonRoom
  let asha: Visitor
  let ravi: Visitor
  beforeAll(async () => {
    directory = await temporaryDirectory()
    const file = join(directory.path, 'calls.json')
    await writeFile(file, JSON.stringify(batch))
    room = await LessonRoom.open(file)
    asha = await room.comes('reviewer', 'Asha')
    ravi = await room.comes('reviewer', 'Ravi')
  })
  afterAll(async () => {
    expect([asha.faults, ravi.faults]).toEqual([[], []])
    await room.close()
    await directory.remove()
  })

  const button = (visitor: Visitor, name: string | RegExp) => visitor.page.getByRole('button', { name }).first()
  const says = (visitor: Visitor, words: string | RegExp) => visitor.page.getByText(words).first().waitFor()
  const downloaded = async (visitor: Visitor, act: () => Promise<void>): Promise<string> => {
    const downloading = visitor.page.waitForEvent('download')
    await act()
    const download: Download = await downloading
    return readFile(await download.path(), 'utf8')
  }
  /** The key of a page leads there, and away from it again. */
  async function enters(visitor: Visitor, key: string, title: string): Promise<void> {
    const heading = visitor.page.getByRole('heading', { name: title })
    if (!(await heading.isVisible())) await visitor.presses(key)
    await heading.waitFor()
  }
  /** Opens the item of that name, from the queue. */
  async function opens(visitor: Visitor, key: string): Promise<void> {
    await visitor.page.getByRole('searchbox').first().fill(key)
    await visitor.page.locator('room-queue-list').getByText(key, { exact: true }).first().click()
    await eventually(() => visitor.ready())
  }

  test('M6 M7 words are replaced under somebody who has the item open, and brought back by one undo', async () => {
    await opens(ravi, 'call-3.wav')
    await eventually(async () => expect(await ravi.draft()).toEqual(['the colour of tablet 3 is white']))
    await enters(asha, 'KeyM', 'Many at once')
    await asha.page.getByLabel('Find', { exact: true }).fill('colour')
    await asha.page.getByLabel('Replace by').fill('shade')
    await asha.presses('Enter')
    await says(asha, '24 places in 24 items.')
    await looksRight(asha, 'many-found')
    await asha.page.locator('room-found-item').first().getByRole('checkbox').first().uncheck()
    await button(asha, 'Replace 23 places in 23 items').click()
    await says(asha, 'Replaced 23 places in 23 items.')
    await eventually(async () => expect(await ravi.draft()).toEqual(['the shade of tablet 3 is white']))
    await ravi.edits()
    await ravi.presses('End')
    await ravi.types(' today')
    await ravi.saved()
    await looksRight(asha, 'many-replaced')
    await asha.page.locator('room-find-many').getByRole('button', { name: 'Undo all of it' }).first().click()
    await says(asha, 'Undone in 23 items.')
    await eventually(async () => expect(await ravi.draft()).toEqual(['the colour of tablet 3 is white today']))
    await ravi.presses('Escape')
  })

  test('M2 M3 items are signed off at once while somebody works: what they change is skipped by name', async () => {
    await enters(asha, 'KeyM', 'Many at once')
    await button(asha, 'Show what that is').click()
    await says(asha, /24 items, 16\d words/)
    await says(asha, '1 with a difference that nobody settled')
    expect(await asha.page.locator('room-drawn-item').count()).toBe(20)
    await looksRight(asha, 'many-seen')
    await ravi.edits()
    await ravi.presses('End')
    await ravi.types(' again')
    await ravi.saved()
    await button(asha, 'Sign off these 24 items').click()
    await says(asha, /Signed off: 23 items; 1 skipped/)
    await says(asha, 'its text has changed since you looked')
    await looksRight(asha, 'many-signed')
    await button(asha, 'call-3.wav').click()
    await eventually(async () => expect(await asha.draft()).toEqual(['the colour of tablet 3 is white today again']))
    expect((await room.exported()).split('\n').filter((row) => row.includes('signed-off'))).toHaveLength(23)
  })

  test('X4 X5 a second export holds what has changed since the first, and a file is known again', async () => {
    const page = () => asha.page.locator('room-export')
    await enters(asha, 'KeyX', 'Export the result')
    await says(asha, '23 of 25 items are signed off.')
    await looksRight(asha, 'export-history')
    const first = await downloaded(asha, () => button(asha, 'Download').click())
    expect(first.split('\n').filter((row) => row !== '')).toHaveLength(26)
    await ravi.edits()
    await ravi.presses('End')
    await ravi.types(' and again')
    await ravi.saved()
    const since = page().getByLabel('Only what has changed since')
    await eventually(() => since.waitFor())
    const options = await since.locator('option').allTextContents()
    const latest = Math.max(...options.map((words) => Number(/export (\d+)/.exec(words)?.[1] ?? 0)))
    await since.selectOption(String(latest))
    const second = await downloaded(asha, () => button(asha, 'Download').click())
    expect(
      second
        .split('\n')
        .filter((row) => row !== '')
        .map((row) => row.split(',')[0]),
    ).toEqual(['item', 'call-3.wav'])
    await says(asha, `changed since export ${latest}`)
    const file = join(directory.path, 'second.csv')
    await writeFile(file, second)
    await page().locator('input[type=file]').setInputFiles(file)
    await says(asha, `second.csv is export ${latest + 1}`)
    await writeFile(file, `${second} `)
    await page().locator('input[type=file]').setInputFiles(file)
    await says(asha, 'second.csv is no export of this room')
    await looksRight(asha, 'export-since')
  })
})
