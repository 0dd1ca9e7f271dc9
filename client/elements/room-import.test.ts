import { afterEach, expect, test, vi } from 'vitest'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, find, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'

let close = () => {}
afterEach(() => close())

async function importPage() {
  const room = new FakeRoom(comparisonOf('the cat', 'the bat'), 'lead')
  const opened = await openPage(room)
  close = opened.close
  pressKey('KeyI')
  await vi.waitFor(() => expect(findAll('input[type="file"]')).toHaveLength(1))
  return opened
}

function choose(name: string, content: string | Uint8Array<ArrayBuffer>): void {
  const files = new DataTransfer()
  files.items.add(new File([content], name))
  const drop = new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true, composed: true })
  find('.drop').dispatchEvent(drop)
}

function select(label: string, value: string): void {
  const found = findAll('label').find(({ textContent }) => textContent?.includes(label))
  const list = found?.parentElement?.querySelector('select')
  if (!list) throw new Error(`no list ${label}`)
  list.value = value
  list.dispatchEvent(new Event('change'))
}

const outlook = () => wordsOf('room-import-outlook')
const table = 'INPUT:audio,OUTPUT:transcription,who,other\nk,the cat,asha,x\nk,the bat,ravi,y\nl,one,asha,z\n'

test('a table: what cannot be guessed is asked for, then what would come of it is said at once', async () => {
  await importPage()
  choose('batch.csv', table)
  await vi.waitFor(() => expect(wordsOf('room-import-form')).toContain('Choose the column of: Annotator'))
  expect(wordsOf('room-preview-table')).toContain('The first 3 rows')
  expect(find('room-import-outlook').shadowRoot?.querySelector('button')).toBeNull()
  select('Annotator', 'who')
  await vi.waitFor(() => expect(outlook()).toContain('2 items, 3 sources of 2 annotators · English 2'))
  expect(wordsOf('room-warnings')).toContain('1 × Items with one source line 4')
  await expectAccessible()
  select('Item', 'other')
  await vi.waitFor(() => expect(outlook()).toContain('3 items, 3 sources'))
  select('Text', 'who')
  select('Item', 'INPUT:audio')
  await vi.waitFor(() => expect(wordsOf('room-import-outlook')).toContain('asha'))
})

test.each([
  ['a.csv', 'item,text,annotator\nk,so,asha\n,so,ravi\n', 'a.csv: line 3: the item has no name'],
  ['a.json', '{"chavadi": 1,\n "items": [}', 'a.json: line 2: column 12: this is not JSON'],
  ['a.txt', 'hello', 'a.txt: what kind of file this is could not be told'],
  ['a.csv', Uint8Array.from([0x69, 0x2c, 0xe9, 0x0a]), 'a.csv: line 1: byte 0xE9 is not UTF-8'],
])('%s that cannot be read: file, line and reason, and no button', async (name, content, message) => {
  await importPage()
  choose(name, content)
  await vi.waitFor(() => expect(outlook()).toContain(message))
  expect(find('room-import-outlook').shadowRoot?.querySelector('button')).toBeNull()
  await expectAccessible()
})

test('a file over 50 MB is refused before it is read', async () => {
  await importPage()
  choose('large.csv', new Uint8Array(50_000_001))
  await vi.waitFor(() => expect(wordsOf('.fault')).toContain('large.csv: The file is over 50 MB'))
})

test('another kind of file may be said, and its fields differ', async () => {
  await importPage()
  const result = [{ type: 'textarea', from_name: 'words', value: { text: 'so' } }]
  choose('a.json', JSON.stringify([{ data: { clip_name: 'k', rec: 'r' }, annotations: [{ completed_by: 1, result }] }]))
  await vi.waitFor(() => expect(outlook()).toContain('1 item'))
  expect(find<HTMLSelectElement>('.file select').value).toBe('label-studio')
  select('Item', 'rec')
  await vi.waitFor(() => expect(outlook()).toContain('The first items r'))
  select('Kind of file', 'json')
  await vi.waitFor(() => expect(outlook()).toContain('a.json: line 1: the file: '))
})

test('an empty room leads a lead here', async () => {
  const room = new FakeRoom(comparisonOf('the cat', 'the bat'), 'lead')
  room.rows = []
  const opened = await openPage(room)
  close = opened.close
  await vi.waitFor(() => expect(wordsOf('.nothing')).toContain('Import a batch'))
  find('.nothing button').click()
  await vi.waitFor(() => expect(findAll('room-import')).toHaveLength(1))
  await expectAccessible()
})
