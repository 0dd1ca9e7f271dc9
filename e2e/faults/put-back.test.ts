import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { eventually, openBrowser, Visitor } from '../people.ts'

const lesson = join(import.meta.dirname, '..', 'samples', 'lesson.json')

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let data: string
let server: ServerProcess
let browser: Browser
let asha: Visitor
let ravi: Visitor

beforeAll(async () => {
  directory = await temporaryDirectory()
  data = join(directory.path, 'data')
  server = await ServerProcess.start(data)
  browser = await openBrowser()
  await chavadiDone(['import', lesson, '--room', 'school', '--data', data])
  asha = await Visitor.comes(browser, await server.invite('school', 'reviewer', 'Asha'))
  ravi = await Visitor.comes(browser, await server.invite('school', 'reviewer', 'Ravi'))
  const item = await asha.moves('Shift+KeyN')
  await ravi.goesTo(item)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await directory.remove()
})

const words = async (visitor: Visitor) => (await visitor.draft()).join('|')
const count = (text: string, part: string) => text.split(part).length - 1

async function types(visitor: Visitor, key: 'Home' | 'End', typed: string): Promise<void> {
  await visitor.edits()
  await visitor.presses(key)
  await visitor.types(typed)
  await visitor.presses('Escape')
  await visitor.saved()
}

test('V6 a server put back to yesterday gets today’s words again from who typed them, once, and says so', async () => {
  await types(asha, 'Home', 'yesterday ')
  await server.stop()
  await cp(data, join(directory.path, 'backup'), { recursive: true })
  await server.start()
  await Promise.all([asha.saved(), ravi.saved()])
  await types(asha, 'Home', 'today ')
  await types(ravi, 'End', ' tonight')
  await eventually(async () => expect(await words(asha)).toBe(await words(ravi)))
  await server.stop()
  await rm(data, { recursive: true })
  await cp(join(directory.path, 'backup'), data, { recursive: true })
  await server.start()
  for (const visitor of [asha, ravi]) await eventually(async () => expect(await visitor.quietLine()).toContain('lost'))
  await eventually(async () => {
    const now = await words(asha)
    expect(await words(ravi)).toBe(now)
    for (const part of ['yesterday ', 'today ', ' tonight']) expect([part, count(now, part)]).toEqual([part, 1])
  })
  await Promise.all([asha.saved(), ravi.saved()])
  const late = await Visitor.comes(browser, await server.invite('school', 'reviewer', 'Mani'))
  await late.goesTo(asha.item ?? '')
  await eventually(async () => expect(await words(late)).toBe(await words(asha)))
  expect([...asha.faults, ...ravi.faults]).toEqual([])
}, 180_000)
