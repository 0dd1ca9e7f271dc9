import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { looksRight } from '../look.ts'
import { chavadiDone } from '../machine/chavadi-process.ts'
import { eventually, openBrowser, phone, Visitor } from '../people.ts'
import { type Grounds, places } from './grounds.ts'

const lesson = join(import.meta.dirname, '..', 'samples', 'lesson.json')

describe.each(Object.entries(places))('what people say in a room, on %s', (_, open) => {
  let grounds: Grounds
  let browser: Browser
  let kamala: Visitor
  let asha: Visitor
  let ravi: Visitor
  let selvi: Visitor
  let worker: Visitor
  let client: Visitor
  /** Everything that the observer's page was sent. */
  const received: string[] = []
  let item = ''

  beforeAll(async () => {
    grounds = await open()
    browser = await openBrowser()
    await chavadiDone(['import', lesson, '--room', 'school', '--data', grounds.dataDirectory])
    const [here, there] = grounds.servers
    kamala = await Visitor.comes(browser, await here.invite('school', 'lead', 'Kamala'))
    asha = await Visitor.comes(browser, await here.invite('school', 'reviewer', 'Asha'))
    ravi = await Visitor.comes(browser, await there.invite('school', 'reviewer', 'Ravi'))
    selvi = await Visitor.comes(browser, await there.invite('school', 'trainer', 'Selvi'))
    worker = await Visitor.comes(browser, await here.invite('school', 'annotator', 'Newcomer'))
    client = await Visitor.comes(browser, await there.invite('school', 'observer', 'Client'))
    client.page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => received.push(payload.toString())),
    )
    client.page.on('response', (response) => {
      if (response.url().includes('/api/'))
        void response.text().then(
          (text) => received.push(text),
          () => undefined,
        )
    })
    await client.page.reload()
    await client.page
      .getByText(/[0-9]+ of [0-9]+ signed off/)
      .first()
      .waitFor()
    item = await asha.moves('Shift+KeyN')
    await ravi.goesTo(item)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await grounds.close()
  })

  const panel = (who: Visitor) => who.page.getByRole('complementary', { name: 'Talk' })
  const field = (who: Visitor) => panel(who).getByRole('textbox')
  /** A message, rather than what is said aloud of it. */
  const message = (who: Visitor, words: string | RegExp) => panel(who).locator('room-talk-message').getByText(words)
  const count = (who: Visitor) => who.page.locator('room-talk-button .count')

  test('TK1 TK5 the talk opens by key beside the bench, and what is said is counted for the others', async () => {
    await asha.presses('KeyC')
    await panel(asha).getByText('Nothing was said yet.').waitFor()
    await looksRight(asha, 'talk-empty')
    await asha.presses('KeyC')
    await field(asha).fill('')
    await field(asha).pressSequentially('Plantain is spelt with ai, see https://example.org/list. ')
    await field(asha).press('Shift+Enter')
    await field(asha).pressSequentially('Who agrees?')
    await field(asha).press('Enter')
    await message(asha, 'Who agrees?').waitFor()
    expect(await field(asha).inputValue()).toBe('')
    await eventually(async () => expect(await count(ravi).textContent()).toContain('1'))
    await ravi.presses('KeyC')
    await message(ravi, 'Plantain is spelt with ai').waitFor()
    expect(await panel(ravi).getByRole('link').getAttribute('href')).toBe('https://example.org/list')
    await count(ravi).waitFor({ state: 'detached' })
  }, 120_000)

  test('TK6 TK7 who is named by @ has a notice that leads to the talk', async () => {
    await field(ravi).pressSequentially('Ask @Sel')
    await panel(ravi).getByRole('option', { name: 'Selvi' }).waitFor()
    await field(ravi).press('Enter')
    await field(ravi).pressSequentially('about it')
    await field(ravi).press('Enter')
    await message(asha, 'Ask @Selvi about it').waitFor()
    await selvi.presses('KeyY')
    await selvi.page.getByText('Ravi named you in the talk').click()
    await message(selvi, 'Ask @Selvi about it').waitFor()
  }, 120_000)

  test('TK1 about a segment: the message leads there, and the segment leads to it', async () => {
    await asha.presses('Escape')
    await asha.presses('Shift+KeyC')
    await field(asha).fill('Jackfruit or not?')
    await looksRight(asha, 'talk-about')
    await field(asha).press('Enter')
    const mark = ravi.page.getByRole('button', { name: '1 message about this segment' })
    await mark.waitFor()
    await mark.click()
    await message(ravi, 'Jackfruit or not?').waitFor()
    expect(await message(ravi, 'Who agrees?').count()).toBe(0)
    await looksRight(ravi, 'talk-of-item')
    await panel(selvi)
      .getByRole('button', { name: /segment 1/ })
      .click()
    await eventually(() => expect(selvi.item).toBe(item))
    await worker.presses('KeyC')
    await message(worker, 'Who agrees?').waitFor()
    expect(await message(worker, 'Jackfruit or not?').count()).toBe(0)
  }, 120_000)

  test('TK2 a trainer’s note is read by one person', async () => {
    await panel(selvi).getByLabel('Who reads it').selectOption({ label: 'Note to Newcomer' })
    await panel(selvi).getByText('Only Newcomer and you read this.').waitFor()
    await field(selvi).fill('Tamarind: listen to the endings once more.')
    await field(selvi).press('Enter')
    await message(worker, 'A note to you. Nobody else reads it.').waitFor()
    await looksRight(worker, 'talk-note')
    await message(selvi, 'A note to Newcomer. Nobody else reads it.').waitFor()
    for (const who of [asha, ravi]) {
      await panel(who).getByRole('button', { name: 'All' }).click()
      await message(who, 'Jackfruit or not?').waitFor()
      expect(await message(who, 'Tamarind').count()).toBe(0)
    }
  }, 120_000)

  test('TK10 whoever got a note answers it privately, to the trainer alone', async () => {
    await panel(worker).getByRole('button', { name: 'Answer privately' }).click()
    await panel(worker).getByText('Only Selvi and you read this.').waitFor()
    await field(worker).fill('Turmeric: மீண்டும் கேட்டேன், شكرا')
    await looksRight(worker, 'talk-answer')
    await field(worker).press('Enter')
    await message(worker, 'A note to Selvi. Nobody else reads it.').waitFor()
    await panel(worker).getByText('Only Selvi and you read this.').waitFor({ state: 'detached' })
    await message(selvi, 'Turmeric: மீண்டும் கேட்டேன், شكرا').waitFor()
    for (const who of [asha, ravi]) expect(await message(who, 'Turmeric').count()).toBe(0)
  }, 120_000)

  test('TK11 a notice opens the talk at the message that it is about, however much was said since', async () => {
    for (let at = 1; at <= 12; at++) {
      await field(ravi).fill(`line ${at}\nமழை பெய்கிறது\n\n\nمطر`)
      await field(ravi).press('Enter')
    }
    await message(ravi, /^line 12\n/).waitFor()
    await panel(selvi).getByRole('button', { name: 'Close' }).click()
    await panel(selvi).waitFor({ state: 'detached' })
    await selvi.presses('KeyY')
    await selvi.page.getByText('Ravi named you in the talk').click()
    const led = message(selvi, 'Ask @Selvi about it')
    await eventually(() => expect(led.isVisible()).resolves.toBe(true))
    const box = await led.boundingBox()
    const list = await panel(selvi).getByRole('region', { name: 'Messages' }).boundingBox()
    expect(box && list && box.y >= list.y && box.y + box.height <= list.y + list.height).toBe(true)
    await looksRight(selvi, 'talk-led')
    await message(selvi, /^line 12\n/).waitFor()
  }, 120_000)

  test('TK8 what is written and not sent survives the panel and a reload', async () => {
    await field(asha).fill('Half a thought')
    await asha.presses('Escape')
    await panel(asha).waitFor({ state: 'detached' })
    await asha.page.reload()
    await asha.page.locator('room-talk-button button').click()
    await eventually(async () => expect(await field(asha).inputValue()).toBe('Half a thought'))
    await field(asha).fill('')
  }, 120_000)

  test('TK3 an observer receives nothing of it, until the room shows its talk', async () => {
    expect(received.length).toBeGreaterThan(0)
    for (const word of ['Plantain', 'Jackfruit', 'Tamarind', 'Turmeric', 'agrees'])
      expect([word, received.join().includes(word)]).toEqual([word, false])
    expect(await client.page.locator('room-talk-button button').count()).toBe(0)
    await kamala.presses('Comma')
    const form = kamala.page.locator('room-talk-settings')
    await form.getByRole('checkbox').check()
    await form.getByRole('button', { name: /^Store/ }).click()
    await panel(asha).getByText('Observers read this, without names.').waitFor()
    await client.page.reload()
    await client.page.locator('room-talk-button button').click()
    await panel(client).getByText('Nothing was said since the room shows its talk.').waitFor()
    await field(asha).fill('Coconut it is')
    await field(asha).press('Enter')
    await message(client, 'Coconut it is').waitFor()
    await panel(client)
      .getByText(/^Reviewer [0-9]+$/)
      .waitFor()
    await looksRight(client, 'talk-observed')
    for (const word of ['Plantain', 'Jackfruit', 'Tamarind', 'Turmeric', 'Asha'])
      expect([word, received.join().includes(word)]).toEqual([word, false])
  }, 120_000)

  test('TK1 on a phone the talk covers the bench, and is said over a keyboard that composes', async () => {
    await ravi.page.setViewportSize(phone)
    await panel(ravi).getByRole('button', { name: 'Close' }).click()
    await panel(ravi).waitFor({ state: 'detached' })
    await ravi.page.getByRole('button', { name: 'More' }).click()
    await ravi.page.getByRole('button', { name: 'Talk', exact: true }).last().click()
    await panel(ravi).waitFor()
    await field(ravi).fill('சரி')
    await field(ravi).dispatchEvent('keydown', { code: 'Enter', key: 'Enter', isComposing: true })
    expect(await field(ravi).inputValue()).toBe('சரி')
    await field(ravi).press('Enter')
    await message(asha, 'சரி').waitFor()
    for (const who of [asha, ravi, selvi, worker, client, kamala]) expect(who.faults).toEqual([])
  }, 120_000)
})
