import { afterEach, expect, test, vi } from 'vitest'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, find, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'

let close = () => {}
afterEach(() => close())

async function importPage(): Promise<void> {
  const opened = await openPage(new FakeRoom(comparisonOf('the cat', 'the bat'), 'lead'))
  close = opened.close
  pressKey('KeyI')
  await vi.waitFor(() => expect(findAll('room-file-choice')).toHaveLength(1))
}

type Chosen = readonly [name: string, content: string]
function drop(where: HTMLElement, files: readonly Chosen[]): void {
  const dataTransfer = new DataTransfer()
  for (const [name, content] of files) dataTransfer.items.add(new File([content], name))
  where.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, composed: true }))
}
const choose = (...files: readonly Chosen[]) => drop(find('.drop'), files)
const media = () => wordsOf('room-import-media')
const card = () =>
  find<HTMLElement>('room-import-media').shadowRoot?.querySelector<HTMLElement>('section') ?? find('body')
const add = (...files: readonly Chosen[]) => drop(card(), files)
const importButton = () => find('room-import-outlook').shadowRoot?.querySelector('button')?.textContent?.trim()

const scenes: Chosen = [
  'scenes.json',
  JSON.stringify({
    images: [
      { id: 1, file_name: 'street.png', width: 40, height: 30 },
      { id: 2, file_name: 'lane.png', width: 40, height: 30 },
    ],
    categories: [{ id: 3, name: 'Car' }],
    annotations: [1, 2].map((id) => ({ id, image_id: id, category_id: 3, bbox: [1, 2, 10, 8], rater_id: 'Asha' })),
  }),
]

test('MD11 which items lack theirs is said while files are chosen, and the button says what would come without', async () => {
  await importPage()
  choose(scenes)
  await vi.waitFor(() => expect(media()).toContain('2 items are of a picture or recording.'))
  expect(importButton()).toBe('Import 2 items without picture or recording')
  expect(findAll('.lacking')).toHaveLength(0)
  add(['a/street.png', 'x'], ['notes.png', 'y'])
  await vi.waitFor(() => expect(media()).toContain('2 files, 2 bytes. Found for 1 of 2 items.'))
  expect(media()).toContain('"lane.png" of item "lane.png" was not brought')
  expect(importButton()).toBe('Import 2 items, 1 of them without picture or recording')
  await expectAccessible()
  add(['lane.png', 'z'])
  await vi.waitFor(() => expect(importButton()).toBe('Import 2 items'))
  expect(findAll('.lacking')).toHaveLength(0)
  const none = card().querySelector<HTMLButtonElement>('button:last-of-type')
  none?.click()
  await vi.waitFor(() => expect(importButton()).toBe('Import 2 items without picture or recording'))
})

test('MD11 what a zip holds only the server can tell; it may be dropped together with the file', async () => {
  await importPage()
  choose(scenes, ['pictures.zip', 'PK'])
  await vi.waitFor(() => expect(media()).toContain('What a zip holds is told once it is sent.'))
  expect(importButton()).toBe('Import 2 items')
  expect(wordsOf('room-import-form')).toContain('scenes.json')
  expect(wordsOf('room-import-form')).not.toContain('pictures.zip')
})

test('MD10 of transcripts recordings may come along, and nobody misses them', async () => {
  await importPage()
  choose(['calls.csv', 'item,text,annotator\ncall-1.mp3,so,asha\ncall-2,so,asha\n'])
  await vi.waitFor(() => expect(media()).toContain('If you have the recordings of these items'))
  expect(importButton()).toBe('Import 2 items')
  add(['call-2.ogg', 'x'])
  await vi.waitFor(() => expect(media()).toContain('"call-1.mp3" of item "call-1.mp3" was not brought'))
  expect(importButton()).toBe('Import 2 items, 1 of them without picture or recording')
})

test('a file of which only the beginning is looked at is told, however long', async () => {
  await importPage()
  const annotations = Array.from({ length: 3000 }, (_, id) => ({
    id,
    image_id: 1,
    category_id: 3,
    bbox: [1, 2, 10, 8],
  }))
  choose(['scenes.json', JSON.stringify({ ...JSON.parse(scenes[1]), annotations })])
  await vi.waitFor(() => expect(importButton()).toContain('Import 1 item without picture or recording'))
})

test('of texts there is nothing to bring', async () => {
  await importPage()
  const task = { data: { id: 'k', text: 'the cat' }, annotations: [] }
  const value = { start: 0, end: 3, labels: ['A'], text: 'the' }
  const result = [{ id: 'r', type: 'labels', from_name: 'l', to_name: 'text', value }]
  choose(['spans.json', JSON.stringify([{ ...task, annotations: [{ completed_by: 1, result }] }])])
  await vi.waitFor(() => expect(importButton()).toContain('Import 1 item'))
  expect(findAll('room-import-media')).toHaveLength(0)
})

test('pictures alone are no batch: what to choose first is said', async () => {
  await importPage()
  choose(['street.png', 'x'])
  await vi.waitFor(() => expect(wordsOf('.fault')).toContain('Choose the file with the work of your annotators first'))
})
