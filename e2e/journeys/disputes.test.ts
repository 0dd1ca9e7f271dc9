import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { stockProvider } from '#server/testing/stock-provider.ts'
import { draftText } from '#shared/drafts/draft-doc.ts'
import { addPosition, atDifference, field, focused, form, rules, select, takes, thread } from '../disputing.ts'
import { looksRight } from '../look.ts'
import { chavadiDone } from '../machine/chavadi-process.ts'
import { eventually, openBrowser, Visitor } from '../people.ts'
import { type Grounds, places } from './grounds.ts'

const town = join(import.meta.dirname, '..', 'samples', 'town.json')
const question = 'Is the town old, new, or odd?'

describe.each(Object.entries(places))('a dispute and its ruling on %s', (where, open) => {
  let grounds: Grounds
  let browser: Browser
  let asha: Visitor
  let ravi: Visitor
  let selvi: Visitor
  let tara: Visitor
  let devi: Visitor
  let lena: Visitor
  const people = () => [asha, ravi, selvi, tara, devi, lena]
  const cli = (...words: string[]) => chavadiDone([...words, '--data', grounds.dataDirectory])
  const looks = (visitor: Visitor, name: string) =>
    where === 'the embedded store' ? looksRight(visitor, `disputes-${name}`) : Promise.resolve()

  beforeAll(async () => {
    grounds = await open()
    browser = await openBrowser()
    await cli('import', town, '--room', 'town', '--title', 'Town')
    const [first, second] = grounds.servers
    asha = await Visitor.comes(browser, await first.invite('town', 'reviewer', 'Asha'))
    ravi = await Visitor.comes(browser, await second.invite('town', 'reviewer', 'Ravi'))
    selvi = await Visitor.comes(browser, await first.invite('town', 'trainer', 'Selvi'))
    tara = await Visitor.comes(browser, await second.invite('town', 'trainer', 'Tara'))
    lena = await Visitor.comes(browser, await first.invite('town', 'lead', 'Lena'))
    const annotator = ['invite', 'town', '--role', 'annotator', '--as', 'Devi', '--server', first.url]
    devi = await Visitor.comes(browser, (await cli(...annotator)).trim())
    await asha.page.getByRole('option').filter({ hasText: 'town-1' }).click()
    await eventually(() => asha.ready())
    for (const visitor of [ravi, selvi, tara]) await visitor.goesTo(asha.item ?? '')
    for (const visitor of [ravi, selvi, tara]) await eventually(() => visitor.ready())
  })
  afterAll(async () => {
    await browser.close()
    await grounds.close()
  })

  test('opened in place by keys; what was written survives a misstep', async () => {
    await asha.presses('BracketRight')
    await atDifference(asha, 2)
    await asha.presses('KeyD')
    await focused(field(asha, 'What should the trainer decide?'))
    await asha.types('Is the town old')
    await asha.presses('Escape')
    await eventually(async () => expect(await form(asha, 'dispute').count()).toBe(0))
    await asha.presses('KeyD')
    await eventually(async () =>
      expect(await field(asha, 'What should the trainer decide?').inputValue()).toBe('Is the town old'),
    )
    await focused(field(asha, 'What should the trainer decide?'))
    await asha.presses('Control+End')
    await asha.types(', new, or odd?')
    await looks(asha, 'form')
    await asha.presses('Control+Enter')
    await eventually(async () => expect(await form(asha, 'dispute').count()).toBe(0))
    await asha.saved()
  })

  test('everybody sees it at the place, in the queue, and in the list of what waits', async () => {
    for (const visitor of [asha, ravi, selvi, tara])
      await eventually(async () => expect(await visitor.page.locator('.bracket.start').count()).toBe(1))
    await eventually(async () =>
      expect(await selvi.page.getByRole('button', { name: /Disputes 1 wait for you/ }).count()).toBe(1),
    )
    await eventually(async () =>
      expect(await ravi.page.getByRole('option').first().innerText()).toContain('1 disputed'),
    )
    await lena.presses('KeyT')
    await lena.page.getByRole('button', { name: question }).click()
    await eventually(async () => expect(lena.item).toBe(asha.item))
    await eventually(async () => expect(await lena.page.locator('.bracket.start').count()).toBe(1))
  })

  test('positions, votes and comments, live for all; an annotator of the item takes part', async () => {
    await ravi.presses('BracketRight')
    await atDifference(ravi, 2)
    await ravi.presses('KeyD')
    await focused(select(ravi))
    await select(ravi).selectOption({ label: 'old' })
    await field(ravi, 'Because').fill('the first letter is nasal')
    await ravi.presses('Control+Enter')
    await asha.presses('KeyT')
    await eventually(async () => expect(await thread(asha).innerText()).toContain('the first letter is nasal'))
    await thread(asha).getByRole('button', { name: 'Votes for “old”: 0' }).click()
    await eventually(async () =>
      expect(await thread(ravi).getByRole('button', { name: 'Votes for “old”: 1' }).count()).toBe(1),
    )
    await devi.presses('KeyT')
    await devi.page.getByRole('button', { name: question }).click()
    await eventually(async () => expect(await thread(devi).count()).toBe(1))
    await field(devi, 'Comment').fill('I heard odd, but the line was bad')
    await devi.presses('Enter')
    for (const visitor of [asha, ravi])
      await eventually(async () => expect(await thread(visitor).innerText()).toContain('the line was bad'))
    await looks(asha, 'panel')
    await asha.presses('Escape')
  })

  test('the same words by two at once: the second is offered to vote', async () => {
    await asha.presses('KeyT')
    await eventually(async () => expect(await select(asha).count()).toBe(1))
    await select(asha).selectOption({ label: 'odd' })
    await select(ravi).selectOption({ label: 'odd' })
    await Promise.all([addPosition(asha).click(), addPosition(ravi).click()])
    const second = await eventually(async () => {
      const asked = await Promise.all(
        [asha, ravi].map((each) => each.page.getByRole('button', { name: 'Vote for them' }).count()),
      )
      expect(asked).toContain(1)
      return asked[0] === 1 ? asha : ravi
    })
    await second.page.getByRole('button', { name: 'Vote for them' }).click()
    for (const visitor of [asha, ravi])
      await eventually(async () => expect(await visitor.page.getByLabel('Votes for “odd”: 1').count()).toBe(1))
    await asha.page.locator('room-disputes').getByRole('button', { name: 'Close', exact: true }).click()
    await ravi.page.locator('room-disputes').getByRole('button', { name: 'Close', exact: true }).click()
  })

  test('T2 an annotator selects words with the mouse and asks about them; who opened it withdraws it', async () => {
    const text = devi.page.locator('room-segment .text')
    const box = await text.boundingBox()
    if (!box) throw new Error('no text')
    const widths = await text.evaluate((element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      const { left, right } = range.getBoundingClientRect()
      return { left, right }
    })
    await devi.page.mouse.move(widths.right - 4, box.y + 18)
    await devi.page.mouse.down()
    await devi.page.mouse.move(widths.right - 60, box.y + 18, { steps: 5 })
    await devi.page.mouse.up()
    await eventually(async () =>
      expect(await devi.page.locator('room-difference-bar h3').innerText()).toBe('Words of segment 1'),
    )
    await devi.presses('KeyD')
    await focused(field(devi, 'What should the trainer decide?'))
    await devi.types('Is it morning or mourning?')
    await devi.presses('Control+Enter')
    await eventually(async () => expect(await asha.page.locator('.bracket.start').count()).toBe(2))
    const mine = devi.page.locator('room-dispute', { hasText: 'morning or mourning' })
    await mine.getByRole('button', { name: 'Withdraw the dispute' }).click()
    await eventually(async () => expect(await asha.page.locator('.bracket.start').count()).toBe(1))
    await eventually(async () => expect(await mine.locator('article').innerText()).toContain('withdrawn'))
    await looks(devi, 'annotator')
  })

  test('S2 an open dispute blocks sign-off, and the way to it is shown', async () => {
    await asha.presses('BracketLeft')
    await atDifference(asha, 1)
    await asha.presses('KeyN')
    await eventually(async () =>
      expect(await asha.quietLine()).toContain(`Not signed off: An open dispute: ${question}`),
    )
    await asha.page.getByRole('button', { name: 'Go there' }).click()
    await atDifference(asha, 2)
  })

  test('U6 a lead changes the reasons, and trainers have them at once', async () => {
    await rules(selvi, 2)
    await lena.presses('Comma')
    await lena.page.getByRole('button', { name: 'Add a reason' }).click()
    await lena.page.getByRole('textbox', { name: 'Reason 10' }).fill('dialect')
    await lena.page.keyboard.press('Enter')
    await eventually(async () =>
      expect(await form(selvi, 'ruling').getByRole('radio', { name: 'dialect' }).count()).toBe(1),
    )
    await looks(lena, 'reasons')
    await lena.presses('Escape')
  })

  test('U2 the words move while a trainer writes: shown, confirmed, and nothing that was typed is lost', async () => {
    await rules(tara, 2)
    await tara.presses('Digit3')
    await tara.presses('KeyE')
    await field(tara, 'Why, in one line').fill('The vowel is short')
    await ravi.edits()
    await ravi.types('ish')
    await ravi.saved()
    await selvi.presses('Digit2')
    await selvi.page.keyboard.down('Control')
    await selvi.page.keyboard.up('Control')
    await selvi.presses('KeyT')
    await focused(field(selvi, 'Why, in one line'))
    await selvi.types('The line says odd twice')
    await looks(selvi, 'ruling')
    await selvi.presses('Control+Enter')
    await eventually(async () =>
      expect(await form(selvi, 'ruling').getByRole('alert').innerText()).toMatch(/The words have changed.*ish/),
    )
    expect(await field(selvi, 'Why, in one line').inputValue()).toBe('The line says odd twice')
    await selvi.presses('Control+Enter')
    await eventually(async () => expect(await form(selvi, 'ruling').count()).toBe(0))
  })

  test('U1 everyone sees the ruled words at once, also who types there, and their own are kept', async () => {
    for (const visitor of people().filter((each) => each !== lena && each !== devi))
      await eventually(async () => expect((await visitor.draft())[0]).toContain('left the odd town'))
    expect(await ravi.page.locator('room-segment-editor .mark.ruled').innerText()).toBe('odd')
    const kept = ravi.page.locator('room-not-accepted section')
    await eventually(async () =>
      expect(await kept.innerText()).toContain(
        'Selvi ruled “odd” here while you were typing. Your words are kept here.',
      ),
    )
    expect(await kept.innerText()).toContain('newish')
    await ravi.types('xyz')
    expect((await ravi.draft())[0]).not.toContain('xyz')
    await looks(ravi, 'kept')
    await ravi.presses('Escape')
    await kept.getByRole('button', { name: 'Done with it' }).click()
  })

  test('the second trainer is told who ruled what, and keeps their text', async () => {
    await form(tara, 'ruling')
      .getByText('Selvi ruled “odd” here before you (wrong word): The line says odd twice')
      .waitFor()
    expect(await field(tara, 'Why, in one line').inputValue()).toBe('The vowel is short')
    await looks(tara, 'second')
  })

  test('a stock client changes the ruled words: nothing of what anybody sees, and the outer two are settled', async () => {
    const cookies = await ravi.page.context().cookies()
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const doc = new Y.Doc()
    const provider = stockProvider(grounds.servers[1].url, `town/${asha.item ?? ''}`, doc, cookie)
    const text = () => draftText(doc, 'u1')
    await eventually(async () => expect(text()?.toString()).toMatch(/newish town/))
    const at = (text()?.toString() ?? '').indexOf('newish')
    text()?.delete(at, 6)
    text()?.insert(at, 'hostile words')
    await asha.presses('BracketLeft')
    await atDifference(asha, 1)
    await takes(asha, 'big')
    await ravi.presses('BracketRight')
    await atDifference(ravi, 3)
    await takes(ravi, 'noon')
    await asha.saved()
    await ravi.saved()
    provider.destroy()
    for (const visitor of [asha, ravi, selvi, tara])
      await eventually(async () =>
        expect(await visitor.draft()).toEqual(['the big bus left the odd town at noon in the morning']),
      )
  })

  test('U5 reopened with a reason by the second trainer, who then rules with the words that were kept', async () => {
    await form(tara, 'ruling').getByRole('button', { name: 'Reopen that ruling' }).click()
    await focused(field(tara, 'Why the ruling is reopened'))
    await tara.types('Selvi and I listened again')
    await tara.presses('Control+Enter')
    await eventually(async () => expect(await form(tara, 'reopen').count()).toBe(0))
    for (const visitor of [asha, selvi])
      await eventually(async () => expect(await visitor.page.locator('.bracket.start').count()).toBe(1))
    expect((await asha.draft())[0]).toContain('left the odd town')
    await rules(tara, 2)
    await eventually(async () => expect(await field(tara, 'Why, in one line').inputValue()).toBe('The vowel is short'))
    await tara.presses('Control+Enter')
    await eventually(async () => expect((await asha.draft())[0]).toContain('left the old town'))
    await looks(asha, 'ruled')
  })

  test('signed off, and the export has all three as they are on screen', async () => {
    const shown = (await asha.draft())[0]
    await asha.presses('KeyN')
    await eventually(async () => expect(await ravi.page.getByText(/Signed off by Asha/).count()).toBe(1))
    const exported = JSON.parse(await cli('export', 'town', '--format', 'json')) as {
      results: { item: string; state: string; how: string; units: { text: string }[] }[]
    }
    expect(exported.results.find(({ item }) => item === 'town-1')).toMatchObject({
      state: 'signed-off',
      how: 'ruled',
      units: [{ text: shown }],
    })
    expect(shown).toBe('the big bus left the old town at noon in the morning')
  })

  test('nothing failed in anybody’s page', () => {
    for (const { faults } of people()) expect(faults).toEqual([])
  })
})
