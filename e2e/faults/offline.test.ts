import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { eventually, openBrowser, Visitor } from '../people.ts'
import { FaultLine } from './fault-line.ts'

const lesson = join(import.meta.dirname, '..', 'samples', 'lesson.json')

describe('three people in one item, and one of them comes back from a browser that was closed without a line', () => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>
  let profile: Awaited<ReturnType<typeof temporaryDirectory>>
  let server: ServerProcess
  let line: FaultLine
  let browser: Browser
  let asha: Visitor
  let selvi: Visitor
  let ravi: Visitor
  let item: string
  let address: string

  beforeAll(async () => {
    directory = await temporaryDirectory()
    profile = await temporaryDirectory()
    server = await ServerProcess.start(directory.path)
    line = await FaultLine.open(server.port)
    browser = await openBrowser()
    await chavadiDone(['import', lesson, '--room', 'school', '--data', directory.path])
    asha = await Visitor.comes(browser, await server.invite('school', 'reviewer', 'Asha'))
    selvi = await Visitor.comes(browser, await server.invite('school', 'trainer', 'Selvi'))
    ravi = await Visitor.withProfile(profile.path)
    await ravi.opens(behindTheLine(await server.invite('school', 'reviewer', 'Ravi')))
    item = await asha.moves('Shift+KeyN')
    await Promise.all([ravi.goesTo(item), selvi.goesTo(item)])
    address = ravi.page.url()
  })
  afterAll(async () => {
    await ravi.leaves()
    await browser.close()
    await line.close()
    await server.stop()
    await profile.remove()
    await directory.remove()
  })

  const behindTheLine = (link: string) => link.replace(`:${server.port}/`, `:${line.port}/`)
  const everybody = () => [asha, ravi, selvi]
  const words = async (visitor: Visitor) => (await visitor.draft()).join('|')
  const count = (text: string, part: string) => text.split(part).length - 1
  const note = () => ravi.page.locator('room-connection-note p').innerText()
  const trail = () => chavadiDone(['audit', 'school', '--data', directory.path])
  const everybodySees = (part: string) =>
    eventually(async () => {
      const [first, ...others] = await Promise.all(everybody().map(words))
      for (const other of others) expect(other).toBe(first)
      expect(count(first ?? '', part)).toBe(1)
    })

  test('V3 what was done without a line is shown again after a reload without one', async () => {
    await ravi.page.evaluate(async () => void (await navigator.serviceWorker.ready))
    await ravi.edits()
    await ravi.presses('Home')
    await ravi.saved()
    line.cut()
    await ravi.types('offline words ')
    await ravi.presses('Escape', 'Digit2')
    await eventually(async () => expect(await ravi.saveState()).toBe('on-device'))
    await ravi.page.reload()
    await eventually(async () => expect(count(await words(ravi), 'offline words ')).toBe(1))
    await eventually(async () => expect(await ravi.saveState()).toBe('on-device'))
    await eventually(async () =>
      expect(await note()).toMatch(/You are offline\. [0-9]+ changes are kept on this device/),
    )
  })

  test('V3 and again after the browser was closed and opened; it can be gone on with', async () => {
    await ravi.leaves()
    ravi = await Visitor.withProfile(profile.path)
    await ravi.page.goto(address)
    await eventually(async () => expect(count(await words(ravi), 'offline words ')).toBe(1))
    await ravi.edits()
    await ravi.presses('Home')
    await ravi.types('and more ')
    await ravi.presses('Escape')
    await eventually(async () => expect(await words(ravi)).toContain('and more '))
    await asha.edits()
    await asha.presses('End')
    await asha.types(' meanwhile')
    await asha.presses('Escape')
    await asha.saved()
    expect(await words(asha)).not.toContain('offline')
  })

  test('V3 when the line is back everything is there once, on all screens, in the export and in the trail', async () => {
    line.drop()
    line.mend()
    await ravi.saved()
    for (const part of ['and more ', 'offline words ', ' meanwhile']) await everybodySees(part)
    const file = await chavadiDone(['export', 'school', '--format', 'csv', '--data', directory.path])
    for (const part of ['and more ', 'offline words ', ' meanwhile']) expect(count(file, part)).toBe(1)
    expect(count(await trail(), '"type":"difference.settled"')).toBe(1)
  })

  test('V3 a killed browser loses nothing, and what it kept goes out from the queue without opening the item', async () => {
    await ravi.leaves()
    ravi = await Visitor.withProfile(profile.path)
    await ravi.page.goto(address)
    await eventually(() => ravi.ready())
    await ravi.edits()
    await ravi.presses('Home')
    await ravi.saved()
    line.cut()
    await ravi.types('before the power went ')
    await eventually(async () => expect(await ravi.saveState()).toBe('on-device'))
    await ravi.isKilled()
    expect(await words(asha)).not.toContain('before the power went')
    line.drop()
    line.mend()
    ravi = await Visitor.withProfile(profile.path)
    await ravi.page.goto(address.replace(/\/i\/.*/, ''))
    await eventually(async () => expect(count(await words(asha), 'before the power went ')).toBe(1))
    await ravi.saved()
    await ravi.goesTo(item)
    await everybodySees('before the power went ')
  })

  test('V3 somebody else in the same browser neither sees nor sends it', async () => {
    await ravi.edits()
    await ravi.presses('Home')
    await ravi.saved()
    line.cut()
    await ravi.types('only mine ')
    await eventually(async () => expect(await ravi.saveState()).toBe('on-device'))
    await ravi.page.goto('about:blank')
    line.drop()
    line.mend()
    const joseph = await ravi.inAnotherTab(behindTheLine(await server.invite('school', 'reviewer', 'Joseph')))
    await joseph.goesTo(item)
    await joseph.edits()
    await joseph.presses('End')
    await joseph.types(' of Joseph')
    await joseph.presses('Escape')
    await joseph.saved()
    await eventually(async () => expect(await words(asha)).toContain(' of Joseph'))
    for (const visitor of [asha, joseph]) expect(await words(visitor)).not.toContain('only mine')
    await ravi.page.goto(address)
    await everybodySees('only mine ')
    await ravi.saved()
    for (const visitor of [...everybody(), joseph]) expect(visitor.faults).toEqual([])
  })

  test('V4 what was typed into an item that was signed off meanwhile is not sent and not lost', async () => {
    await ravi.edits()
    await ravi.presses('Home')
    await ravi.saved()
    line.cut()
    await ravi.types('too late ')
    await eventually(async () => expect(await ravi.saveState()).toBe('on-device'))
    await asha.presses('KeyN')
    await eventually(async () => expect(await trail()).toContain('"type":"item.signed-off"'))
    await ravi.page.goto('about:blank')
    line.drop()
    line.mend()
    await ravi.page.goto(address.replace(/\/i\/.*/, ''))
    await eventually(async () =>
      expect(await ravi.quietLine()).toContain('Not accepted: the item was signed off before your words arrived'),
    )
    await ravi.goesTo(item)
    const panel = ravi.page.getByRole('region', { name: 'Not accepted' })
    await panel.getByText('too late').waitFor()
    expect(await words(ravi)).not.toContain('too late')
    await ravi.page.reload()
    await panel.getByText('too late').waitFor()
    await panel.getByRole('button', { name: 'Done with it' }).click()
    await panel.waitFor({ state: 'detached' })
    await ravi.page.reload()
    await eventually(() => ravi.ready())
    await ravi.saved()
    expect(await panel.count()).toBe(0)
    await eventually(async () => expect(await words(ravi)).toBe(await words(selvi)))
  })
})
