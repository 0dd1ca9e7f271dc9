import { afterEach, expect, test, vi } from 'vitest'
import { draftText } from '#shared/drafts/draft-doc.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, find, findAll, openPage, wordsOf } from '../testing/room-fixture.ts'
import { newDevice } from '../testing/test-device.ts'

const texts = ['the cat sat on a mat', 'the bat sat on a rat', 'the cat sat in a mat'] as const
let close = () => {}

afterEach(() => close())

/** A room where somebody has typed into the draft, and whose drafts do not come for now. */
function roomWithoutDrafts() {
  const room = new FakeRoom(comparisonOf(...texts))
  draftText(room.drafts.doc, 'u1')?.insert(0, 'typed before: ')
  room.drafts.online = false
  return room
}

async function opened(room: FakeRoom, device = newDevice()) {
  const page = await openPage(room, null, device)
  close = page.close
  page.stay.route.open('item1')
  await vi.waitFor(() => expect(page.stay.item?.state.view).not.toBeNull(), 10_000)
  await vi.waitFor(() => expect(page.stay.item?.state.sources).not.toBeNull(), 10_000)
  await vi.waitFor(() => expect(findAll('room-segment')).toHaveLength(1), 5000)
  return page
}

const texted = () => findAll('article .text').map((text) => text.textContent?.trim())

test('V9 what the sources say never stands in for a draft that is on its way', async () => {
  const room = roomWithoutDrafts()
  const { stay } = await opened(room)
  expect(texted()).toEqual([])
  expect(findAll('article .bones div')).not.toHaveLength(0)
  expect(find('article').getAttribute('aria-label')).toContain('its draft is on its way')
  expect(wordsOf('room-difference-bar')).toContain('The draft is on its way')
  await expectAccessible()
  stay.item?.cycleSources()
  stay.item?.cycleSources()
  await vi.waitFor(() => expect(wordsOf('room-source-lines')).toContain('bat'))
  room.drafts.online = true
  await vi.waitFor(() => expect(texted().join()).toContain('typed before: the cat sat'), 10_000)
  expect(findAll('article .bones')).toEqual([])
})

test('V9 a draft that nobody has opened comes at once, as it will begin', async () => {
  const room = new FakeRoom(comparisonOf(...texts))
  room.view = { ...room.view, begun: false }
  room.drafts.online = false
  await opened(room)
  await vi.waitFor(() => expect(texted().join()).toContain('the cat sat on a mat'))
})

test('V9 without a server and with nothing kept, it says that the draft is not here', async () => {
  const room = roomWithoutDrafts()
  await opened(room)
  room.goesAway()
  await vi.waitFor(() => expect(wordsOf('room-segments')).toContain('This draft is not kept on this device'), 5000)
  expect(texted()).toEqual([])
  await expectAccessible()
})

test('V9 what this device keeps of the draft is shown before the server answers', async () => {
  const room = new FakeRoom(comparisonOf(...texts))
  const device = newDevice()
  const first = await openPage(room, 'item1', device)
  room.goesAway()
  const editable = first.stay.item?.editable('u1')
  editable?.text.doc?.transact(() => editable.text.insert(0, 'mine '), editable.origin)
  await vi.waitFor(async () => expect(await device.read([], (kept) => kept.getAll('items'))).toHaveLength(1), 5000)
  first.close()
  room.newSocket()
  room.comesBack()
  room.drafts.online = false
  await opened(room, device)
  await vi.waitFor(() => expect(texted().join()).toContain('mine the cat'), 5000)
})

test('V9 words that were refused leave the draft at once, though the next one is not here yet', async () => {
  const room = new FakeRoom(comparisonOf(...texts))
  const page = await openPage(room, 'item1')
  close = page.close
  await vi.waitFor(() => expect(texted().join()).toContain('the cat'))
  room.drafts.refusal = 'not-a-draft'
  const editable = page.stay.item?.editable('u1')
  editable?.text.doc?.transact(() => editable.text.insert(0, 'mine '), editable.origin)
  room.drafts.online = false
  await vi.waitFor(() => expect(wordsOf('room-kept-words')).toContain('mine the cat'), 5000)
  expect(texted().join()).not.toContain('mine')
  room.drafts.online = true
  await vi.waitFor(() => expect(texted().join()).toContain('the cat sat'), 10_000)
})
