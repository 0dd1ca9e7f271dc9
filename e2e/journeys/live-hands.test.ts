import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { InputMethod } from '../input-method.ts'
import { chavadiDone } from '../machine/chavadi-process.ts'
import { eventually, openBrowser, phone, Visitor } from '../people.ts'
import { type Grounds, places } from './grounds.ts'

const shots = join(import.meta.dirname, '..', 'shots')
const lesson = join(import.meta.dirname, '..', 'samples', 'lesson.json')

/** What an input method shows after each key. */
const words = [
  ['Tamil', ['த', 'தம', 'தமி', 'தமிழ', 'தமிழ்']],
  ['Hindi', ['ह', 'हि', 'हिन', 'हिन्', 'हिन्द', 'हिन्दी']],
  ['Malayalam', ['മ', 'മല', 'മലയ', 'മലയാ', 'മലയാള', 'മലയാളം']],
] as const

describe.each(Object.entries(places))('several hands in one draft on %s', (name, open) => {
  let grounds: Grounds
  let browser: Browser
  let asha: Visitor
  let ravi: Visitor
  let selvi: Visitor
  let item = ''
  const shot = (what: string) => join(shots, `hands-${what}-${name.startsWith('Redis') ? 'redis' : 'embedded'}.png`)

  /** The names on the carets that this person sees in a segment (from 1). */
  const names = (who: Visitor, segment: number) =>
    who.page
      .locator('room-segment')
      .nth(segment - 1)
      .locator('.caret .tag')
      .allTextContents()
  const tints = (who: Visitor, segment: number) =>
    who.page
      .locator('room-segment')
      .nth(segment - 1)
      .locator('.tint')
      .count()
  const alike = (...all: readonly Visitor[]) =>
    eventually(async () => {
      const [first, ...others] = await Promise.all(all.map((who) => who.draft()))
      for (const other of others) expect(other).toEqual(first)
      return first ?? []
    })

  beforeAll(async () => {
    await mkdir(shots, { recursive: true })
    grounds = await open()
    browser = await openBrowser()
    await chavadiDone(['import', lesson, '--room', 'school', '--data', grounds.dataDirectory])
    const [first, second] = grounds.servers
    asha = await Visitor.comes(browser, await first.invite('school', 'reviewer', 'Asha'))
    ravi = await Visitor.comes(browser, await second.invite('school', 'reviewer', 'Ravi'))
    selvi = await Visitor.comes(browser, await second.invite('school', 'trainer', 'Selvi Meenakshisundaram'))
    item = await asha.moves('Shift+KeyN')
    await ravi.goesTo(item)
    await selvi.goesTo(item)
  })
  afterAll(async () => {
    await browser.close()
    await grounds.close()
  })

  test('K1 three people see where the others type, under their names', async () => {
    await asha.edits()
    await ravi.presses('BracketRight', 'BracketRight')
    await ravi.edits()
    await eventually(async () => {
      expect(await names(selvi, 1)).toEqual(['Asha'])
      expect(await names(selvi, 3)).toEqual(['Ravi'])
      expect(await names(asha, 3)).toEqual(['Ravi'])
      expect(await names(ravi, 1)).toEqual(['Asha'])
    })
    await asha.presses('ArrowLeft')
    await ravi.presses('ArrowLeft')
    await eventually(async () => expect(await selvi.page.locator('.caret .tag').first().isVisible()).toBe(true))
    await selvi.looksLike(shot('rows-1366'))
    const tag = ravi.page.locator('room-segment').first().locator('.caret .tag')
    await eventually(async () => expect(await tag.evaluate((one) => getComputedStyle(one).opacity)).toBe('0'))
  })

  test('a selection is tinted in the colour that the person has everywhere', async () => {
    await asha.presses('Shift+Control+ArrowLeft', 'Shift+Control+ArrowLeft')
    await eventually(async () => expect(await tints(ravi, 1)).toBeGreaterThan(0))
    const colourOf = (selector: string) =>
      ravi.page
        .locator(selector)
        .first()
        .evaluate((one) => getComputedStyle(one).backgroundColor)
    await eventually(async () => {
      expect(await colourOf('room-segment .tint')).toBe(await colourOf('room-bar room-person span[title^="Asha"]'))
    })
    await ravi.looksLike(shot('selection-1366'))
    await asha.presses('ArrowLeft')
    await eventually(async () => expect(await tints(ravi, 1)).toBe(0))
  })

  test('all three type in the same segment at once: nothing is lost, doubled or torn', async () => {
    await ravi.presses('Escape')
    await ravi.goesTo(item)
    for (const who of [ravi, selvi]) await who.edits()
    await asha.presses('Control+Home')
    await ravi.presses('Control+End')
    await selvi.presses('Control+Home', 'Control+ArrowRight')
    await Promise.all([asha.types('eins zwei '), ravi.types(' drei vier'), selvi.types(' sieben acht')])
    const [text = ''] = await alike(asha, ravi, selvi)
    for (const typed of ['eins zwei ', ' drei vier', ' sieben acht']) expect(text.split(typed)).toHaveLength(2)
    await eventually(async () => {
      expect((await names(asha, 1)).toSorted()).toEqual(['Ravi', 'Selvi Meenakshisundaram'])
    })
    await asha.looksLike(shot('editor-1366'))
    await Promise.all([asha.saved(), ravi.saved(), selvi.saved()])
  })

  test.each(words)(
    'K8 while one composes %s, others type before, after and inside the same segment',
    async (_, keys) => {
      await asha.edits()
      await ravi.edits()
      await selvi.edits()
      const before = (await alike(asha, ravi, selvi))[0] ?? ''
      const method = await InputMethod.of(asha.page)
      await asha.presses('Control+Home', 'Control+ArrowRight')
      await asha.types(' ')
      await ravi.presses('Control+Home')
      await selvi.presses('Control+End')
      const word = keys.at(-1) ?? ''
      for (const [at, composed] of keys.entries()) {
        await method.composes(composed)
        const others = [ravi.types(`${at}`), selvi.types(`${at}`)]
        if (at === 2) others.push(ravi.presses('ArrowRight', 'ArrowRight'))
        await Promise.all(others)
        expect((await asha.draft())[0]).toContain(` ${composed}`)
        await eventually(async () => expect((await ravi.draft())[0]).toContain(composed))
      }
      await method.commits(word)
      await asha.types('!')
      const [text = ''] = await alike(asha, ravi, selvi)
      expect(text.split(word)).toHaveLength(before.split(word).length + 1)
      expect(text).toContain(` ${word}!`)
      const digits = keys.map((_, at) => `${at}`)
      expect([...text].filter((one) => /[0-9]/.test(one)).length).toBe(
        [...before].filter((one) => /[0-9]/.test(one)).length + 2 * digits.length,
      )
      expect(await method.compositions()).toEqual({ started: 1, ended: 1 })
    },
  )

  test('K8 a word composed inside a difference, which is drawn anew with every key, stays whole', async () => {
    await asha.presses('Escape')
    await asha.goesTo(item)
    await alike(asha, ravi, selvi)
    await asha.edits()
    const method = await InputMethod.of(asha.page)
    const before = (await asha.draft())[0] ?? ''
    const marked = asha.page.locator('room-segment-editor .mark.current, room-segment-editor .mark').first()
    const reading = (await marked.innerText()).trim()
    await asha.presses('ArrowLeft')
    const [, keys] = words[0]
    for (const composed of keys) {
      await method.composes(composed)
      await ravi.types('7')
      await eventually(async () => expect((await ravi.draft())[0]).toContain(composed))
    }
    await method.commits('தமிழ்')
    const inside = `${reading.slice(0, -1)}தமிழ்${reading.slice(-1)}`
    const [text = ''] = await alike(asha, ravi, selvi)
    expect(text.replaceAll('7', '')).toBe(before.replaceAll('7', '').replace(reading, inside))
    expect(await method.compositions()).toEqual({ started: 1, ended: 1 })
    await asha.presses('Control+KeyZ')
    await eventually(async () => expect((await alike(asha, ravi, selvi))[0]).not.toContain(inside))
    await asha.presses('Escape')
  })

  test('E6 undo takes back my last step, typing or settling, and nothing of the others', async () => {
    for (const who of [asha, ravi, selvi]) await who.presses('Escape')
    await alike(asha, ravi, selvi)
    await asha.goesTo(item)
    const start = await alike(asha, ravi, selvi)
    const [, other] = await asha.readings()
    await asha.edits()
    await asha.presses('Control+Home')
    await asha.types('mine ')
    await asha.presses('Escape')
    await asha.presses('Digit2')
    await ravi.edits()
    await ravi.presses('Control+End')
    await ravi.types(' theirs')
    await eventually(async () =>
      expect((await asha.draft())[0]).toMatch(new RegExp(`^mine .*${other?.words}.* theirs$`)),
    )
    await asha.saved()
    await asha.presses('KeyU')
    await eventually(async () => expect(await asha.quietLine()).toContain('stands again'))
    await asha.saved()
    await asha.presses('KeyU')
    await eventually(async () => expect(await asha.quietLine()).toContain('“mine” is out again'))
    const after = await alike(asha, ravi, selvi)
    expect(after).toEqual([`${start[0]} theirs`, start[1], start[2]])
    await ravi.presses('Control+KeyZ')
    await eventually(async () => expect(await alike(asha, ravi, selvi)).toEqual(start))
    await ravi.presses('Control+KeyY')
    await eventually(async () => expect(await alike(asha, ravi, selvi)).toEqual(after))
    await asha.presses('KeyU')
    await eventually(async () => expect(await asha.quietLine()).toContain('nothing here that could be undone'))
  })

  test('K3 the caret of somebody who leaves or loses the line is gone, and comes back', async () => {
    await asha.edits()
    await selvi.presses('BracketRight')
    await selvi.edits()
    await eventually(async () => expect((await names(selvi, 1)).toSorted()).toEqual(['Asha', 'Ravi']))
    await ravi.page.goto('about:blank')
    await eventually(async () => expect(await names(selvi, 1)).toEqual(['Asha']))
    await asha.presses('Escape')
    await eventually(async () => expect(await names(selvi, 1)).toEqual([]))
  })

  test('on a phone, in the dark too', async () => {
    const link = await grounds.servers[0].invite('school', 'reviewer', 'Devika')
    const visitor = await Visitor.comes(browser, link, phone)
    await visitor.goesTo(item)
    await selvi.presses('ArrowLeft', 'Shift+Control+ArrowLeft')
    await eventually(async () => expect(await names(visitor, 2)).toHaveLength(1))
    await visitor.looksLike(shot('rows-390'))
    expect(await visitor.beyondTheEdge()).toEqual([])
    await visitor.page.getByRole('button', { name: 'Edit' }).click()
    await visitor.page.locator('room-segment-editor .cm-focused').waitFor()
    for (const who of [visitor, asha]) await who.page.emulateMedia({ colorScheme: 'dark' })
    await selvi.presses('ArrowLeft', 'Shift+Control+ArrowLeft')
    await visitor.looksLike(shot('rows-390-dark'))
    await asha.looksLike(shot('rows-1366-dark'))
    await visitor.leaves()
  })

  test('nothing failed in anybody’s page', () => {
    expect([...asha.faults, ...ravi.faults, ...selvi.faults]).toEqual([])
  })
})
