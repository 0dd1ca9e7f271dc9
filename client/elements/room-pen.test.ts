import { afterEach, expect, test, vi } from 'vitest'
import { refuse } from '#shared/kernel/outcome.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, find, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'

const texts = ['the cat sat on a mat', 'the bat sat on a rat', 'the cat sat in a mat'] as const
const at = '2026-11-22T10:00:00.000Z'
let close = () => {}

afterEach(() => close())

async function bench(role: 'trainer' | 'annotator' | 'reviewer') {
  const room = new FakeRoom(comparisonOf(...texts), role)
  const opened = await openPage(room, 'item1')
  close = opened.close
  return { room, ...opened }
}

const given = (person: string, from?: string) =>
  ({ type: 'pen.given', item: 'item1', person, by: 'asha', at, ...(from ? { from, rights: 1 } : {}) }) as const
const taken = (person: string) => ({ type: 'pen.taken', item: 'item1', person, by: 'asha', at, rights: 1 }) as const
const head = () => wordsOf('room-item-head')
const pen = () => wordsOf('room-pen')
const line = () => wordsOf('[role="status"]').replaceAll(/[\u2068\u2069]/g, '')
const editors = () => findAll('.cm-content')
const button = (words: string) =>
  findAll('button').find((one) => one.textContent?.trim() === words) as HTMLElement | undefined

test('PN2 PN8 the editor opens when the pen comes and closes when it goes, without a reload', async () => {
  const { room } = await bench('annotator')
  await vi.waitFor(() => expect(head()).toContain('You read this draft. To write in it, ask a trainer for its pen.'))
  pressKey('KeyE')
  await vi.waitFor(() => expect(line()).toContain('A trainer can give you its pen'))
  expect(editors()).toHaveLength(0)
  room.happen(given('me'), 'asha')
  await vi.waitFor(() => expect(pen()).toContain('You have the pen: you can write here'))
  expect(line()).toContain('Asha gave you the pen: you can write here now')
  pressKey('KeyE')
  await vi.waitFor(() => expect(editors()).toHaveLength(1))
  await expectAccessible()
  room.happen(taken('me'), 'asha')
  await vi.waitFor(() => expect(editors()).toHaveLength(0))
  expect(line()).toContain('Asha took the pen back: you read on from here. What was saved stays in the draft.')
  expect(pen()).not.toContain('You have the pen')
})

test('PN4 with the pen a digit takes a reading', async () => {
  const { room } = await bench('annotator')
  pressKey('Digit2')
  expect(room.commands('difference.settle')).toEqual([])
  room.happen(given('me'), 'asha')
  await vi.waitFor(() => expect(pen()).toContain('You have the pen'))
  await vi.waitFor(() => expect(find('room-difference-bar').hasAttribute('read-only')).toBe(false))
  pressKey('Digit2')
  await vi.waitFor(() => expect(room.commands('difference.settle')).toHaveLength(1))
})

test('PN3 words that were not taken stand in the panel with the reason', async () => {
  const { room } = await bench('annotator')
  room.happen(given('me'), 'asha')
  await vi.waitFor(() => expect(pen()).toContain('You have the pen'))
  room.drafts.refusal = 'no-pen'
  pressKey('KeyE')
  await vi.waitFor(() => expect(editors()).toHaveLength(1))
  document.execCommand('insertText', false, 'late ')
  await vi.waitFor(() =>
    expect(wordsOf('room-kept-words')).toContain(
      'Not accepted: you did not have the pen any more when your words arrived',
    ),
  )
})

test('PN1 PN8 everybody in the item sees who has it; a trainer gives it, gives it on and takes it back', async () => {
  const { room } = await bench('trainer')
  await vi.waitFor(() => expect(button('Give the pen')).toBeDefined())
  button('Give the pen')?.click()
  await vi.waitFor(() =>
    expect(findAll('optgroup').map((one) => (one as HTMLOptGroupElement).label)).toEqual(['Worked on this item']),
  )
  await expectAccessible()
  button('Give')?.click()
  await vi.waitFor(() => expect(room.commands('pen.give')).toEqual([{ item: 'item1', person: 'p0', holder: null }]))
  await vi.waitFor(() => expect(pen()).toContain('Annotator 1 has the pen'))
  button('Give it to somebody else')?.click()
  await vi.waitFor(() =>
    expect(findAll('option').map((one) => one.textContent)).toEqual(['Annotator 2', 'Annotator 3']),
  )
  button('Cancel')?.click()
  await vi.waitFor(() => expect(button('Take the pen back')).toBeDefined())
  button('Take the pen back')?.click()
  await vi.waitFor(() => expect(room.commands('pen.take')).toEqual([{ item: 'item1', holder: 'p0' }]))
  await vi.waitFor(() => expect(pen()).not.toContain('has the pen'))
})

test('PN5 of two trainers at once the one who lost sees who has it', async () => {
  const { room } = await bench('trainer')
  await vi.waitFor(() => expect(button('Give the pen')).toBeDefined())
  room.refusal = refuse('moved', 'Another trainer', { pen: { person: 'me', by: 'asha', at } })
  button('Give the pen')?.click()
  await vi.waitFor(() => expect(button('Give')).toBeDefined())
  button('Give')?.click()
  await vi.waitFor(() => expect(line()).toContain('Asha gave the pen to Meena before you'))
})

test('PN8 a reviewer sees who has it and cannot move it', async () => {
  const { room } = await bench('reviewer')
  room.happen(given('p1'), 'asha')
  await vi.waitFor(() => expect(pen()).toBe('Annotator 2 has the pen'))
  expect(button('Take the pen back')).toBeUndefined()
})
