import { join } from 'node:path'
import type { Browser } from 'playwright'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { eventually, openBrowser, Visitor } from '../people.ts'

const lesson = join(import.meta.dirname, '..', 'samples', 'lesson.json')
let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let server: ServerProcess
let browser: Browser
let asha: Visitor
let ravi: Visitor
let item: string

beforeAll(async () => {
  directory = await temporaryDirectory()
  server = await ServerProcess.start(directory.path)
  browser = await openBrowser()
  await chavadiDone(['import', lesson, '--room', 'school', '--data', directory.path])
  asha = await Visitor.comes(browser, await server.invite('school', 'reviewer', 'Asha'))
  ravi = await Visitor.comes(browser, await server.invite('school', 'reviewer', 'Ravi'))
  item = await asha.moves('Shift+KeyN')
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await directory.remove()
})

test('Q2 when the only item is with somebody, the next one is refused in a sentence', async () => {
  await ravi.presses('Shift+KeyN')
  await eventually(async () => expect(await ravi.quietLine()).toContain('Nothing is left for you here'))
})

test('S2 an open dispute blocks sign-off, and the line says which', async () => {
  const cookie = (await ravi.page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const channel = io(server.url, { path: '/rt/as/1', transports: ['websocket'], extraHeaders: { cookie } })
  await channel.emitWithAck('join', { protocol: 1 })
  const place = { unit: 'u2', from: 2, to: 3 }
  const input = { item, place, question: 'shall or should?' }
  const id = { client: 'made-by-hand', n: 1 }
  expect(await channel.emitWithAck('command', { id, name: 'dispute.open', input })).toMatchObject({ ok: true })
  channel.close()
  await eventually(async () => expect(await asha.page.getByText('Disputed').count()).toBeGreaterThan(1))
  await asha.presses('KeyN')
  await eventually(async () => expect(await asha.quietLine()).toContain('shall or should?'))
  expect(asha.item).toBe(item)
})
