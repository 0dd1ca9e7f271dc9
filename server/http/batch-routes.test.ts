import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import type { BatchBefore, BatchRow } from '#shared/protocol/batch-messages.ts'
import type { ImportReport } from '#shared/protocol/imports.ts'

let harness: RoomHarness
let lead: Person
beforeAll(async () => {
  harness = await RoomHarness.open()
  lead = await harness.person('lead', 'Kamala')
})
afterAll(() => harness.close())

const ask = (path: string, init: RequestInit = {}, person = lead) =>
  fetch(new URL(`/api/v1/rooms/harness/as/1/${path}`, harness.serving.url), {
    ...init,
    headers: { cookie: person.cookie, ...init.headers },
  })
const json = async <T>(response: Promise<Response>) => (await (await response).json()) as T
const brings = (name: string, text: string) =>
  json<ImportReport>(
    ask(`imports?file=${encodeURIComponent(name)}`, {
      method: 'POST',
      body: text,
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  )
const table = 'item,text,annotator\nk,so,p\nk,no,q\nl,yes,p\n'

test('B1 the list tells each import, who brought it and how far it is; the file comes back byte for byte', async () => {
  const { batch } = await brings('நாள் 1 (a).csv', table)
  await brings('again.csv', `${table}m,new,p\nk,other,q\n`.replace('k,no,q\n', ''))
  const [again, first, sample] = await json<BatchRow[]>(ask('batches'))
  expect(again).toMatchObject({ name: 'again.csv', by: 'Kamala', items: 1, skipped: 1, refused: 1, kept: true })
  expect(first).toMatchObject({ id: batch, name: 'நாள் 1 (a).csv', items: 2, sources: 3, signedOff: 0, disputes: 0 })
  expect(sample).toMatchObject({ name: 'sample.json', by: null, items: 2, takenBack: null })
  const file = await ask(`batches/${batch}/file`)
  expect(await file.text()).toBe(table)
  expect(file.headers.get('content-disposition')).toContain(
    `filename*=UTF-8''${encodeURIComponent('நாள்')}%201%20%28a%29.csv`,
  )
})

test('B2 what taking back would mean is told before; the list shows what was taken back, and by whom', async () => {
  const { batch } = await brings('wrong.csv', 'item,text,annotator\nx,so,p\n')
  expect(await json<BatchBefore>(ask(`batches/${batch}/take-back`))).toEqual({ items: 1, extended: 0, work: [] })
  expect((await ask(`batches/${batch}/take-back`, { method: 'POST' })).status).toBe(200)
  const [row] = await json<BatchRow[]>(ask('batches'))
  expect(row).toMatchObject({ id: batch, takenBack: { by: 'Kamala' } })
  expect((await ask(`batches/${batch}/take-back`, { method: 'POST' })).status).toBe(409)
})

test('B2 what was worked on is refused in a sentence that says by what', async () => {
  const [row] = (await json<BatchRow[]>(ask('batches'))).filter(({ name }) => name === 'sample.json')
  const reviewer = await harness.person('reviewer', 'Asha')
  const draft = reviewer.opens(harness.item('first'))
  await expect.poll(() => draft.text).toContain('cat')
  const refused = await ask(`batches/${row?.id}/take-back`, { method: 'POST' })
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({
    detail: 'sample.json cannot be taken back, it was worked on: 1 item was opened "first"',
  })
})

test.each(['reviewer', 'trainer', 'annotator', 'observer'] as const)(
  'R1 no %s sees or takes back batches',
  async (role) => {
    const person = await harness.person(role, role === 'annotator' ? 'worker-1' : 'Somebody')
    for (const [path, method] of [
      ['batches', 'GET'],
      ['batches/x/file', 'GET'],
      ['batches/x/take-back', 'GET'],
      ['batches/x/take-back', 'POST'],
    ] as const)
      expect((await ask(path, { method }, person)).status).toBe(403)
  },
)

test('C3 a batch that is not there', async () => {
  for (const path of ['batches/none/file', 'batches/none/take-back']) expect((await ask(path)).status).toBe(404)
})
