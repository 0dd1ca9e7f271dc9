import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LessonRoom } from '../lesson-room.ts'
import { eventually, phone, type Visitor } from '../people.ts'

describe('three people in one item, and the line of one goes dead', () => {
  let room: LessonRoom
  let asha: Visitor
  let ravi: Visitor
  let selvi: Visitor

  beforeAll(async () => {
    room = await LessonRoom.open()
    asha = await room.comes('reviewer', 'Asha')
    ravi = await room.comesOverTheLine('reviewer', 'Ravi', phone)
    selvi = await room.comes('trainer', 'Selvi')
    const item = await asha.moves('Shift+KeyN')
    await Promise.all([ravi.goesTo(item), selvi.goesTo(item)])
  })
  afterAll(async () => {
    await room.close()
  })

  const everybody = () => [asha, ravi, selvi]
  const drafts = () => Promise.all(everybody().map((visitor) => visitor.draft()))

  test('V1 nothing is called saved that is not; both sides go on working', async () => {
    await ravi.edits()
    await ravi.presses('Home')
    await ravi.types('before ')
    await ravi.saved()
    room.line.cut()
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
    room.line.drop()
    room.line.mend()
    await ravi.saved()
    const text = await eventually(async () => {
      const [first, ...others] = await drafts()
      for (const other of others) expect(other).toEqual(first)
      return first?.join('|') ?? ''
    })
    expect(text.match(/before during/g)).toHaveLength(1)
    const trail = await room.trail()
    expect(trail.match(/"type":"difference\.settled"/g)).toHaveLength(2)
    for (const visitor of everybody()) expect(visitor.faults).toEqual([])
  })
})
