import { afterEach, expect, test, vi } from 'vitest'
import type { LabelConfig } from '#shared/labels/label-config.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, find, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'

let close = () => {}
afterEach(() => close())

async function importPage(labelling?: LabelConfig): Promise<void> {
  const room = new FakeRoom(comparisonOf('the cat', 'the bat'), 'lead')
  const opened = await openPage(room)
  close = opened.close
  if (labelling)
    room.happen({ type: 'labelling.changed', labelling, was: null, by: 'me', at: '2026-11-01T00:00:00Z' }, 'me')
  pressKey('KeyI')
  await vi.waitFor(() => expect(findAll('input[type="file"]')).toHaveLength(1))
}

function choose(...files: readonly (readonly [name: string, content: string])[]): void {
  const chosen = new DataTransfer()
  for (const [name, content] of files) chosen.items.add(new File([content], name))
  const drop = new DragEvent('drop', { dataTransfer: chosen, bubbles: true, cancelable: true, composed: true })
  find('.drop').dispatchEvent(drop)
}

const outlook = () => wordsOf('room-import-outlook')
const radios = () => findAll('input[name="holds"]').filter((found) => found instanceof HTMLInputElement)
const buttons = () => [...(find('room-import-outlook').shadowRoot?.querySelectorAll('button') ?? [])]
const coco = (...bboxes: readonly (readonly number[])[]) =>
  JSON.stringify({
    images: [{ id: 1, file_name: 'street.png', width: 100, height: 50 }],
    categories: [{ id: 3, name: 'Car' }],
    annotations: bboxes.map((bbox, at) => ({ id: at + 1, image_id: 1, category_id: 3, bbox })),
  })

test('LC7 a file for each annotator: one item with the labels of both, and the tags that they bring', async () => {
  await importPage()
  choose(['a1.json', coco([1, 2, 3, 4])], ['a2.json', coco([1, 2, 4, 4], [20, 2, 4, 4])])
  await vi.waitFor(() => expect(outlook()).toContain('1 item, 2 sources with 3 labels of 2 annotators'))
  expect(wordsOf('room-import-form')).toContain('a1.json, a2.json')
  expect(outlook()).toContain('Tags and questions in it: Car')
  expect(outlook()).toContain('a2 Car 2')
  await expectAccessible()
})

test('LC8 wrong labels are listed by item; nothing is imported until the person says that the rest is wanted', async () => {
  await importPage()
  choose(['a1.json', coco([1, 2, 3, 4], [1, 2, -3, 4], [90, 2, 30, 4])])
  await vi.waitFor(() => expect(outlook()).toContain('1 item'))
  const said = wordsOf('room-import-faults')
  expect(said).toContain('Cannot be, and would be left out: 1 label · Odd, and would come as they are: 1 label')
  expect(said).toContain('street.png')
  expect(said).toContain('label "2" is -3 wide and 4 high')
  expect(said).toContain('label "3" reaches beyond the image')
  expect(buttons().map(({ textContent }) => textContent?.trim())).toEqual([
    'Import the rest without picture or recording',
  ])
  await expectAccessible()
})

test('LC11 answers that the room’s list does not have are named, of a file that brings no list', async () => {
  await importPage({ tags: [], questions: [{ name: 'label', type: 'choice', values: ['good', 'bad'] }] })
  choose(['answers.csv', 'item,annotator,label\nk,asha,good\nk,ravi,awful\n'])
  await vi.waitFor(() => expect(outlook()).toContain('1 item, 2 sources'))
  expect(wordsOf('room-import-faults')).toContain('"ravi": a label of "label"')
  expect(buttons().map(({ textContent }) => textContent?.trim())).toEqual(['Import the rest'])
})

test('LC6 a table that may hold either says what it was taken for, and can be read as the other', async () => {
  await importPage()
  choose(['answers.csv', 'item,text,annotator,label\nk,so good,asha,good\nk,so good,ravi,bad\n'])
  await vi.waitFor(() => expect(outlook()).toContain('1 item, 2 sources with 2 labels'))
  expect(outlook()).toContain('asha label: good')
  const holds = (value: string) => radios().find((radio) => radio.parentElement?.textContent?.includes(value))
  expect(holds('labels')?.checked).toBe(true)
  holds('transcripts')?.click()
  await vi.waitFor(() => expect(outlook()).toContain('asha so good'))
  await expectAccessible()
})

test('LB12 columns of one annotator each are offered as a pattern', async () => {
  await importPage()
  choose(['wide.csv', 'item,ta_a1,ta_a2\nk,0.0,1.0\nl,1.0,1.0\n'])
  await vi.waitFor(() => expect(findAll('input[name="holds"]')).toHaveLength(2))
  radios()[1]?.click()
  await vi.waitFor(() => expect(outlook()).toContain('2 items, 4 sources with 4 labels of 2 annotators'))
  expect(wordsOf('room-import-form')).toContain('ta_a*')
})
