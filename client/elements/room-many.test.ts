import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Found, SigningLot, SigningPreview } from '#shared/protocol/many.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'

let page: Awaited<ReturnType<typeof openPage>>
let asked: { path: string; body: Record<string, unknown> | null }[]
/** Answers by the end of the path; a function may fail, as a line does. */
let answers: Record<string, () => Response | Promise<Response>>

const preview: SigningPreview = {
  ...{ list: 'a'.repeat(64), count: 60, words: 400, left: { differs: 3, disputed: 1 }, seed: 'seed' },
  drawn: [
    {
      ...{ item: 'item2', key: 'calls/one.wav', language: 'en' },
      units: [{ unit: 'u1', text: 'the cat sat', marks: [{ from: 4, to: 7, is: 'sure' }] }],
    },
  ],
}
const lot = (change: Partial<SigningLot>): SigningLot => ({ signed: 30, skipped: [], next: null, of: 60, ...change })
const found: Found = {
  ...{ places: 2, closed: 1, looked: 3, more: false },
  items: [
    {
      ...{ item: 'item1', key: 'calls/one.wav', language: 'en' },
      units: [
        {
          ...{ unit: 'u1', seen: 'hash' },
          hits: [
            { at: 4, left: 'the ', old: 'cat', new: 'dog', right: ' sat', closed: null },
            { at: 12, left: 'sat, ', old: 'cat', new: 'dog', right: '', closed: null },
            { at: 20, left: 'a ', old: 'cat', new: 'dog', right: '', closed: 'ruled' },
          ],
        },
      ],
    },
  ],
}

beforeEach(async () => {
  asked = []
  answers = { 'many/replacements': () => Response.json([]), exports: () => Response.json({ exports: [], batches: [] }) }
  page = await openPage(new FakeRoom(comparisonOf('the cat', 'the bat'), 'reviewer'))
  const elsewhere = globalThis.fetch
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    const name = Object.keys(answers).find((end) => path.endsWith(end))
    if (!name) return elsewhere(path, init)
    asked.push({ path: name, body: typeof init.body === 'string' ? JSON.parse(init.body) : null })
    return answers[name]?.()
  })
  pressKey('KeyM')
  await vi.waitFor(() => expect(named('Show what that is')).toHaveLength(1))
})
afterEach(() => page.close())

const buttons = () => findAll('button') as HTMLButtonElement[]
const named = (name: string) => buttons().filter(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim() === name)
const press = async (name: string) => {
  await vi.waitFor(() => expect(named(name).length).toBeGreaterThan(0))
  named(name)[0]?.click()
}
const lots = () => asked.filter(({ path }) => path === 'many/sign-offs').map(({ body }) => body)

async function seen(): Promise<void> {
  answers['many/signing-preview'] = () => Response.json(preview)
  await press('Show what that is')
  await vi.waitFor(() => expect(wordsOf('room-sign-many')).toContain('60 items, 400 words'))
}

test('M2 the preview says how many, why others are left out, and shows what was drawn', async () => {
  await seen()
  expect(wordsOf('room-sign-many')).toContain('3 with a difference that nobody settled')
  expect(wordsOf('room-drawn-item')).toContain('the cat sat')
  expect(findAll('.mark.differ').map(({ textContent }) => textContent)).toEqual(['cat'])
  await expectAccessible()
})

test('M3 M4 lot after lot, and stopped in the middle: what is signed stays', async () => {
  await seen()
  let release: (answer: Response) => void = () => undefined
  answers['many/sign-offs'] = () =>
    new Promise((resolve) => {
      release = resolve
    })
  await press('Sign off these 60 items')
  await vi.waitFor(() => expect(lots()).toHaveLength(1))
  await expectAccessible()
  await press('Stop here')
  release(Response.json(lot({ next: 30 })))
  await vi.waitFor(() => expect(wordsOf('room-sign-many')).toContain('Signed off: 30 items.'))
  expect(wordsOf('room-sign-many')).toContain('30 were not looked at any more')
  expect(lots()).toHaveLength(1)
})

test('M3 a lost line is waited for: the same lot is asked for again', { timeout: 20_000 }, async () => {
  await seen()
  let tries = 0
  answers['many/sign-offs'] = () => {
    if (++tries === 1) throw new TypeError('Failed to fetch')
    return Response.json(lot({ signed: 59, skipped: [{ item: 'item3', key: 'b.wav', code: 'moved', message: 'x' }] }))
  }
  await press('Sign off these 60 items')
  await vi.waitFor(() => expect(wordsOf('room-sign-many')).toContain('The server is out of reach'))
  await vi.waitFor(() => expect(wordsOf('room-sign-many')).toContain('Signed off: 59 items; 1 skipped'))
  expect(lots()[0]).toEqual(lots()[1])
  expect(wordsOf('room-skipped')).toContain('its text has changed since you looked')
  await expectAccessible()
})

test('what the server refuses is said', async () => {
  answers['many/signing-preview'] = () => Response.json({ detail: 'There is no such batch here' }, { status: 404 })
  await press('Show what that is')
  await vi.waitFor(() => expect(wordsOf('room-sign-many')).toContain('There is no such batch here'))
})

test('M6 places are ticked one by one and per item; those that are closed stay', async () => {
  answers['many/finds'] = () => Response.json(found)
  answers['many/replacements'] = () => Response.json({ replaced: 1, places: 1, skipped: [] })
  const field = findAll('input[maxlength="200"]')[0] as HTMLInputElement
  field.value = 'cat'
  field.dispatchEvent(new Event('input'))
  await vi.waitFor(() => expect(named('Show the places')[0]?.disabled).toBe(false))
  await press('Show the places')
  await vi.waitFor(() => expect(named('Take out 2 places in 1 item')).toHaveLength(1))
  expect(wordsOf('room-found-item')).toContain('ruled: it stays')
  await expectAccessible()
  const boxes = () => [...(findAll('room-found-item')[0]?.shadowRoot?.querySelectorAll('input') ?? [])]
  expect(boxes()).toHaveLength(3)
  boxes()[1]?.click()
  await vi.waitFor(() => expect(boxes()[0]?.indeterminate).toBe(true))
  await press('Take out 1 place in 1 item')
  await vi.waitFor(() => expect(asked.filter(({ path, body }) => path === 'many/replacements' && body)).toHaveLength(1))
  const sent = asked.find(({ path, body }) => path === 'many/replacements' && body)?.body
  expect(sent?.items).toEqual([{ item: 'item1', units: [{ unit: 'u1', seen: 'hash', at: [12] }] }])
})
