import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { LessonRoom } from '../lesson-room.ts'
import { eventually, Visitor } from '../people.ts'

describe('three people in one item, and one of them comes back from a browser that was closed without a line', () => {
  let room: LessonRoom
  let profile: Awaited<ReturnType<typeof temporaryDirectory>>
  let asha: Visitor
  let selvi: Visitor
  let ravi: Visitor
  let item: string
  let address: string

  beforeAll(async () => {
    room = await LessonRoom.open()
    profile = await temporaryDirectory()
    asha = await room.comes('reviewer', 'Asha')
    selvi = await room.comes('trainer', 'Selvi')
    ravi = await Visitor.withProfile(profile.path)
    await ravi.opens(room.line.through(await room.invite('reviewer', 'Ravi')))
    item = await asha.moves('Shift+KeyN')
    await Promise.all([ravi.goesTo(item), selvi.goesTo(item)])
    address = ravi.page.url()
  })
  afterAll(async () => {
    await ravi.leaves()
    await room.close()
    await profile.remove()
  })
  const everybody = () => [asha, ravi, selvi]
  const words = async (visitor: Visitor) => (await visitor.draft()).join('|')
  const count = (text: string, part: string) => text.split(part).length - 1
  const note = () => ravi.page.locator('room-connection-note p').innerText()
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
    room.line.cut()
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
    room.line.drop()
    room.line.mend()
    await ravi.saved()
    for (const part of ['and more ', 'offline words ', ' meanwhile']) await everybodySees(part)
    const file = await room.exported()
    for (const part of ['and more ', 'offline words ', ' meanwhile']) expect(count(file, part)).toBe(1)
    expect(count(await room.trail(), '"type":"difference.settled"')).toBe(1)
  })

  test('V3 a killed browser loses nothing, and what it kept goes out from the queue without opening the item', async () => {
    await ravi.leaves()
    ravi = await Visitor.withProfile(profile.path)
    await ravi.page.goto(address)
    await eventually(() => ravi.ready())
    await ravi.edits()
    await ravi.presses('Home')
    await ravi.saved()
    room.line.cut()
    await ravi.types('before the power went ')
    await eventually(async () => expect(await ravi.saveState()).toBe('on-device'))
    await ravi.isKilled()
    expect(await words(asha)).not.toContain('before the power went')
    room.line.drop()
    room.line.mend()
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
    room.line.cut()
    await ravi.types('only mine ')
    await eventually(async () => expect(await ravi.saveState()).toBe('on-device'))
    await ravi.page.goto('about:blank')
    room.line.drop()
    room.line.mend()
    const joseph = await ravi.inAnotherTab(room.line.through(await room.invite('reviewer', 'Joseph')))
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
    room.line.cut()
    await ravi.types('too late ')
    await eventually(async () => expect(await ravi.saveState()).toBe('on-device'))
    await asha.presses('KeyN')
    await eventually(async () => expect(await room.trail()).toContain('"type":"item.signed-off"'))
    await ravi.page.goto('about:blank')
    room.line.drop()
    room.line.mend()
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
