import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { looksRight } from '../look.ts'
import { chavadiDone } from '../machine/chavadi-process.ts'
import { eventually, openBrowser, Visitor } from '../people.ts'
import { type Grounds, places } from './grounds.ts'

const sizes = { first: 116, second: 4 } as const
const spoken = ['the cat sat on the mat', 'the bat sat on the mat', 'the cat sat on a mat']

/** Items with one difference or two, in files of two batches. */
const batchOf = (name: string, count: number) =>
  JSON.stringify({
    chavadi: 1,
    items: Array.from({ length: count }, (_, at) => ({
      key: `${name}-${String(at + 1).padStart(3, '0')}.wav`,
      language: 'en',
      sources: spoken.map((text, worker) => ({
        annotator: `worker-${worker + 1}`,
        segments: [{ text: `${text}${' again and again'.repeat(at % 7)}` }],
      })),
    })),
  })

describe.each(Object.entries(places))('who does which items on %s', (_, open) => {
  let grounds: Grounds
  let browser: Browser
  let kamala: Visitor
  let asha: Visitor
  let ravi: Visitor

  beforeAll(async () => {
    grounds = await open()
    browser = await openBrowser()
    for (const [name, count] of Object.entries(sizes)) {
      const file = join(grounds.dataDirectory, `${name}.json`)
      await writeFile(file, batchOf(name, count))
      await chavadiDone(['import', file, '--room', 'day', '--data', grounds.dataDirectory])
    }
    const [here, there] = grounds.servers
    asha = await Visitor.comes(browser, await here.invite('day', 'reviewer', 'Asha Raman'))
    ravi = await Visitor.comes(browser, await there.invite('day', 'reviewer', 'Ravi'))
    kamala = await Visitor.comes(browser, await here.invite('day', 'lead', 'Kamala'))
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await grounds.close()
  })

  const rowOf = (who: Visitor, name: string) => who.page.locator('room-assignees li', { hasText: name })

  test('Q3 two people who go to the next item 50 times each are never at one item', async () => {
    const seen = new Map<string, string>()
    const walk = async (who: Visitor, name: string) => {
      for (let turn = 0; turn < 50; turn++) {
        const item = await who.moves('Shift+KeyN')
        expect([item, seen.get(item) ?? name]).toEqual([item, name])
        seen.set(item, name)
      }
    }
    await Promise.all([walk(asha, 'Asha'), walk(ravi, 'Ravi')])
    expect(seen.size).toBe(100)
  }, 300_000)

  test('W4 a lead deals what is nobody’s, sees before what each gets, and everybody sees it live', async () => {
    await kamala.presses('KeyW')
    await kamala.page.getByRole('button', { name: 'Deal evenly' }).click()
    const form = kamala.page.locator('room-deal')
    await form.getByRole('checkbox', { name: /Asha/ }).check()
    await form.getByRole('checkbox', { name: /Ravi/ }).check()
    await eventually(async () => expect(await form.getByText(/^60 items, \d+ words$/).count()).toBe(2))
    await form.getByLabel('At most each').fill('20')
    await form.getByLabel('At most each').press('Tab')
    await form.getByLabel('Due').fill('2999-12-31')
    await form.getByText('Left for later: 80 items').waitFor()
    await looksRight(kamala, 'assignments-deal')
    await form.getByRole('button', { name: 'Deal 40 items' }).click()
    await form.getByText('40 items are dealt').waitFor()
    await rowOf(kamala, 'Asha').getByText('20 assigned').waitFor()
    await kamala.page.getByRole('button', { name: 'Deal evenly' }).click()
  }, 120_000)

  test('W1 W2 by hand from a selection, by click and by key, with a due date; a day that is over is refused', async () => {
    const { page } = kamala
    const actions = page.locator('room-assign-actions')
    const list = page.getByRole('listbox', { name: 'Items to assign' })
    const whose = page.locator('room-assignment-filters').getByLabel('Whose')
    await whose.selectOption('nobody')
    await list.getByRole('option').first().click()
    await list
      .getByRole('option')
      .nth(4)
      .click({ modifiers: ['Shift'] })
    await actions.getByText('5 items selected').waitFor()
    await kamala.presses('ArrowDown', 'Space')
    await actions.getByText('6 items selected').waitFor()
    await actions.getByLabel('Assign to').selectOption({ label: 'Ravi' })
    await actions.getByLabel('Due').fill('2020-01-01')
    await actions.getByRole('button', { name: 'Only set the due date' }).isDisabled()
    await actions.evaluate((element) => element.shadowRoot?.querySelector('form')?.setAttribute('novalidate', ''))
    await actions.getByRole('button', { name: 'Assign', exact: true }).click()
    await page.getByText('This due date is over already').waitFor()
    await actions.getByLabel('Due').fill(await page.evaluate(() => new Date().toLocaleDateString('sv')))
    await looksRight(kamala, 'assignments-selection')
    await actions.getByRole('button', { name: 'Assign', exact: true }).click()
    await rowOf(kamala, 'Ravi').getByText('26 assigned').waitFor()
    await whose.selectOption({ label: 'Ravi' })
    await eventually(async () => expect(await list.getByText('due today').count()).toBe(6))
    await looksRight(kamala, 'assignments-of-one')
  }, 120_000)

  test('W7 W8 the next item is one’s own by its date, and the queue says whose an item is', async () => {
    await ravi.page.getByRole('button', { name: /^Mine/ }).click()
    await ravi.page.locator('room-queue-list').getByText('due today').first().waitFor()
    await looksRight(ravi, 'queue-with-assignees')
  }, 120_000)

  test('W6 what somebody has is taken back in one step, and falls away when they are removed', async () => {
    await rowOf(kamala, 'Asha').getByRole('button', { name: 'Take back all 20 open items' }).click()
    await rowOf(kamala, 'Asha').getByText('0 assigned').waitFor()
    await kamala.presses('KeyP')
    await kamala.page.getByRole('button', { name: 'More about Ravi' }).click()
    await kamala.page.getByRole('button', { name: 'Remove from the room' }).click()
    await kamala.page.locator('room-sure').getByRole('button', { name: 'Remove from the room' }).click()
    await kamala.page.getByRole('button', { name: 'More about Ravi' }).waitFor({ state: 'detached' })
    await kamala.presses('KeyW')
    await kamala.page.locator('room-assignees').getByText('120 open items are nobody’s').waitFor()
    expect(await rowOf(kamala, 'Ravi').count()).toBe(0)
  }, 120_000)
})
