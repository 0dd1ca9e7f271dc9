import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { field, focused, form, rules } from '../disputing.ts'
import { looksRight } from '../look.ts'
import { chavadiDone } from '../machine/chavadi-process.ts'
import { eventually, openBrowser, phone, Visitor } from '../people.ts'
import { type Grounds, places } from './grounds.ts'

const lesson = join(import.meta.dirname, '..', 'samples', 'lesson.json')

describe.each(Object.entries(places))('what is for me on %s', (_, open) => {
  let grounds: Grounds
  let browser: Browser
  let kamala: Visitor
  let asha: Visitor
  let ravi: Visitor
  let selvi: Visitor
  let item = ''

  beforeAll(async () => {
    grounds = await open()
    browser = await openBrowser()
    await chavadiDone(['import', lesson, '--room', 'school', '--data', grounds.dataDirectory])
    const [here, there] = grounds.servers
    asha = await Visitor.comes(browser, await here.invite('school', 'reviewer', 'Asha'))
    ravi = await Visitor.comes(browser, await there.invite('school', 'reviewer', 'Ravi'))
    selvi = await Visitor.comes(browser, await there.invite('school', 'trainer', 'செல்வி மீனாட்சி'))
    kamala = await Visitor.comes(browser, await here.invite('school', 'lead', 'Kamala'))
    item = await asha.moves('Shift+KeyN')
    await ravi.goesTo(item)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await grounds.close()
  })

  const count = (who: Visitor) => who.page.locator('room-notices-button .count')
  const disputes = (who: Visitor) => who.page.getByRole('complementary', { name: 'Disputes' })
  /** Leaves the item for the queue, so that the page of notices is what leads back. */
  const reads = async (who: Visitor) => {
    await who.presses('KeyY')
    await who.page.getByRole('heading', { name: 'For you' }).waitFor()
  }

  test('Y2 Y6 an answer to my dispute is counted in the bar and in the title, and read on the page', async () => {
    await asha.presses('KeyD')
    await asha.page.getByLabel('What should the trainer decide?').fill('Which is it?')
    await asha.presses('Control+Enter')
    await ravi.presses('KeyT')
    await disputes(ravi).getByText('Which is it?').first().waitFor()
    const comment = disputes(ravi).getByRole('textbox', { name: 'Comment' }).first()
    await comment.fill('I hear it so')
    await comment.press('Control+Enter')
    await eventually(async () => expect(await count(asha).textContent()).toContain('1'))
    await eventually(async () => expect(await asha.page.title()).toMatch(/^\(1\) Asha · /))
    expect(await count(ravi).count()).toBe(0)
    await reads(asha)
    await asha.page.getByText('Ravi commented on your dispute').waitFor()
    await asha.page.getByText('I hear it so').waitFor()
    await count(asha).waitFor({ state: 'detached' })
    await eventually(async () => expect(await asha.page.title()).toMatch(/^Asha · /))
  }, 120_000)

  test('Y5 who is named by @ is told, and stands there by name', async () => {
    const comment = disputes(ravi).getByRole('textbox', { name: 'Comment' }).first()
    await comment.fill('')
    await comment.pressSequentially('Please listen @செல்')
    await disputes(ravi).getByRole('option', { name: 'செல்வி மீனாட்சி' }).waitFor()
    await looksRight(ravi, 'mention-offered')
    await comment.press('Enter')
    await comment.pressSequentially('thank you')
    await comment.press('Control+Enter')
    await disputes(ravi).getByText('Please listen @செல்வி மீனாட்சி thank you').first().waitFor()
    await eventually(async () => expect(await count(selvi).textContent()).toContain('1'))
    await reads(selvi)
    await selvi.page.getByText('Ravi named you in a dispute').click()
    await eventually(() => expect(selvi.item).toBe(item))
    await count(selvi).waitFor({ state: 'detached' })
  }, 120_000)

  test('Y1 a ruling, an assignment and what is taken back are told, and the page looks right', async () => {
    await rules(selvi, 1)
    await selvi.presses('Digit2', 'KeyT')
    await focused(field(selvi, 'Why, in one line'))
    await selvi.types('It is so')
    await selvi.presses('Control+Enter')
    await eventually(async () => expect(await form(selvi, 'ruling').count()).toBe(0))
    await eventually(async () =>
      expect(Number.parseInt((await count(asha).textContent()) ?? '0', 10)).toBeGreaterThan(0),
    )
    await kamala.presses('KeyW')
    const list = kamala.page.getByRole('listbox', { name: 'Items to assign' })
    await list.getByRole('option').first().waitFor()
    await kamala.page.getByRole('button', { name: 'Select all 1 that match' }).click()
    const actions = kamala.page.locator('room-assign-actions')
    await actions.getByLabel('Assign to').selectOption({ label: 'Asha' })
    await actions.getByRole('button', { name: 'Assign', exact: true }).click()
    await kamala.page.getByRole('button', { name: 'Take back the open item' }).click()
    await asha.page.getByText('Kamala took an item back from you').waitFor()
    await asha.page.getByText('Kamala assigned you an item').waitFor()
    await asha.page.getByText('செல்வி மீனாட்சி ruled on your dispute').waitFor()
    await looksRight(asha, 'notices')
  }, 120_000)

  test('Y3 two devices of one person agree on what was read', async () => {
    const again = await asha.inAnotherTab(asha.page.url().replace(/(\/as\/[0-9]+).*/, '$1'))
    await kamala.page.locator('room-assign-actions').getByLabel('Assign to').selectOption({ label: 'Asha' })
    await asha.presses('KeyG')
    await kamala.page.getByRole('listbox', { name: 'Items to assign' }).getByRole('option').first().click()
    await kamala.page.locator('room-assign-actions').getByRole('button', { name: 'Assign', exact: true }).click()
    for (const who of [asha, again]) await eventually(async () => expect(await count(who).textContent()).toContain('1'))
    await looksRight(again, 'notices-button')
    await again.presses('KeyY')
    for (const who of [asha, again]) await count(who).waitFor({ state: 'detached' })
    await again.page.close()
  }, 120_000)

  test('Y6 on a phone the bar holds the count, and nothing is cut off', async () => {
    const small = await Visitor.comes(browser, await grounds.servers[0].invite('school', 'reviewer', 'John'), phone)
    await small.page.locator('room-notices-button button').click()
    await small.page.getByText('Nothing yet.').waitFor()
    await looksRight(small, 'notices-empty')
  }, 120_000)
})
