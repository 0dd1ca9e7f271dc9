import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { eventually, openBrowser, phone, Visitor } from '../people.ts'
import { FaultLine } from './fault-line.ts'

const lesson = join(import.meta.dirname, '..', 'samples', 'lesson.json')

describe('three people in one item, and the line of one goes dead', () => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>
  let server: ServerProcess
  let line: FaultLine
  let browser: Browser
  let asha: Visitor
  let ravi: Visitor
  let selvi: Visitor

  beforeAll(async () => {
    directory = await temporaryDirectory()
    server = await ServerProcess.start(directory.path)
    line = await FaultLine.open(server.port)
    browser = await openBrowser()
    await chavadiDone(['import', lesson, '--room', 'school', '--data', directory.path])
    const behindTheLine = (link: string) => link.replace(`:${server.port}/`, `:${line.port}/`)
    asha = await Visitor.comes(browser, await server.invite('school', 'reviewer', 'Asha'))
    ravi = await Visitor.comes(browser, behindTheLine(await server.invite('school', 'reviewer', 'Ravi')), phone)
    selvi = await Visitor.comes(browser, await server.invite('school', 'trainer', 'Selvi'))
    const item = await asha.moves('Shift+KeyN')
    await Promise.all([ravi.goesTo(item), selvi.goesTo(item)])
  })
  afterAll(async () => {
    await browser.close()
    await line.close()
    await server.stop()
    await directory.remove()
  })

  const everybody = () => [asha, ravi, selvi]
  const drafts = () => Promise.all(everybody().map((visitor) => visitor.draft()))

  test('V1 nothing is called saved that is not; both sides go on working', async () => {
    await ravi.edits()
    await ravi.presses('Home')
    await ravi.types('before ')
    await ravi.saved()
    line.cut()
    await ravi.types('during ')
    await ravi.presses('Escape', 'Digit2')
    await asha.presses('BracketRight', 'Digit3')
    await asha.saved()
    expect(await ravi.saveState()).not.toBe('saved')
    await eventually(async () => expect(await ravi.saveState()).toBe('on-device'))
    expect((await asha.draft()).join(' ')).not.toContain('during')
    expect(await ravi.page.locator('room-save-state [data-state]').innerText()).toMatch(
      /On this device only \([0-9]+, since /,
    )
  })

  test('V1 when the line is back, everything is sent once and all three see the same', async () => {
    line.drop()
    line.mend()
    await ravi.saved()
    const text = await eventually(async () => {
      const [first, ...others] = await drafts()
      for (const other of others) expect(other).toEqual(first)
      return first?.join('|') ?? ''
    })
    expect(text.match(/before during/g)).toHaveLength(1)
    const trail = await chavadiDone(['audit', 'school', '--data', directory.path])
    expect(trail.match(/"type":"difference\.settled"/g)).toHaveLength(2)
    for (const visitor of everybody()) expect(visitor.faults).toEqual([])
  })
})
