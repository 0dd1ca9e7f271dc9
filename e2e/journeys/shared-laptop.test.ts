import { afterAll, beforeAll, expect, test } from 'vitest'
import { LessonRoom } from '../lesson-room.ts'
import { looksRight } from '../look.ts'
import { eventually, type Visitor } from '../people.ts'

/** Ravi, Asha and Devi share one browser; Selvi watches from elsewhere. */
let room: LessonRoom
let ravi: Visitor
let asha: Visitor
let selvi: Visitor
let item: string

beforeAll(async () => {
  room = await LessonRoom.open()
  selvi = await room.comes('trainer', 'Selvi')
  ravi = await room.comesOverTheLine('reviewer', 'Ravi')
  item = await ravi.moves('Shift+KeyN')
  await selvi.goesTo(item)
})
afterAll(() => room.close())

const sees = ({ page }: Visitor, words: string | RegExp) => page.getByText(words).first().waitFor()
const presses = ({ page }: Visitor, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const home = (visitor: Visitor) => visitor.page.goto(room.line.through(room.server.url))
const told = async () => (await selvi.draft()).join(' ')
const keptHere = ({ page }: Visitor) => page.locator('room-device-work li').count()

/** Types while the line is cut, and closes the tab before it is mended. */
async function typesAndGoes(visitor: Visitor, words: string): Promise<void> {
  await visitor.goesTo(item)
  await visitor.edits()
  await visitor.presses('Home')
  await visitor.saved()
  room.line.cut()
  await visitor.types(words)
  await eventually(async () => expect(await visitor.saveState()).toBe('on-device'))
  await visitor.page.close()
  room.line.drop()
  room.line.mend()
}

test('L7 what a closed tab left is said on the home page, by person and room; nobody else sends it', async () => {
  asha = await ravi.inAnotherTab(room.line.through(await room.invite('reviewer', 'Asha')))
  await typesAndGoes(ravi, 'from the veranda ')
  await asha.goesTo(item)
  await asha.edits()
  await asha.types('well ')
  await asha.saved()
  await home(asha)
  await sees(asha, /Ravi has \d+ changes? not sent yet on this device\./)
  expect(await keptHere(asha)).toBe(1)
  await sees(asha, /It is sent when Ravi is in that room again here, and by nobody else/)
  await looksRight(asha, 'device-work')
  await eventually(async () => expect(await told()).toContain('well '))
  expect(await told()).not.toContain('veranda')
})

test('L4 L7 leaving says it too, and what is kept stays when the session has ended', async () => {
  const row = asha.page.locator('room-home-list li').filter({ hasText: 'as Ravi' })
  await row.getByRole('button', { name: /^Leave/ }).click()
  await row.getByText(/Ravi has \d+ changes? not sent yet on this device\./).waitFor()
  await looksRight(asha, 'leaving-with-work')
  await presses(asha, 'Leave, keep it here')
  await eventually(async () => expect(await asha.page.getByText('as Ravi, reviewer').count()).toBe(0))
  await sees(asha, /when Ravi comes into that room again here, by a link or a passphrase, and by nobody else/)
  expect(await keptHere(asha)).toBe(1)
})

test('L7 it is sent when that person comes back here', async () => {
  const link = await (async () => {
    const kamala = await room.comes('lead', 'Kamala')
    await kamala.presses('KeyP')
    await presses(kamala, 'Link to come back for Ravi')
    const made = await kamala.page.getByRole('textbox', { name: 'The link' }).inputValue()
    await kamala.leaves()
    return made
  })()
  ravi = await asha.inAnotherTab(room.line.through(link))
  await eventually(async () => expect(await told()).toContain('from the veranda '))
  await ravi.saved()
  await home(asha)
  await sees(asha, 'as Ravi, reviewer')
  expect(await keptHere(asha)).toBe(0)
})

test('L7 or it is taken off this device, after being asked once more, and is gone', async () => {
  await typesAndGoes(ravi, 'never to be read ')
  await home(asha)
  await sees(asha, /Ravi has \d+ changes? not sent yet on this device\./)
  await presses(asha, /^Take it off this device/)
  await sees(asha, 'Nobody can bring it back')
  await looksRight(asha, 'device-work-sure')
  await presses(asha, 'Keep it here')
  expect(await keptHere(asha)).toBe(1)
  await presses(asha, /^Take it off this device/)
  await presses(asha, 'Take it off for good')
  await eventually(async () => expect(await keptHere(asha)).toBe(0))
  const left = await asha.page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('chavadi')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const names = ['edits', 'items', 'commands', 'refusals']
          const reading = opening.result.transaction(names)
          const counts = names.map((name) => reading.objectStore(name).count())
          reading.oncomplete = () => resolve(counts.reduce((sum, { result }) => sum + result, 0))
        }
      }),
  )
  expect(left).toBe(0)
  await asha.page.getByRole('listitem').filter({ hasText: 'as Ravi' }).getByRole('link').click()
  await eventually(async () => expect(await asha.page.title()).toBe('Ravi · school'))
  await asha.goesTo(item)
  await asha.saved()
  expect(await told()).not.toContain('never')
  expect(asha.faults).toEqual([])
})
