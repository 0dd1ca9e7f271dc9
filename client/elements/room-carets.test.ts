import { afterEach, expect, test, vi } from 'vitest'
import { caretPoint } from '#shared/drafts/caret-in-draft.ts'
import { draftText } from '#shared/drafts/draft-doc.ts'
import { boxesInText } from '../bench/text-boxes.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, find, findAll, openPage, pressKey } from '../testing/room-fixture.ts'

const texts = [
  'the cat sat on a mat\nand slept',
  'the bat sat on a rat\nand slept',
  'the cat sat in a mat\nand wept',
] as const
let close = () => {}

afterEach(() => close())

async function bench() {
  const room = new FakeRoom(comparisonOf(...texts))
  const opened = await openPage(room, 'item1')
  close = opened.close
  await vi.waitFor(() => expect(findAll('[role="radio"]').length).toBeGreaterThan(1))
  room.socket.see([{ tab: 't1', person: 'asha', seat: 2, name: 'Asha', role: 'reviewer', item: 'item1' }])
  const text = (unit: string) => draftText(room.drafts.doc, unit) ?? fail()
  const stands = (unit: string, from: number, to = from) => {
    const end = caretPoint(text(unit), to, 'before')
    const at = from === to ? [unit, end] : [unit, caretPoint(text(unit), from, 'after'), end]
    room.drafts.caret(77, { at, user: { person: 'asha' } })
  }
  return { room, text, stands, ...opened }
}

function fail(): never {
  throw new Error('the draft has no such unit')
}

const tags = () => findAll('.caret .tag').map(({ textContent }) => textContent)
const left = (selector: string) => find(selector).getBoundingClientRect().left

/** Where an offset of a segment's text is on screen. */
function placeOf(segment: number, offset: number): number {
  const text = findAll('article .text')[segment - 1]
  if (!text) throw new Error(`there is no segment ${segment}`)
  return boxesInText(text, offset, offset)[0]?.left ?? Number.NaN
}

test('another’s caret stands in a row that nobody here types in, under the name that the room knows', async () => {
  const { stands, text } = await bench()
  stands('u2', 4)
  await vi.waitFor(() => expect(tags()).toEqual(['Asha']))
  expect(Math.abs(left('.caret') - placeOf(2, 4))).toBeLessThan(2)
  text('u2').insert(0, 'well ')
  await vi.waitFor(() => expect(Math.abs(left('.caret') - placeOf(2, 9))).toBeLessThan(2))
  await expectAccessible()
})

test('a move shows the name again, typing around the caret does not', async () => {
  const { stands, text } = await bench()
  stands('u2', 4)
  await vi.waitFor(() => expect(tags()).toEqual(['Asha']))
  const before = find('.caret')
  text('u2').insert(0, 'well ')
  await vi.waitFor(() => expect(find('article .text').textContent).toBeTruthy())
  await vi.waitFor(() => expect(Math.abs(left('.caret') - placeOf(2, 9))).toBeLessThan(2))
  expect(find('.caret')).toBe(before)
  stands('u2', 5)
  await vi.waitFor(() => expect(find('.caret')).not.toBe(before))
  expect(getComputedStyle(find('.tag')).animationDelay).toBe('2s')
})

test('what another has selected is tinted', async () => {
  const { stands } = await bench()
  stands('u1', 4, 11)
  await vi.waitFor(() => expect(findAll('.tint').length).toBeGreaterThan(0))
  const boxes = findAll('.tint').map((tint) => tint.getBoundingClientRect())
  expect(Math.abs(Math.min(...boxes.map((box) => box.left)) - placeOf(1, 4))).toBeLessThan(2)
  expect(Math.abs(Math.max(...boxes.map((box) => box.right)) - placeOf(1, 11))).toBeLessThan(2)
})

test('in the segment that is typed in, carets lie over the editor and are no part of its text', async () => {
  const { room, stands } = await bench()
  pressKey('KeyE')
  await vi.waitFor(() => expect(findAll('.cm-content:focus')).toHaveLength(1))
  stands('u1', 3, 7)
  await vi.waitFor(() => expect(tags()).toEqual(['Asha']))
  expect(findAll('.tint').length).toBeGreaterThan(0)
  expect(find('.cm-content').contains(find('.caret'))).toBe(false)
  document.execCommand('insertText', false, 'x')
  await vi.waitFor(() => expect(room.text).toContain('x'))
  expect(find('.cm-line').textContent).toContain('catx')
  await vi.waitFor(() => {
    const [box] = boxesInText(find('.cm-line'), 7, 7)
    expect(Math.abs(left('.caret') - (box?.left ?? 0))).toBeLessThan(2)
  })
  room.drafts.caret(77, null)
  await vi.waitFor(() => expect(findAll('.caret, .tint')).toEqual([]))
})

test('this page’s own caret is told while it types, and is gone in review', async () => {
  const { room } = await bench()
  pressKey('KeyE')
  const own = () => [...room.drafts.carets.getStates()].flatMap(([, { at }]) => (at ? [at[0]] : []))
  await vi.waitFor(() => expect(own()).toEqual(['u1']))
  pressKey('Escape')
  await vi.waitFor(() => expect(own()).toEqual([]))
})

test('all carets go when the connection is lost', async () => {
  const { room, stands } = await bench()
  stands('u2', 4)
  await vi.waitFor(() => expect(tags()).toEqual(['Asha']))
  room.drafts.online = false
  room.drafts.dropAll()
  await vi.waitFor(() => expect(findAll('.caret')).toEqual([]))
})
