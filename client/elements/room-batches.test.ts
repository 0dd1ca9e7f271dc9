import { afterEach, expect, test, vi } from 'vitest'
import type { BatchRow } from '#shared/protocol/batch-messages.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, find, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'

let close = () => {}
afterEach(() => close())

const batch = (id: string, more: Partial<BatchRow> = {}): BatchRow => ({
  ...{ id, name: `${id}.csv`, file: 'f', items: 400, sources: 2000, warnings: 0 },
  ...{ extended: 0, skipped: 0, refused: 0, left: 0, by: 'Kamala', at: '2026-01-01T10:00:00.000Z' },
  ...{ takenBack: null, signedOff: 12, disputes: 3, kept: true },
  ...more,
})

/** What the server answers about batches; everything else as the fake room has it. */
async function batchesPage(batches: readonly BatchRow[], answers: Readonly<Record<string, () => Response>> = {}) {
  const room = new FakeRoom(comparisonOf('the cat', 'the bat'), 'lead')
  const others = fetch
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    const [, rest] = /\/as\/1\/(batches.*)$/.exec(path) ?? []
    if (!rest) return others(path, init)
    asked.push(`${init?.method ?? 'GET'} ${rest}`)
    return answers[`${init?.method ?? 'GET'} ${rest}`]?.() ?? Response.json(batches)
  })
  const opened = await openPage(room)
  close = opened.close
  pressKey('KeyB')
  await vi.waitFor(() => expect(findAll('room-batches')).toHaveLength(1))
  return { ...opened, room, asked }
}

const button = (words: string): HTMLElement => {
  const found = findAll('button').find(({ textContent }) => textContent?.replace(/\s+/g, ' ').includes(words))
  if (!found) throw new Error(`no button ${words}`)
  return found as HTMLElement
}

test('B1 each import with when, by whom, counts and how far; what was taken back says so', async () => {
  await batchesPage([
    batch('one'),
    batch('two', { items: 3, skipped: 10_000, refused: 12, extended: 40, by: null, kept: false }),
    batch('gone', { takenBack: { by: 'Kamala', at: '2026-01-02T10:00:00.000Z' } }),
  ])
  await vi.waitFor(() => expect(findAll('room-batch')).toHaveLength(3))
  const [one, two, gone] = findAll('room-batch').map(({ shadowRoot }) => shadowRoot?.textContent?.replace(/\s+/g, ' '))
  expect(one).toContain('by Kamala')
  expect(one).toContain('400 items, 2,000 sources')
  expect(one).toContain('12 of 400 signed off')
  expect(one).toContain('3 disputes are open')
  expect(two).toContain('from the command line')
  expect(two).toContain('10,000 items were here already')
  expect(two).toContain('Its file was not kept')
  expect(gone).toContain('taken back')
  expect(gone).not.toContain('Show the items')
  await expectAccessible()
})

test('B1 an empty room leads to Import', async () => {
  await batchesPage([])
  await vi.waitFor(() => expect(wordsOf('room-batches')).toContain('Nothing was imported into this room yet'))
  await expectAccessible()
  button('Import a batch').click()
  await vi.waitFor(() => expect(findAll('room-import')).toHaveLength(1))
})

test('B2 what it means is said before; then it is taken back', async () => {
  const { asked } = await batchesPage([batch('one')], {
    'GET batches/one/take-back': () => Response.json({ items: 400, extended: 0, work: [] }),
    'POST batches/one/take-back': () => Response.json({ items: 400, extended: 0, work: [] }),
  })
  await vi.waitFor(() => expect(findAll('room-batch')).toHaveLength(1))
  button('Take back').click()
  await vi.waitFor(() => expect(wordsOf('room-batch-back')).toContain('Its 400 items leave the room'))
  await expectAccessible()
  button('Take it back').click()
  await vi.waitFor(() => expect(asked).toContain('POST batches/one/take-back'))
  await vi.waitFor(() => expect(findAll('room-batch-back')).toHaveLength(0))
})

test('B2 what stands against it is listed, and there is no button', async () => {
  const work = [{ kind: 'opened', items: 7, first: ['call-1', 'call-2', 'call-3', 'call-4', 'call-5'] }]
  await batchesPage([batch('one')], {
    'GET batches/one/take-back': () => Response.json({ items: 400, extended: 0, work }),
  })
  await vi.waitFor(() => expect(findAll('room-batch')).toHaveLength(1))
  button('Take back').click()
  await vi.waitFor(() =>
    expect(wordsOf('room-batch-back')).toContain(
      'opened by somebody who may write: 7 (call-1, call-2, call-3, call-4, call-5, …)',
    ),
  )
  expect(wordsOf('room-batch-back')).not.toContain('Take it back')
  await expectAccessible()
  button('Leave it as it is').click()
  await vi.waitFor(() => expect(findAll('room-batch-back')).toHaveLength(0))
})

test('B2 a refusal of the server is said where it was asked', async () => {
  await batchesPage([batch('one')], {
    'GET batches/one/take-back': () => Response.json({ items: 1, extended: 0, work: [] }),
    'POST batches/one/take-back': () => Response.json({ detail: 'one.csv cannot be taken back' }, { status: 409 }),
  })
  await vi.waitFor(() => expect(findAll('room-batch')).toHaveLength(1))
  button('Take back').click()
  await vi.waitFor(() => expect(wordsOf('room-batch-back')).toContain('Its 1 item leaves the room'))
  button('Take it back').click()
  await vi.waitFor(() => expect(wordsOf('room-batch')).toContain('one.csv cannot be taken back'))
})

test('B4 the queue shows one import’s items, and all again', async () => {
  const { room } = await batchesPage([batch('one')])
  await vi.waitFor(() => expect(findAll('room-batch')).toHaveLength(1))
  button('Show the items').click()
  await vi.waitFor(() => expect(wordsOf('room-queue')).toContain('Only one.csv'))
  const last = () => room.socket.requests('queue').at(-1)
  await vi.waitFor(() => expect(last()).toMatchObject({ batch: 'one', filter: 'all' }))
  await expectAccessible()
  button('All batches').click()
  await vi.waitFor(() => expect(last()).not.toHaveProperty('batch'))
  expect(find('room-queue').shadowRoot?.querySelector('.batch')).toBeNull()
})

test('B3 whoever has an item of it open is told and led to the queue', async () => {
  const room = new FakeRoom(comparisonOf('the cat', 'the bat'))
  const opened = await openPage(room, 'item1')
  close = opened.close
  room.socket.answers.item = () => ({ ok: false, refusal: { code: 'not-found', message: 'No item item1' } })
  const taken = { batch: 'one', name: 'one.csv', manifest: 'm', by: 'asha', at: '2026-01-02T10:00:00.000Z', rights: 1 }
  room.happen({ type: 'batch.taken-back', ...taken }, 'asha')
  await vi.waitFor(() => expect(opened.stay.route.item).toBeNull())
  expect(wordsOf('room-quiet-line')).toContain('Asha took back the import of one.csv')
})
