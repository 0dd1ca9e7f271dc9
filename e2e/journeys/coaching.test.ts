import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { looksRight } from '../look.ts'
import { chavadiDone } from '../machine/chavadi-process.ts'
import { eventually, openBrowser, Visitor } from '../people.ts'
import { type Grounds, places } from './grounds.ts'

/** One short item and one of forty segments, of which each third is heard in two ways. */
const heard = (worker: number) =>
  Array.from({ length: 40 }, (_, at) => ({
    text:
      at % 3 === 0 && worker === 2
        ? `the bat sat down on mat number ${at} and slept`
        : `the cat sat down on mat number ${at} and slept`,
  }))
const lessons = {
  chavadi: 1,
  items: [
    {
      key: 'short',
      language: 'en',
      sources: [1, 2, 3].map((worker) => ({ annotator: `worker-${worker}`, segments: heard(worker).slice(0, 3) })),
    },
    {
      key: 'long',
      language: 'en',
      sources: [1, 2, 3].map((worker) => ({ annotator: `worker-${worker}`, segments: heard(worker) })),
    },
  ],
}

describe.each(Object.entries(places))('people coached live on %s', (name, open) => {
  let grounds: Grounds
  let browser: Browser
  let selvi: Visitor
  let asha: Visitor
  let ravi: Visitor
  let client: Visitor

  const note = async (who: Visitor) =>
    (await who.page.locator('room-coaching-note .note').allInnerTexts()).join().replaceAll(/[\u2068\u2069]/g, '')
  const says = (who: Visitor, words: string | RegExp) => eventually(async () => expect(await note(who)).toMatch(words))
  const quiet = (who: Visitor) => eventually(async () => expect((await note(who)).trim()).toBe(''))
  const listed = async (who: Visitor) => {
    if (!(await who.page.locator('room-here').isVisible())) await who.presses('Period')
    return who.page.locator('room-here li').allInnerTexts()
  }
  const rowOf = (who: Visitor, called: string) => who.page.locator('room-here li', { hasText: called })
  const inSight = (who: Visitor, segment: number) =>
    eventually(async () =>
      expect(
        await who.page.locator('room-segment').evaluateAll((rows, wanted) => {
          const row = rows.find((one) => one.shadowRoot?.querySelector('header span')?.textContent === String(wanted))
          const box = row?.getBoundingClientRect()
          return box !== undefined && box.top >= 0 && box.bottom <= innerHeight
        }, segment),
      ).toBe(true),
    )

  beforeAll(async () => {
    grounds = await open()
    browser = await openBrowser()
    const file = join(grounds.dataDirectory, '..', `lessons-${name.length}.json`)
    await mkdir(join(grounds.dataDirectory, '..'), { recursive: true })
    await writeFile(file, JSON.stringify(lessons))
    await chavadiDone(['import', file, '--room', 'school', '--data', grounds.dataDirectory])
    const [first, second] = grounds.servers
    selvi = await Visitor.comes(browser, await first.invite('school', 'trainer', 'Selvi Meenakshisundaram'))
    asha = await Visitor.comes(browser, await second.invite('school', 'reviewer', 'ஆஷா தேவி'))
    const asWorker = [
      '--role',
      'annotator',
      '--as',
      'worker-2',
      '--data',
      grounds.dataDirectory,
      '--server',
      second.url,
    ]
    ravi = await Visitor.comes(browser, (await chavadiDone(['invite', 'school', ...asWorker])).trim())
    client = await Visitor.comes(browser, await first.invite('school', 'observer', 'Client'))
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await grounds.close()
  })

  test('LV1 LV2 LV3 a hand is raised, the trainer sees it, goes there and lowers it', async () => {
    const item = await asha.moves('Shift+KeyN')
    await asha.presses('KeyH')
    await eventually(async () => expect((await listed(selvi))[0]).toMatch(/ஆஷா தேவி.*hand up/s))
    expect(await selvi.page.locator('room-here h2').innerText()).toMatch(/3 people · 1 watching/)
    await looksRight(selvi, 'coaching-list')
    await rowOf(selvi, 'ஆஷா').getByRole('button', { name: 'Go there' }).click()
    await eventually(() => expect(selvi.item).toBe(item))
    await eventually(() => selvi.ready())
    await listed(selvi)
    await rowOf(selvi, 'ஆஷா').getByRole('button', { name: 'Lower hand' }).click()
    await eventually(async () => expect((await listed(asha)).join()).not.toMatch('hand up'))
    await asha.presses('Escape')
    await selvi.presses('Escape')
    expect(await client.page.locator('room-here-button').count()).toBe(0)
  })
  test('LV4 the trainer follows: item, difference and scrolling, until a move of their own', async () => {
    await listed(selvi)
    await rowOf(selvi, 'ஆஷா').getByRole('button', { name: 'Follow' }).click()
    await says(selvi, 'You follow ஆஷா தேவி')
    await asha.presses('BracketRight', 'BracketRight', 'BracketRight')
    const there = await asha.difference()
    await eventually(async () => expect(await selvi.difference()).toEqual(there))
    await asha.page.locator('room-segments').hover()
    await asha.page.mouse.wheel(0, 20_000)
    await inSight(selvi, 38)
    await listed(asha)
    await rowOf(asha, 'Selvi').getByRole('button', { name: 'Follow' }).click()
    await eventually(async () => expect(await asha.quietLine()).toMatch('follows you already'))
    await asha.presses('Escape')
    await selvi.presses('KeyH')
    await says(selvi, 'You follow ஆஷா தேவி')
    await selvi.presses('KeyH')
    await selvi.page.locator('room-segments').hover()
    await selvi.page.mouse.wheel(0, -20_000)
    await quiet(selvi)
    await selvi.presses('KeyJ')
    await says(selvi, 'You follow ஆஷா தேவி')
    await asha.presses('Escape', 'KeyG')
    await selvi.presses('KeyJ')
    await quiet(selvi)
  })

  test('LV5 LV6 the trainer shows the room something, one stays, one types, and the tab is closed', async () => {
    await asha.edits()
    await asha.types('well ')
    await listed(selvi)
    await selvi.page.getByRole('button', { name: 'Show the room what I see' }).click()
    await selvi.presses('Escape')
    await says(selvi, 'Everyone sees what you see · 1 with you · 1 stayed')
    await says(ravi, 'Selvi Meenakshisundaram shows the room something')
    await eventually(() => expect(ravi.item).toBe(selvi.item))
    await says(asha, /shows the room something\s+Go with them/)
    await asha.types('then ')
    await eventually(async () => expect((await asha.draft()).join()).toMatch('well then'))
    expect(await client.page.locator('room-coaching-note .note').count()).toBe(0)
    await asha.presses('Escape', 'KeyJ')
    await says(selvi, '2 with you')
    await looksRight(selvi, 'coaching-shown-by-me')
    await looksRight(ravi, 'coaching-shown-to-me')
    await selvi.presses('BracketRight')
    const there = await selvi.difference()
    await eventually(async () => expect(await asha.difference()).toEqual(there))
    await selvi.presses('KeyK')
    for (const who of [asha, ravi])
      await eventually(async () =>
        expect(await who.page.locator('.point .tag').allTextContents()).toEqual(['Selvi Meenakshisundaram']),
      )
    await asha.looksLike(join(import.meta.dirname, '..', 'shots', 'coaching-point.png'))
    expect(await client.page.locator('.point').count()).toBe(0)
    await ravi.presses('KeyJ')
    await says(selvi, '1 with you · 1 stayed')
    await selvi.leaves()
    for (const who of [asha, ravi])
      await eventually(async () => expect(await who.quietLine()).toMatch('no longer shows the room anything'))
    await quiet(asha)
    expect([selvi, asha, ravi, client].flatMap(({ faults }) => faults)).toEqual([])
  })
})
