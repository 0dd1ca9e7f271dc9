import { afterEach, expect, test, vi } from 'vitest'
import { draftText } from '#shared/drafts/draft-doc.ts'
import { refuse } from '#shared/kernel/outcome.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf, sourcesOf } from '../testing/fixtures.ts'
import { expectAccessible, find, findAll, openPage, pressKey, reopenAlone, wordsOf } from '../testing/room-fixture.ts'
import { newDevice } from '../testing/test-device.ts'

const texts = ['the cat sat on a mat', 'the bat sat on a rat', 'the cat sat in a mat'] as const
let close = () => {}

afterEach(() => {
  vi.restoreAllMocks()
  close()
  for (const page of document.querySelectorAll('room-page')) page.remove()
})

type Opened = Awaited<ReturnType<typeof openPage>>

function typeInto({ stay }: Opened, words: string): void {
  const editable = stay.item?.editable('u1')
  editable?.text.doc?.transact(() => editable.text.insert(0, words), editable.origin)
}

const saveState = () => find('room-save-state').shadowRoot?.querySelector('[data-state]')?.getAttribute('data-state')
const saveWords = () => wordsOf('room-save-state')
const note = () => wordsOf('room-connection-note')
const shows = (words: string) => vi.waitFor(() => expect(wordsOf('.text')).toContain(words), 5000)

/** Types and settles without a server, then the page goes away. */
async function leftBehind() {
  const room = new FakeRoom(comparisonOf(...texts))
  const device = newDevice()
  const opened = await openPage(room, 'item1', device)
  await vi.waitFor(() => expect(saveState()).toBe('saved'), 5000)
  room.goesAway()
  typeInto(opened, 'so ')
  pressKey('Digit2')
  await shows('so the bat')
  await vi.waitFor(() => expect(saveWords()).toMatch(/On this device only \(2, since/), 5000)
  await vi.waitFor(async () =>
    expect(await device.read([], (database) => database.getAll('items'))).toMatchObject([{ item: 'item1' }]),
  )
  opened.close()
  return { room, device }
}

test('V3 a page that is loaded without a server shows what is kept, pending, and sends it once', async () => {
  const { room, device } = await leftBehind()
  room.goesAway()
  const again = await reopenAlone(room, 'item1', device)
  close = again.close
  await shows('so the bat')
  expect(again.stay.item?.state.pending.size).toBe(1)
  await vi.waitFor(() => expect(saveWords()).toMatch(/On this device only \(2, since/), 5000)
  await vi.waitFor(() => expect(note()).toContain('2 changes are kept on this device and will be sent'), 5000)
  await expectAccessible()
  room.comesBack()
  await vi.waitFor(() => expect(saveState()).toBe('saved'), 10_000)
  expect(room.text).toBe('so the bat sat on a mat')
  await vi.waitFor(() => expect(again.stay.item?.state.pending.size).toBe(0), 5000)
  expect(room.commands('difference.settle')).toHaveLength(1)
  for (const store of ['edits', 'commands', 'items'] as const)
    await vi.waitFor(async () =>
      expect(await device.read([1], (database) => database.getAll(store) as never)).toEqual([]),
    )
})

test('without a server the start page offers the items that are kept, and says so of the others', async () => {
  const { room, device } = await leftBehind()
  room.goesAway()
  const again = await reopenAlone(room, null, device)
  close = again.close
  await vi.waitFor(() => expect(wordsOf('room-start')).toContain('You are offline'), 5000)
  again.stay.route.open('item2')
  await vi.waitFor(() => expect(wordsOf('room-bench')).toContain('opens as soon as it is'), 5000)
  again.stay.route.open(null)
  await vi.waitFor(() => expect(wordsOf('room-start')).toContain('Open clip-1.wav'), 5000)
  await expectAccessible()
  find('room-start').shadowRoot?.querySelector('button')?.click()
  await shows('so the bat')
})

test('V3 what was left in an item that is not opened goes out all the same', async () => {
  const { room, device } = await leftBehind()
  room.newSocket()
  room.drafts.online = true
  const opened = await openPage(room, null, device)
  close = opened.close
  await vi.waitFor(() => expect(room.text).toBe('so the bat sat on a mat'), 5000)
  await vi.waitFor(() => expect(saveState()).toBe('saved'), 5000)
  await vi.waitFor(() => expect(wordsOf('[role="status"]')).toBe('What was kept on this device is sent'), 5000)
})

test('V3 a kept command that is refused is told, and its words do not stay', async () => {
  const { room, device } = await leftBehind()
  room.goesAway()
  const again = await reopenAlone(room, 'item1', device)
  close = again.close
  await shows('so the bat')
  room.refusal = refuse('frozen', 'This item is signed off')
  room.comesBack()
  await vi.waitFor(() => expect(wordsOf('[role="status"]')).toBe('Not taken: This item is signed off'), 10_000)
  await shows('so the cat')
})

test('V3 an address that is another person’s by now shows and sends nothing of the one before', async () => {
  const { room, device } = await leftBehind()
  room.goesAway()
  const again = await reopenAlone(room, 'item1', device)
  close = again.close
  await shows('so the bat')
  expect(room.socket.identified).toBe('me')
  room.socket.deny('somebody-else')
  await vi.waitFor(() => expect(wordsOf('room-ended')).toContain('Somebody else is signed in at this address'), 5000)
  expect(room.commands('difference.settle')).toEqual([])
})

test('V4 refused words stay after a reload, are never sent again, and can be put back', async () => {
  const room = new FakeRoom(comparisonOf(...texts))
  const device = newDevice()
  const first = await openPage(room, 'item1', device)
  room.drafts.refusal = 'The item was closed for a moment'
  typeInto(first, 'so ')
  await vi.waitFor(() => expect(wordsOf('room-kept-words')).toContain('so the cat sat on a mat'), 5000)
  expect(room.text).toBe('the cat sat on a mat')
  first.close()
  draftText(room.drafts.doc, 'u1')?.insert(20, ' here')
  room.newSocket()
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(sourcesOf(room.comparison))))
  const second = await openPage(room, 'item1', device)
  close = second.close
  await vi.waitFor(() => expect(wordsOf('room-kept-words')).toContain('Not accepted: The item was closed for a moment'))
  await expectAccessible()
  expect(room.text).toBe('the cat sat on a mat here')
  expect(findAll('room-bench article .text').map((text) => text.textContent)).not.toContain('so the')
  find('room-kept-words').shadowRoot?.querySelector<HTMLElement>('.primary')?.click()
  await vi.waitFor(() => expect(room.text).toBe('so the cat sat on a mat here'), 5000)
  await vi.waitFor(() => expect(findAll('room-kept-words')).toEqual([]), 5000)
  await vi.waitFor(async () =>
    expect(await device.read([1], (database) => database.getAll('refusals') as never)).toEqual([]),
  )
})

test('V2 what can be stored nowhere is said in red, with what to do, and leaving asks', async () => {
  const room = new FakeRoom(comparisonOf(...texts))
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('no', 'SecurityError')
  })
  const opened = await openPage(room, 'item1')
  close = opened.close
  await vi.waitFor(() => expect(saveState()).toBe('saved'), 5000)
  room.goesAway()
  typeInto(opened, 'so ')
  await vi.waitFor(() => expect(saveWords()).toContain('Not stored (1)'), 5000)
  expect(note()).toMatch(/^Not stored on this device: .* 1 change is stored nowhere\. Keep this tab open/)
  await expectAccessible()
  const leaving = new Event('beforeunload', { cancelable: true })
  dispatchEvent(leaving)
  expect(leaving.defaultPrevented).toBe(true)
})

test('V2 leaving does not ask when everything is on this device', async () => {
  const room = new FakeRoom(comparisonOf(...texts))
  const opened = await openPage(room, 'item1')
  close = opened.close
  room.goesAway()
  typeInto(opened, 'so ')
  await vi.waitFor(() => expect(saveState()).toBe('on-device'), 5000)
  const leaving = new Event('beforeunload', { cancelable: true })
  dispatchEvent(leaving)
  expect(leaving.defaultPrevented).toBe(false)
})

test('an item that was left with unsaved work is as it was when one comes back to it', async () => {
  const room = new FakeRoom(comparisonOf(...texts))
  const opened = await openPage(room, 'item1')
  close = opened.close
  room.goesAway()
  typeInto(opened, 'so ')
  await shows('so the cat')
  opened.stay.route.open(null)
  await vi.waitFor(() => expect(findAll('room-bench')).toEqual([]), 5000)
  opened.stay.route.open('item1')
  await shows('so the cat')
  room.comesBack()
  await vi.waitFor(() => expect(room.text).toBe('so the cat sat on a mat'), 10_000)
})
