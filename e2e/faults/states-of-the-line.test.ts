import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { WebSocketRoute } from 'playwright'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { LessonRoom } from '../lesson-room.ts'
import { looksRight } from '../look.ts'
import { eventually, type Visitor } from '../people.ts'

// A font that was asked for on a dead line never comes, and a picture would wait for it.
process.env.PW_TEST_SCREENSHOT_NO_FONTS_READY = '1'

let room: LessonRoom
let selvi: Visitor
let item: string

beforeAll(async () => {
  room = await LessonRoom.open()
  selvi = await room.comes('trainer', 'Selvi')
  item = await selvi.moves('Shift+KeyN')
  await selvi.edits()
  await selvi.types(' and all that')
  await selvi.presses('Escape')
  await selvi.saved()
})
afterAll(async () => {
  await room.close()
})

/** A test that failed may have left it ended. */
beforeEach(async () => {
  await room.server.stop()
  await room.server.start()
})

const reviewer = async (name: string) => room.comes('reviewer', name)
const words = async (visitor: Visitor) => (await visitor.draft()).join('|')

/** Somebody whose live channels of that name can be shut, while the rest of the network goes on. */
async function onALine(visitor: Visitor, channels: RegExp) {
  const open = new Set<WebSocketRoute>()
  let shut = false
  await visitor.page.routeWebSocket(channels, (socket) => {
    if (shut) return void socket.close()
    socket.connectToServer()
    open.add(socket)
    socket.onClose(() => open.delete(socket))
  })
  return {
    async cut() {
      shut = true
      for (const socket of open) await socket.close()
    },
    mend() {
      shut = false
    },
    tell(message: string) {
      for (const socket of open) socket.send(message)
    },
  }
}

test('V9 a draft that is on its way holds its place; without a server that is said', async () => {
  const asha = await reviewer('Asha')
  await asha.page.routeWebSocket(/\/sync\//, () => undefined)
  await asha.page.goto(asha.page.url().replace(/(\/as\/[0-9]+).*/, `$1/i/${item}`))
  await asha.page.locator('article .bones div').first().waitFor()
  expect(await asha.page.locator('article .text').count()).toBe(0)
  await looksRight(asha, 'draft-awaited')
  await room.server.kill()
  await asha.page.getByText('This draft is not kept on this device').waitFor()
  await asha.page.locator('room-connection-note p').waitFor()
  await looksRight(asha, 'draft-not-here')
  expect(await words(asha)).not.toContain('book')
  await room.server.start()
  expect(asha.faults).toEqual([])
  await asha.leaves()
})

test('V2 what is stored nowhere is said in red, and leaving asks', async () => {
  const ravi = await reviewer('Ravi')
  await ravi.page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('no', 'SecurityError')
    }
  })
  await ravi.goesTo(item)
  await ravi.edits()
  await room.server.kill()
  await ravi.types('x')
  await eventually(async () => expect(await ravi.saveState()).toBe('not-stored'))
  await ravi.presses('Escape')
  await looksRight(ravi, 'not-stored')
  const asked = new Promise<string>((resolve) =>
    ravi.page.once('dialog', (dialog) => {
      resolve(dialog.type())
      void dialog.dismiss()
    }),
  )
  await ravi.page.close({ runBeforeUnload: true })
  expect(await asked).toBe('beforeunload')
  await ravi.page.getByText('Some of your work is stored nowhere yet').waitFor()
  await room.server.start()
  await ravi.saved()
  await ravi.leaves()
})

test('L4 whoever leaves the room hears of what has not arrived, and so does the tab that was left', async () => {
  const mani = await reviewer('Mani')
  const line = await onALine(mani, /\/(rt|sync)\//)
  await mani.goesTo(item)
  await mani.edits()
  await mani.presses('Home')
  await line.cut()
  await mani.types('kept ')
  await eventually(async () => expect(await mani.saveState()).toBe('on-device'))
  const home = await mani.inAnotherTab(mani.page.url().replace(/(\/as\/[0-9]+).*/, '$1'))
  await home.page.goto(`${room.server.url}/`)
  await home.page.getByRole('button', { name: /^Leave/ }).click()
  await home.page
    .getByText(/Mani has \d+ changes? not sent yet on this device/)
    .first()
    .waitFor()
  await looksRight(home, 'leaving-with-unsent')
  await home.page.getByRole('button', { name: 'Leave, keep it here' }).click()
  line.mend()
  await mani.page.getByText('You are not in this room any more').waitFor()
  await mani.page.getByText(/did not arrive/).waitFor()
  await looksRight(mani, 'ended-with-unsent')
  expect(mani.faults).toEqual([])
  await mani.leaves()
})

test('a room that can store nothing says so to those who can do something about it', async () => {
  const lena = await room.comes('lead', 'Lena')
  const line = await onALine(lena, /\/rt\//)
  await lena.goesTo(item)
  const trouble = 'The disk is full: 3 MB are free and at least 64 MB are needed. Free some space there.'
  line.tell(`42${JSON.stringify(['storage', trouble])}`)
  await lena.page.getByText('Nothing can be stored in this room at the moment').waitFor()
  await looksRight(lena, 'storage-trouble')
  await lena.leaves()
})

test('a command that is refused says why, and stays until it is read', async () => {
  const jaya = await reviewer('Jaya')
  const line = await onALine(jaya, /\/rt\//)
  await jaya.goesTo(item)
  await line.cut()
  await jaya.presses('Digit2')
  await eventually(async () => expect(await jaya.saveState()).toBe('on-device'))
  await selvi.goesTo(item)
  await selvi.presses('KeyN')
  await selvi.page.getByText('Signed off').first().waitFor()
  line.mend()
  await eventually(async () =>
    expect(await jaya.quietLine()).toMatch(/Not taken: .* is signed off; a trainer can reopen it/),
  )
  await looksRight(jaya, 'refused-command')
  await selvi.goesTo(item)
  await selvi.page.getByRole('button', { name: 'Reopen' }).click()
  await selvi.page.getByPlaceholder('Why it is reopened').fill('To go on')
  await selvi.page.keyboard.press('Enter')
  await selvi.page.getByRole('button', { name: /^Sign off/ }).waitFor()
  await jaya.leaves()
})

test('a server that was put back to an earlier state says so, in the item and in the room', async () => {
  const tara = await reviewer('Tara')
  await selvi.page.goto('about:blank')
  await tara.goesTo(item)
  await tara.saved()
  await room.server.stop()
  const copy = join(room.directory, 'copy')
  await cp(room.data, copy, { recursive: true })
  await room.server.start()
  await tara.edits()
  await tara.presses('End')
  await tara.types(' later')
  await tara.presses('Escape', 'Digit2')
  await tara.saved()
  await room.server.stop()
  await rm(room.data, { recursive: true })
  await cp(copy, room.data, { recursive: true })
  await room.server.start()
  await eventually(async () => expect(await tara.quietLine()).toMatch(/The server lost/))
  await tara.saved()
  await looksRight(tara, 'went-back')
  const said = new Set<string>()
  await eventually(async () => {
    said.add(await tara.quietLine())
    const read = tara.page.getByRole('button', { name: 'Read', exact: true })
    if (await read.isVisible()) await read.click()
    expect([...said].join('\n')).toMatch(/in this item. What you wrote in 1 segment/)
    expect([...said].join('\n')).toMatch(/lost actions that it had saved/)
  })
  await eventually(async () => expect(await words(tara)).toContain(' later'))
  expect(tara.faults).toEqual([])
  await tara.leaves()
})
