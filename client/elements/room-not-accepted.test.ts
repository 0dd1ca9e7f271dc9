import { afterEach, expect, test, vi } from 'vitest'
import { wordsHash } from '#shared/domain/result.ts'
import { isWide } from '../controllers/wide-screen.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, find, findAll, openPage, reopenAlone, wordsOf } from '../testing/room-fixture.ts'
import { newDevice } from '../testing/test-device.ts'

const texts = ['the cat sat on a mat', 'the bat sat on a rat', 'the cat sat in a mat'] as const
const cat = { unit: 'u1', from: 1, to: 2 }
let close = () => {}

afterEach(() => {
  vi.restoreAllMocks()
  close()
  for (const page of document.querySelectorAll('room-page')) page.remove()
  sessionStorage.clear()
})

type Opened = Awaited<ReturnType<typeof openPage>>

function replaceFirst({ stay }: Opened, unit: string, words: string, by: string): void {
  const editable = stay.item?.editable(unit)
  const at = editable?.text.toString().indexOf(words) ?? -1
  editable?.text.doc?.transact(() => {
    editable.text.delete(at, words.length)
    editable.text.insert(at, by)
  }, editable.origin)
}

const button = (name: string) => {
  const found = findAll('room-kept-words button, button').find((one) => one.textContent?.trim() === name)
  if (!(found instanceof HTMLElement)) throw new Error(`No button ${name}`)
  return found
}
const panel = () => wordsOf('room-kept-words')

/** Somebody has typed "dog" for "cat", and the server would not take it. */
async function refused(reason = 'not-a-draft', room = new FakeRoom(comparisonOf(...texts)), device = newDevice()) {
  const opened = await openPage(room, 'item1', device)
  close = opened.close
  room.drafts.refusal = reason
  replaceFirst(opened, 'u1', 'cat', 'dog')
  await vi.waitFor(() => expect(panel()).toContain('Not accepted'), 5000)
  return { room, device, ...opened }
}

test('V10 it says what happened, what that means and what to do; the change is marked in the words', async () => {
  await refused()
  expect(panel()).toContain('Not accepted: the draft cannot hold what this page sent')
  expect(panel()).toContain('Nobody else sees your words. They are kept here, also after a reload.')
  expect(panel()).toContain('Put back what still fits the draft, open a dispute with them, or copy what you need.')
  expect([wordsOf('del'), wordsOf('ins')]).toEqual(['cat', 'dog'])
  expect(wordsOf('room-quiet-line')).toContain('Your words are kept below.')
  await expectAccessible()
})

test('V10 over plain http the words are copied all the same, and it is said', async () => {
  await refused()
  vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue(undefined as unknown as Clipboard)
  const taken: string[] = []
  vi.spyOn(document, 'execCommand').mockImplementation(() => {
    taken.push((document.activeElement as HTMLTextAreaElement).value)
    return true
  })
  const copy = button('Copy')
  copy.focus()
  copy.click()
  await vi.waitFor(() => expect(copy.textContent).toBe('Copied'))
  expect(taken).toEqual(['the dog sat on a mat'])
  expect(find('room-kept-words').shadowRoot?.activeElement).toBe(copy)
})

test('V10 where the browser lets nothing be copied, the words are selected and it is said', async () => {
  await refused()
  vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue(undefined as unknown as Clipboard)
  vi.spyOn(document, 'execCommand').mockReturnValue(false)
  button('Copy').click()
  await vi.waitFor(() => expect(panel()).toContain('The browser did not let it be copied'))
})

test('V10 a dispute opens where the words stand, with them as first position', async () => {
  const { room, stay } = await refused()
  await vi.waitFor(() => expect(stay.item?.state.synced).toBe(true), 5000)
  button('Open a dispute').click()
  await vi.waitFor(() => expect(stay.item?.state.form).toMatchObject({ is: 'dispute', place: cat, value: 'dog' }))
  await vi.waitFor(() => expect(find<HTMLTextAreaElement>('textarea').value).toBe('Should “dog” stand here?'))
  await expectAccessible()
  stay.item?.disputing.send()
  await vi.waitFor(() => expect(Object.values(room.view.disputes)).toHaveLength(1))
  expect(Object.values(room.view.disputes)[0]).toMatchObject({ place: cat, positions: [{ value: 'dog' }] })
})

test('V10 twenty segments are a few at first; all of them are copied at once', async () => {
  const lines = Array.from({ length: 20 }, (_, at) => `line ${at + 1} was said here`)
  const room = new FakeRoom(comparisonOf(lines.join('\n'), lines.join('\n'), lines.join('\n').replaceAll('was', 'is')))
  const opened = await openPage(room, 'item1')
  close = opened.close
  room.drafts.acknowledges = false
  for (let unit = 1; unit <= 20; unit++) {
    if (unit === 20) room.drafts.refusal = 'lacks'
    replaceFirst(opened, `u${unit}`, 'said', 'heard')
  }
  await vi.waitFor(() => expect(panel()).toMatch(/Show 1[79] more segments/), 5000)
  expect(findAll('room-kept-words li, li').filter((one) => one.querySelector('.where'))).toHaveLength(isWide() ? 3 : 1)
  const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  button('Copy all').click()
  await vi.waitFor(() => expect(written.mock.calls[0]?.[0].split('\n')).toHaveLength(20))
  expect(written.mock.calls[0]?.[0]).toContain('20\tline 20 was heard here')
  button(`Show ${isWide() ? 17 : 19} more segments`).click()
  await vi.waitFor(() => expect(panel()).toContain('Segment 20'))
})

test('V10 words that are dropped by a slip can be kept after all', async () => {
  const { device } = await refused()
  button('Done with it').click()
  await vi.waitFor(() => expect(findAll('room-kept-words')).toEqual([]))
  button('Keep them after all').click()
  await vi.waitFor(() => expect(wordsOf('ins')).toBe('dog'))
  const kept = () => device.read([], (database) => database.getAll('refusals'))
  await vi.waitFor(async () => expect(await kept()).toMatchObject([{ item: 'item1', reason: 'not-a-draft' }]))
})

const ruled = { item: 'item1', place: cat, value: 'rat', reason: 'other', why: 'It squeaks', basis: wordsHash('cat') }

/** Types "dog" for "cat" without a server; the page goes away, and a trainer rules there. */
async function ruledMeanwhile() {
  const room = new FakeRoom(comparisonOf(...texts))
  const device = newDevice()
  const first = await openPage(room, 'item1', device)
  room.goesAway()
  replaceFirst(first, 'u1', 'cat', 'dog')
  await vi.waitFor(async () => expect(await device.read([], (kept) => kept.getAll('items'))).toHaveLength(1), 5000)
  first.close()
  room.newSocket()
  expect(room.decides({ name: 'ruling.make', input: ruled }, 'asha', 'trainer')).toMatchObject({ ok: true })
  return { room, device }
}

test('V11 what an earlier page typed where a trainer ruled meanwhile is shown beside the ruling', async () => {
  const { room, device } = await ruledMeanwhile()
  room.comesBack()
  const again = await openPage(room, 'item1', device)
  close = again.close
  await vi.waitFor(() => expect(panel()).toContain('ruled “rat” here before your words arrived'), 5000)
  expect(panel()).toMatch(/You wrote\s+dog/)
  expect(panel()).toMatch(/Ruled\s+rat\s+.*, other: It squeaks/)
  await vi.waitFor(() => expect(wordsOf('article .text')).toContain('the rat sat'), 5000)
  await expectAccessible()
  again.close()
  room.newSocket()
  room.comesBack()
  const third = await openPage(room, 'item1', device)
  close = third.close
  await vi.waitFor(() => expect(panel()).toMatch(/You wrote\s+dog/), 5000)
})

test('V11 the same when the page comes back before the line does', async () => {
  const { room, device } = await ruledMeanwhile()
  room.goesAway()
  const again = await reopenAlone(room, 'item1', device)
  close = again.close
  await vi.waitFor(() => expect(wordsOf('article .text')).toContain('the dog sat'), 5000)
  room.comesBack()
  await vi.waitFor(() => expect(panel()).toContain('ruled “rat” here before your words arrived'), 10_000)
})

test('V11 from an item that is not opened it is told, and the queue leads there', async () => {
  const { room, device } = await ruledMeanwhile()
  room.comesBack()
  const again = await openPage(room, null, device)
  close = again.close
  await vi.waitFor(
    () => expect(wordsOf('room-quiet-line')).toContain('a trainer ruled there before your words'),
    10_000,
  )
  await vi.waitFor(() => expect(wordsOf('room-queue')).toContain('Words of yours in 1 item are not in the result'))
  await expectAccessible()
  find('room-queue').shadowRoot?.querySelector<HTMLElement>('.aside button')?.click()
  await vi.waitFor(() => expect(panel()).toMatch(/You wrote\s+dog/), 10_000)
})

test('V11 once the ruling is taken back, the words can be put back', async () => {
  const { room, device } = await ruledMeanwhile()
  room.comesBack()
  const again = await openPage(room, 'item1', device)
  close = again.close
  await vi.waitFor(() => expect(panel()).toContain('ruled “rat”'), 5000)
  const ruling = room.view.rulings[0]?.id
  const input = { item: 'item1', ruling, reason: 'heard it again' }
  expect(room.decides({ name: 'ruling.reopen', input }, 'asha', 'trainer')).toMatchObject({ ok: true })
  await vi.waitFor(() => expect(panel()).toContain('The ruling over your words was taken back'))
  button('Put back what fits').click()
  await vi.waitFor(() => expect(room.text).toBe('the dog sat on a mat'))
  await vi.waitFor(() => expect(findAll('room-kept-words')).toEqual([]))
})
