import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { chavadi, type Ran, ServerProcess, withDemo } from '../machine/chavadi-process.ts'
import { desk, eventually, openBrowser, phone, Visitor } from '../people.ts'
import { linkOf } from '../printed-links.ts'

const shots = join(import.meta.dirname, '..', 'shots')
const typed = ' தம்பி'
const taken = 'மதுரைக்கு'

describe('two colleagues in the demo room, seen by a lone visitor', () => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>
  let server: ServerProcess
  let browser: Browser
  let asha: Visitor
  let demo: Promise<Ran>
  /** The visitor's. */
  let item = ''
  const cli = (...words: string[]) => chavadi([...words, '--data', directory.path])
  const settledOnScreen = async () =>
    Number.parseInt(
      await asha.page
        .getByText(/[0-9]+ of [0-9]+ differences settled/)
        .first()
        .innerText(),
      10,
    )
  const disputesInQueue = async () =>
    (await asha.page.locator('room-queue-list .flag').allInnerTexts()).reduce(
      (sum, text) => sum + Number.parseInt(text, 10),
      0,
    )

  beforeAll(async () => {
    await mkdir(shots, { recursive: true })
    directory = await temporaryDirectory()
    server = await ServerProcess.start(directory.path, {}, withDemo)
    browser = await openBrowser()
    await eventually(() => expect(linkOf(server.printed, 'Client')).not.toBe(''))
    asha = await Visitor.comes(browser, linkOf(server.printed, 'Asha'))
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
    await directory.remove()
  })

  test('the visitor sees the room that others left, opens an item, takes a reading and types', async () => {
    await asha.page.getByRole('button', { name: /^All/ }).first().click()
    await eventually(async () => expect(await asha.page.locator('room-queue-list [role=option]').count()).toBe(12))
    for (const [name, size] of Object.entries({ desk, phone })) {
      await asha.page.setViewportSize(size)
      await asha.looksLike(join(shots, `demo-queue-${name}.png`))
    }
    await asha.page.setViewportSize(desk)
    await asha.page.getByRole('option').filter({ hasText: 'bus-stand-01' }).click()
    await eventually(() => asha.ready())
    item = asha.item ?? ''
    await asha.presses('BracketRight')
    await eventually(async () => expect((await asha.readings())[1]?.words).toBe(taken))
    await asha.presses('Digit2')
    await asha.edits()
    await asha.presses('Control+End')
    await asha.types(typed)
    await asha.presses('Escape')
    await asha.saved()
    expect((await asha.draft())[0]).toContain(typed)
  })

  test('colleagues come in, a caret appears beside the visitor, and a difference is settled by another', async () => {
    const before = await settledOnScreen()
    demo = cli('demo', '--speed', '20', '--minutes', '0.5')
    const here = asha.page.locator('room-here-button .dots room-person')
    await eventually(async () => expect(await here.count()).toBe(3))
    await asha.page.getByRole('group', { name: 'Also in this item' }).waitFor()
    const caret = asha.page.locator('room-carets .caret .tag').first()
    await caret.waitFor({ state: 'attached', timeout: 20_000 })
    expect(['Nila', 'Imran']).toContain(await caret.textContent())
    await asha.looksLike(join(shots, 'demo-item-desk.png'))
    await eventually(async () => expect(await settledOnScreen()).toBeGreaterThan(before))
    await asha.page.setViewportSize(phone)
    await asha.looksLike(join(shots, 'demo-item-phone.png'))
    await asha.page.setViewportSize(desk)
  })

  test('they open disputes, go home by themselves, and say in sentences what they did', async () => {
    const { code, out, error } = await demo
    expect([code, error]).toEqual([0, ''])
    expect(out).toMatch(/^Asha is here as reviewer\.$/m)
    expect(out).toMatch(/^(Nila|Imran) came to bus-stand-01, where Asha is\.$/m)
    expect(out).toMatch(/^(Nila|Imran) typed “.*[\u0b80-\u0bff].*” in /m)
    expect(out).toMatch(/^(Nila|Imran) typed “.*[\u0900-\u097f].*” in /m)
    expect(out).toMatch(/^(Nila|Imran) opened a dispute in /m)
    expect(out).toMatch(/^Nila and Imran have gone\./m)
    await asha.presses('KeyG')
    await eventually(async () => expect(await disputesInQueue()).toBeGreaterThanOrEqual(2))
    const here = asha.page.locator('room-here-button .dots room-person')
    await eventually(async () => expect(await here.count()).toBe(1))
  })

  test('nothing of the visitor’s was overwritten, and nothing signed off under their eyes', async () => {
    await asha.goesTo(item)
    const first = await eventually(async () => {
      const [text] = await asha.draft()
      expect(text).toContain(typed)
      return text
    })
    expect(first?.split(' ')).toContain(taken)
    expect(await asha.page.getByText(/^Signed off by/).count()).toBe(0)
    expect(asha.faults).toEqual([])
  })
})

test('demo where none may be is refused in a sentence that says what to do', async () => {
  const { path, remove } = await temporaryDirectory()
  const refused = await chavadi(['demo', '--data', path], { PUBLIC_URL: 'https://review.example' })
  expect([refused.code, refused.error]).toEqual([
    1,
    expect.stringMatching(/PUBLIC_URL is set.*npx chavadi demo --data/),
  ])
  const unreachable = await chavadi(['demo', '--data', path, '--server', 'http://127.0.0.1:9'])
  expect([unreachable.code, unreachable.error]).toEqual([1, expect.stringContaining('does not answer')])
  const odd = await chavadi(['demo', '--data', path, '--minutes', 'soon'])
  expect([odd.code, odd.error]).toEqual([1, expect.stringContaining('--minutes takes a number')])
  await remove()
})
