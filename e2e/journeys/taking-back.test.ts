import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { FaultLine } from '../faults/fault-line.ts'
import { looksRight } from '../look.ts'
import { chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { eventually, openBrowser, Visitor } from '../people.ts'

const lesson = join(import.meta.dirname, '..', 'samples', 'lesson.json')
let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let server: ServerProcess
let browser: Browser
let kamala: Visitor
let ravi: Visitor
let asha: Visitor
let line: FaultLine
let devi: Visitor
let item: string

beforeAll(async () => {
  directory = await temporaryDirectory()
  server = await ServerProcess.start(directory.path)
  browser = await openBrowser()
  await chavadiDone(['import', lesson, '--room', 'school', '--data', directory.path])
  kamala = await Visitor.comes(browser, await server.invite('school', 'lead', 'Kamala'))
  ravi = await Visitor.comes(browser, await server.invite('school', 'reviewer', 'Ravi'))
  asha = await Visitor.comes(browser, await server.invite('school', 'reviewer', 'Asha'))
  line = await FaultLine.open(server.port)
  devi = await Visitor.comes(browser, line.through(await server.invite('school', 'reviewer', 'Devi')))
  await server.invite('school', 'observer', 'Client')
})
afterAll(async () => {
  await browser.close()
  await line.close()
  await server.stop()
  await directory.remove()
})

const kamalaPresses = (name: string | RegExp) => kamala.page.getByRole('button', { name }).first().click()

test('R6 R7 a lead removes somebody who is typing: they see it and keep their words, the other goes on', async () => {
  item = await ravi.moves('Shift+KeyN')
  await asha.goesTo(item)
  await ravi.edits()
  await ravi.types('so ')
  await ravi.saved()
  await kamala.page.keyboard.press('KeyP')
  await kamalaPresses('More about Ravi')
  await kamala.page.getByRole('button', { name: 'Remove from the room' }).waitFor()
  await looksRight(kamala, 'people-rights')
  await kamalaPresses('Remove from the room')
  await kamala.page.getByText('Remove Ravi?').waitFor()
  await looksRight(kamala, 'people-remove')
  await kamalaPresses('Remove from the room')
  await ravi.page.getByText('You are not in this room any more').waitFor()
  await looksRight(ravi, 'removed')
  await eventually(async () =>
    expect(await kamala.page.getByRole('button', { name: 'More about Ravi' }).count()).toBe(0),
  )
  await asha.edits()
  await asha.types('well ')
  await asha.saved()
})

test('R7 V3 whoever is signed out while their line is gone keeps their words, and a new link sends them', async () => {
  await devi.goesTo(item)
  await devi.edits()
  await devi.types('before ')
  await devi.saved()
  line.cut()
  await devi.types('unsent ')
  await eventually(async () => expect(await devi.saveState()).toBe('on-device'))
  await kamalaPresses('More about Devi')
  await kamalaPresses('End their session')
  await kamala.page.getByText('Sign Devi out in every browser?').waitFor()
  await kamalaPresses('End their session')
  await kamala.page.getByText('Sign Devi out in every browser?').waitFor({ state: 'detached' })
  line.drop()
  line.mend()
  await devi.page.getByText('They are kept on this device, for you alone').waitFor()
  await kamalaPresses('Link to come back for Devi')
  const link = await kamala.page.getByRole('textbox', { name: 'The link' }).inputValue()
  await kamalaPresses('Done with it')
  await devi.page.goto(line.through(link))
  await devi.page.waitForURL(/\/r\/school\/as\/[0-9]+/)
  await devi.goesTo(item)
  await eventually(async () => expect((await devi.draft()).join(' ')).toContain('before unsent '))
  await devi.saved()
  await eventually(async () => expect((await asha.draft()).join(' ').match(/unsent/g)).toHaveLength(1))
})

test('L5 a lead takes back a link that nobody has used, and the audit trail tells of it all', async () => {
  await kamala.page.getByText('Links that still open this room').waitFor()
  await kamalaPresses('Take back the link for Client')
  await kamala.page.getByText('Take back the link for Client?').waitFor()
  await kamalaPresses('Take it back')
  await eventually(async () => expect(await kamala.page.getByText('Links that still open this room').count()).toBe(0))
  await kamala.page.keyboard.press('KeyA')
  await kamala.page.getByText('Kamala removed Ravi from the room').first().waitFor()
  await kamala.page.getByText('Kamala took back the link for Client as observer').first().waitFor()
  await looksRight(kamala, 'audit-rights')
  for (const visitor of [kamala, asha]) expect(visitor.faults).toEqual([])
})
