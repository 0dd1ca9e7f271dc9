import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LessonRoom } from '../lesson-room.ts'
import { chromiumPath } from '../machine/chromium.ts'
import { type HeldDisk, holdDisk, tinyDisk } from '../machine/tiny-disk.ts'
import { desk, eventually, Visitor } from '../people.ts'

describe.runIf(tinyDisk(tmpdir(), '1m'))('a laptop with a full disk and no line', () => {
  let room: LessonRoom
  let disk: HeldDisk
  let asha: Visitor
  let ravi: Visitor

  beforeAll(async () => {
    room = await LessonRoom.open()
    const folder = join(room.directory, 'disk')
    await mkdir(folder)
    disk = await holdDisk(folder, '80m')
    asha = await room.comes('reviewer', 'Asha')
    ravi = await Visitor.withProfile(folder, desk, await disk.programOn(chromiumPath()))
    await ravi.opens(room.line.through(await room.invite('reviewer', 'Ravi')))
    await ravi.goesTo(await asha.moves('Shift+KeyN'))
  })
  afterAll(async () => {
    await ravi.leaves()
    await disk.release()
    await room.close()
  })

  const state = () => ravi.saveState()
  const types = async (words: string) => {
    await ravi.edits()
    await ravi.presses('Home')
    await ravi.types(words)
    await ravi.presses('Escape')
  }

  test('V2 what the browser cannot keep is said in red, until there is room again or the server has it', async () => {
    await types('before ')
    await ravi.saved()
    await disk.fill()
    room.line.cut()
    await types('unkept ')
    // The browser clears up after itself, and the last page of its own file has room for some words yet.
    for (let more = 0; more < 40 && (await state()) !== 'not-stored'; more++) {
      await disk.fill()
      await types('more '.repeat(20))
      await eventually(async () => expect(await state()).toMatch(/on-device|not-stored/))
    }
    expect(await state()).toBe('not-stored')
    await ravi.page
      .getByText(/stored nowhere/)
      .first()
      .waitFor()
    expect((await asha.draft()).join('|')).not.toContain('unkept')
    await disk.makeRoom()
    await eventually(async () => expect(await state()).toBe('on-device'))
    room.line.drop()
    room.line.mend()
    await ravi.saved()
    await eventually(async () => expect((await asha.draft()).join('|').match(/unkept before/g)).toHaveLength(1))
    expect(ravi.faults).toEqual([])
  })
})
