import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import type { ImportLine, ImportReport } from '#shared/protocol/imports.ts'

let harness: RoomHarness
let lead: Person
let reviewer: Person
beforeAll(async () => {
  harness = await RoomHarness.open()
  lead = await harness.person('lead', 'Kamala')
  reviewer = await harness.person('reviewer', 'Asha')
})
afterAll(() => harness.close())

const lines = 'application/x-ndjson'
const rowsOf = (items: number, name: string, annotators = ['p', 'q']) =>
  `item,text,annotator\n${Array.from({ length: items }, (_, at) =>
    annotators.map((who) => `${name}-${at},one ${who} two ${at} three,${who}\n`).join(''),
  ).join('')}`

const at = (rest: string) => new URL(`/api/v1/rooms/harness/as/1/imports${rest}`, harness.serving.url)

const send = (body: string | Uint8Array<ArrayBuffer>, query: string, init: RequestInit = {}, person = lead) =>
  fetch(at(`?${query}`), {
    method: 'POST',
    body,
    ...init,
    headers: { cookie: person.cookie, 'Content-Type': 'application/octet-stream', ...init.headers },
  })

const asked = { headers: { Accept: lines } }
const linesOf = async (response: Response) =>
  (await response.text())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ImportLine)
const stored = (batch: string) => fetch(at(`/${batch}`), { headers: { cookie: lead.cookie } })
const keys = () => harness.room.actor.queue.rows({ filter: 'all', search: '' }, '').map(({ key }) => key)

test('I4 a dry run says what would come of it and stores nothing', async () => {
  const head = await harness.journalHead
  const response = await send(`${rowsOf(2, 'dry')}dry-9,only,p\n`, 'file=a.csv&dry=true')
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({
    ...{ items: 3, sources: 5, annotators: 2 },
    warnings: [{ kind: 'single-source', line: 6 }],
  })
  expect(await harness.journalHead).toBe(head)
  expect(await readdir(join(harness.dataDirectory, 'blobs', 'unfinished'))).toEqual([])
})

test('progress comes line by line, step after step, and last what was imported', async () => {
  const batch = 'b'.repeat(32)
  const told = await linesOf(await send(rowsOf(400, 'lines'), `file=a.csv&batch=${batch}`, asked))
  const steps = told.flatMap((line) => ('progress' in line ? [line.progress.step] : []))
  expect([...new Set(steps)]).toEqual(['reading', 'comparing', 'storing'])
  expect(told.at(-1)).toMatchObject({ report: { batch, items: 400, sources: 800 } })
  expect(await (await stored(batch)).json()).toMatchObject({ batch, items: 400, sources: 800, warnings: [] })
})

test.each([
  [
    'a fault in line 3',
    'item,text,annotator\nx,so,p\n,so,q\n',
    'file=a.csv',
    422,
    'a.csv: line 3: the item has no name',
  ],
  ['JSON broken', '{"chavadi": 1,\n "items": [}', 'file=a.json', 422, /^a\.json: line 2: column 12: this is not JSON/],
  ['nothing in it', 'item,text,annotator\n', 'file=a.csv', 422, 'a.csv: there is no item in this file'],
  ['no format', 'hello', 'file=a.txt', 422, /^a\.txt: what kind of file this is could not be told; known are json/],
  ['a map that is none', rowsOf(1, 'x'), 'file=a.csv&map=no', 400, /^map: not a JSON object/],
])('I5 %s is said alike in a line and as a problem', async (_, body, query, status, detail) => {
  const head = await harness.journalHead
  const plain = await send(body, query)
  const problem = { status, detail: typeof detail === 'string' ? detail : expect.stringMatching(detail) }
  expect([plain.status, await plain.json()]).toEqual([status, expect.objectContaining(problem)])
  const told = await linesOf(await send(body, query, asked))
  expect(told.at(-1)).toEqual({ problem: expect.objectContaining(problem) })
  expect(await harness.journalHead).toBe(head)
})

test('R1 who may not import is refused before the file is looked at; over 50 MB nobody may', async () => {
  const large = new Uint8Array(50_000_001)
  const refused = await send(large, 'file=a.csv', {}, reviewer)
  expect(refused.status).toBe(403)
  const tooLarge = await send(large, 'file=a.csv')
  expect([tooLarge.status, await tooLarge.text()]).toEqual([413, expect.stringContaining('over 50 MB')])
  expect((await fetch(at(`/${'b'.repeat(32)}`), { headers: { cookie: reviewer.cookie } })).status).toBe(403)
})

test('I4 who goes away before anything is stored leaves nothing behind', async () => {
  const batch = 'c'.repeat(32)
  const going = new AbortController()
  const response = await send(rowsOf(20_000, 'left'), `file=a.csv&batch=${batch}`, { ...asked, signal: going.signal })
  await expect(
    (async () => {
      for await (const bytes of response.body as unknown as AsyncIterable<Uint8Array>)
        if (new TextDecoder().decode(bytes).includes('comparing')) going.abort()
    })(),
  ).rejects.toThrow(/abort/i)
  expect((await stored(batch)).status).toBe(404)
  expect((await send(rowsOf(1, 'after'), 'file=a.csv')).status).toBe(201)
  expect(keys().filter((key) => /^(left|after)/.test(key))).toEqual(['after-0'])
  expect((await stored(batch)).status).toBe(404)
})

test('I3 who asks first is told what would come of known items, and nothing is stored; of new ones it is stored', async () => {
  const head = await harness.journalHead
  const asks = await send(`${rowsOf(1, 'lines')}asks,so,p\n`, 'file=a.csv&ask=true')
  expect([asks.status, await asks.json()]).toEqual([200, expect.objectContaining({ batch: '', items: 1, skipped: 1 })])
  expect(await harness.journalHead).toBe(head)
  expect((await send(rowsOf(2, 'asked'), 'file=a.csv&ask=true')).status).toBe(201)
})

test('I3 the same file twice at once is stored once', async () => {
  const answers = await Promise.all([1, 2].map(() => send(rowsOf(300, 'twice'), 'file=a.csv')))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 201])
  const reports = (await Promise.all(answers.map((answer) => answer.json()))) as ImportReport[]
  expect(reports.map(({ items, skipped }) => [items, skipped]).sort()).toEqual([
    [0, 300],
    [300, 0],
  ])
  expect(keys().filter((key) => key === 'twice-7')).toHaveLength(1)
})

test('I2 two files at once with the same new annotators never make two people of one', async () => {
  const people = () => Object.keys(harness.room.actor.state.people).length
  const before = people()
  const files = ['one', 'two'].map((name) => rowsOf(300, name, ['newcomer', 'another']))
  const answers = await Promise.all(files.map((body) => send(body, 'file=a.csv')))
  expect(answers.map(({ status }) => status)).toEqual([201, 201])
  expect(people()).toBe(before + 2)
})
