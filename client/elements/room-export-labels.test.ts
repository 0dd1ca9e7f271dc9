import { afterEach, expect, test, vi } from 'vitest'
import type { ExportBatch, ExportBody } from '#shared/protocol/exports.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, find, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'

let close = () => {}
afterEach(() => close())
let asked: ExportBody[] = []

const batch = (id: string, holds: ExportBatch['holds'], kinds: ExportBatch['kinds'] = []): ExportBatch => ({
  ...{ id, name: `${id}.json`, items: 2, holds, kinds },
})

async function exportPage(...batches: readonly ExportBatch[]): Promise<void> {
  asked = []
  const opened = await openPage(new FakeRoom(comparisonOf('the cat', 'the bat'), 'lead'))
  close = opened.close
  const elsewhere = globalThis.fetch
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    if (!path.endsWith('/exports')) return elsewhere(path, init)
    if (init.method !== 'POST') return Response.json({ exports: [], batches })
    asked.push(JSON.parse(String(init.body)))
    return Response.json({ title: 'No', detail: 'Not now' }, { status: 400 })
  })
  pressKey('KeyX')
  await vi.waitFor(() => expect(formats().length + findAll('option').length).toBeGreaterThan(0))
}

const formats = () => findAll('input[name="format"]').map((radio) => radio.parentElement?.textContent?.trim())
const words = () => wordsOf('room-export')
const download = () =>
  findAll('button').find(({ textContent }) => textContent?.trim() === 'Download') as HTMLButtonElement | undefined
function choose(id: string): void {
  const select = find<HTMLSelectElement>('room-export-selection select, select')
  select.value = id
  select.dispatchEvent(new Event('change'))
}

test('LC12 a room of boxes: the formats that can say them, why not the others, and no rows to choose', async () => {
  await exportPage(batch('streets', 'labels', ['box', 'polygon']))
  await vi.waitFor(() => expect(formats()).toEqual(['Chavadi JSON', 'COCO JSON', 'Label Studio JSON']))
  expect(words()).toContain('Not as Table (CSV, TSV): it holds answers only.')
  expect(words()).toContain('Not as CoNLL (BIO, IOB, BIOES): it holds spans of a text only.')
  expect(words()).toContain('Every item with its settled labels')
  expect(findAll('input[name="per"]')).toHaveLength(0)
  // The button has the colours of one that can be pressed.
  await vi.waitFor(() => expect(download()?.getAnimations()).toEqual([]))
  await expectAccessible()
  download()?.click()
  await vi.waitFor(() => expect(asked).toMatchObject([{ format: 'json', per: 'item' }]))
})

test('LC12 answers go into tables, spans into CoNLL', async () => {
  await exportPage(batch('posts', 'labels', ['choice']))
  await vi.waitFor(() => expect(formats()).toEqual(['Chavadi JSON', 'Label Studio JSON', 'Table (CSV, TSV)']))
  expect(words()).toContain('A row for each answer of each source')
  close()
  await exportPage(batch('texts', 'labels', ['span']))
  await vi.waitFor(() => expect(formats()).toEqual(['Chavadi JSON', 'Label Studio JSON', 'CoNLL (BIO, IOB, BIOES)']))
})

test('LC12 where a room holds transcripts and labels, a batch is chosen first', async () => {
  await exportPage(batch('clinic', 'transcripts'), batch('streets', 'labels', ['box']))
  await vi.waitFor(() => expect(words()).toContain('a file holds one of them: choose a batch'))
  expect(formats()).toEqual([])
  expect(download()?.disabled).toBe(true)
  await expectAccessible()
  choose('streets')
  await vi.waitFor(() => expect(formats()).toContain('COCO JSON'))
  choose('clinic')
  await vi.waitFor(() => expect(formats()).toEqual(['Chavadi JSON', 'Label Studio JSON', 'Table (CSV, TSV)']))
  await vi.waitFor(() => expect(findAll('input[name="per"]')).toHaveLength(2))
  expect(download()?.disabled).toBe(false)
})
