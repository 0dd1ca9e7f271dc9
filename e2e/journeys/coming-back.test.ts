import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LessonRoom } from '../lesson-room.ts'
import { looksRight } from '../look.ts'
import { eventually, Visitor } from '../people.ts'

const secret = 'the well behind the school'
let room: LessonRoom
let kamala: Visitor
let ravi: Visitor
let mine: string

beforeAll(async () => {
  room = await LessonRoom.open()
  kamala = await room.comes('lead', 'Kamala')
  ravi = await room.comes('reviewer', 'Ravi')
})
afterAll(() => room.close())

const presses = ({ page }: Visitor, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const sees = ({ page }: Visitor, words: string | RegExp) => page.getByText(words).first().waitFor()
const theLink = ({ page }: Visitor) => page.getByRole('textbox', { name: 'The link' }).inputValue()
const colourOf = ({ page }: Visitor, name: string) =>
  page.locator(`room-bar room-person [aria-label^="${name}"]`).first().getAttribute('class')
/** The row of somebody on the People page, as it reads. */
const rowOf = ({ page }: Visitor, name: string) =>
  page.locator('room-people-list li').filter({ hasText: name }).first().innerText()
const given = async ({ page }: Visitor) =>
  (await page.getByRole('button', { name: /^Mine/ }).first().innerText()).trim()

async function comesByPassphrase(name: string, passphrase: string): Promise<Visitor> {
  const visitor = await Visitor.comes(room.browser, await room.invite('observer', `Somebody ${Date.now()}`))
  await visitor.page.goto(room.server.url)
  await presses2(visitor, 'I have a passphrase')
  await visitor.page.getByLabel('Room').fill('school')
  await visitor.page.getByLabel('Name or pseudonym').fill(name)
  await visitor.page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await presses(visitor, 'Come in')
  return visitor
}
const presses2 = ({ page }: Visitor, words: string) => page.getByText(words).first().click()

describe('L6 O3 a person comes back in a second browser profile', () => {
  test('by a link of their own: the same pseudonym, colour, and what is given to them', async () => {
    mine = await ravi.moves('Shift+KeyN')
    const [colour, count] = [await colourOf(ravi, 'Ravi'), await given(ravi)]
    await ravi.presses('KeyP')
    await presses(ravi, 'Come back on another device')
    await sees(ravi, 'For another device of yours')
    await looksRight(ravi, 'own-link')
    const back = await Visitor.comes(room.browser, await theLink(ravi))
    await back.goesTo(mine)
    await eventually(async () => expect(await back.page.title()).toBe('Ravi · school'))
    expect([await colourOf(back, 'Ravi'), await given(back)]).toEqual([colour, count])
    await kamala.presses('KeyP')
    await eventually(async () =>
      expect(await rowOf(kamala, 'Ravi')).toMatch(/Reviewer \d+[\s\S]*1 item open[\s\S]*here now/),
    )
    expect(await kamala.page.locator('room-people-list li').filter({ hasText: 'Ravi' }).count()).toBe(1)
    await presses(ravi, 'Done with it')
    await back.leaves()
  })

  test('by a passphrase, set by themself; a wrong one says one sentence', async () => {
    await presses(ravi, 'Set a passphrase')
    await ravi.page.getByLabel('A passphrase, 8 characters or more').fill('short')
    await ravi.page.getByLabel('The same once more').fill('short')
    await presses(ravi, 'Set it')
    await sees(ravi, 'A passphrase has 8 characters or more.')
    await looksRight(ravi, 'passphrase-form')
    await ravi.page.getByLabel('A passphrase, 8 characters or more').fill(secret)
    await ravi.page.getByLabel('The same once more').fill(secret)
    await presses(ravi, 'Set it')
    await sees(ravi, 'You come back without a link by the room school, the name Ravi and your passphrase.')
    const back = await comesByPassphrase('Ravi', 'not that one')
    await sees(back, 'Room, name or passphrase is not right')
    await looksRight(back, 'passphrase-wrong')
    await back.page.getByLabel('Passphrase', { exact: true }).fill(secret)
    await presses(back, 'Come in')
    await eventually(async () => expect(await back.page.title()).toBe('Ravi · school'))
    await back.goesTo(mine)
    await back.leaves()
  })

  test('somebody whose session a lead ended comes in again from that very page', async () => {
    await kamala.presses('KeyP')
    await kamala.presses('KeyP')
    await presses(kamala, 'More about Ravi')
    await sees(kamala, 'has a passphrase')
    await presses(kamala, /^End their/)
    await presses(kamala, /^End their/)
    await sees(ravi, 'You are not in this room any more')
    await looksRight(ravi, 'ended-with-passphrase')
    await ravi.page.getByLabel('Passphrase', { exact: true }).fill(secret)
    await presses(ravi, 'Come in')
    await eventually(async () => expect(await ravi.page.title()).toBe('Ravi · school'))
  })
})

describe('O1 O4 two entries of one person', () => {
  test('the name is corrected: everybody in the room reads it without a reload', async () => {
    await presses(kamala, 'Correct the name')
    await kamala.page.locator('room-person-name input').fill('Ravi Kumar')
    await presses(kamala, 'Correct it')
    await eventually(async () => expect(await ravi.page.title()).toBe('Ravi Kumar · school'))
    await sees(kamala, 'Ravi Kumar')
  })

  test('the annotator of the file and whoever came by a link are one: looked at before, and said in the trail', async () => {
    await kamala.page.reload()
    await presses(kamala, 'More about Ravi Kumar')
    await presses(kamala, 'Merge with another entry')
    await kamala.page.getByLabel(/Which other entry is Ravi Kumar too/).fill('Mani')
    await presses(kamala, 'Look at both')
    await sees(kamala, 'This cannot be undone.')
    await looksRight(kamala, 'merge')
    await presses(kamala, 'Make them one')
    await eventually(async () => expect(await rowOf(kamala, 'Ravi Kumar')).toContain('reviewer, annotator'))
    await ravi.goesTo(mine)
    await ravi.presses('KeyS', 'KeyS')
    await sees(ravi, 'Ravi Kumar')
    await ravi.presses('Shift+KeyN')
    await sees(ravi, 'Nothing is left for you here')
    await kamala.presses('KeyA')
    await sees(kamala, 'Kamala merged two entries of one person: Mani, now Ravi Kumar')
    await looksRight(kamala, 'merge-audit')
    for (const visitor of [kamala, ravi]) expect(visitor.faults).toEqual([])
  })

  test('O2 who is in the room under both is not merged; a tab of the other entry says why it has ended', async () => {
    const second = await room.comes('reviewer', 'Ravi on the phone')
    await kamala.presses('KeyP')
    const merges = async () => {
      await presses(kamala, /^More about Ravi Kumar/)
      await presses(kamala, 'Merge with another entry')
      await kamala.page.getByLabel(/Which other entry is Ravi Kumar too/).fill('Ravi on the phone')
      await presses(kamala, 'Look at both')
      await presses(kamala, 'Make them one')
    }
    await merges()
    await sees(kamala, 'Both are in the room right now')
    const address = ravi.page.url()
    await ravi.page.goto(room.server.url)
    await eventually(async () => expect(await rowOf(kamala, 'Ravi Kumar')).not.toContain('here now'))
    await presses(kamala, /^More about Ravi Kumar/)
    await merges()
    await sees(second, 'A lead found that you stand in this room twice')
    await looksRight(second, 'ended-merged')
    await eventually(async () => expect(await kamala.page.getByText('Ravi on the phone').count()).toBe(0))
    await ravi.page.goto(address)
    await ravi.goesTo(mine)
    await second.leaves()
  })

  test('O6 before a person with open work is removed it is said how much of it goes back', async () => {
    await kamala.page.reload()
    await presses(kamala, 'More about Ravi Kumar')
    await presses(kamala, 'Remove from the room')
    await sees(kamala, 'Ravi Kumar has 1 item that is not signed off; it goes back to the queue.')
    await looksRight(kamala, 'remove-with-work')
    await presses(kamala, 'Remove from the room')
    await sees(ravi, 'You are not in this room any more')
    const selvi = await room.comes('trainer', 'Selvi')
    await selvi.presses('Shift+KeyN')
    await eventually(() => expect(selvi.item).toBe(mine))
  })
})
