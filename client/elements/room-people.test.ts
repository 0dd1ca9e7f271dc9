import { afterEach, expect, test, vi } from 'vitest'
import { accept, refuse } from '#shared/kernel/outcome.ts'
import type { PersonRow } from '#shared/protocol/people-messages.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'

let page: Awaited<ReturnType<typeof openPage>>
afterEach(() => page.close())

const person = (at: number, more: Partial<PersonRow> = {}): PersonRow => ({
  ...{ id: `p${at}`, name: `Worker ${at}`, pseudonym: `Annotator ${at}`, roles: ['annotator'], seen: null },
  ...{ sessions: 0, passphrase: false, open: 0 },
  ...more,
})

async function people(role: 'lead' | 'trainer', others: readonly PersonRow[] = []): Promise<FakeRoom> {
  const room = new FakeRoom(comparisonOf('the cat', 'the bat'), role)
  room.others = others
  room.links = [{ id: 'link1', role: 'observer', name: null, uses: 2, expires: '2026-12-01T10:00:00.000Z' }]
  page = await openPage(room)
  pressKey('KeyP')
  await vi.waitFor(() => expect(wordsOf('room-people-list')).toContain('Asha'))
  return room
}

const buttons = () => findAll('button') as HTMLButtonElement[]
const named = (name: string) => buttons().filter(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim() === name)
const press = async (name: string) => {
  await vi.waitFor(() => expect(named(name)).toHaveLength(1))
  named(name)[0]?.click()
}

const takings = [
  ['End their session', 'Sign Asha out in every browser?', 'session.end', { person: 'asha' }],
  ['Remove from the room', 'What they did stays', 'person.remove', { person: 'asha' }],
] as const

test.each(takings)('R6 a lead is asked before %s', async (act, sentence, name, input) => {
  const room = await people('lead')
  room.refusal = refuse('conflict', 'Another lead was faster')
  await press('More about Asha')
  await press(act)
  await vi.waitFor(() => expect(wordsOf('room-sure')).toContain(sentence))
  await expectAccessible()
  expect(room.commands(name)).toEqual([])
  await press('Leave it as it is')
  await press(act)
  await press(act)
  await vi.waitFor(() => expect(room.commands(name)).toEqual([input]))
  await vi.waitFor(() => expect(wordsOf('room-people')).toContain('Another lead was faster'))
})

test('O5 before somebody is removed it is said how many items go back to the queue', async () => {
  await people('lead')
  await press('More about Asha')
  await press('Remove from the room')
  await vi.waitFor(() =>
    expect(wordsOf('room-sure')).toContain('Asha has 2 items that are not signed off; they go back'),
  )
})

test('of two hundred people those are found who are looked for, by name, pseudonym or what they have to do', async () => {
  const seen = '2026-11-20T10:00:00.000Z'
  const many = Array.from({ length: 200 }, (_, at) => person(at + 1, at % 50 === 0 ? { seen, open: 3 } : {}))
  await people('lead', many)
  const rows = () =>
    findAll('room-people-list').flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll('li') ?? [])]).length
  const imported = '196 annotators of imported work, who never came'
  await vi.waitFor(() => expect(wordsOf('room-people')).toContain(imported))
  const before = rows()
  const search = findAll('input[type=search]')[0] as HTMLInputElement
  const looks = async (words: string, count: number) => {
    search.value = words
    search.dispatchEvent(new Event('input'))
    await vi.waitFor(() => expect(rows()).toBe(count))
  }
  await looks('annotator 17', 11)
  await looks('WORKER 200', 1)
  await expectAccessible()
  await looks('nobody at all', 0)
  expect(wordsOf('room-people')).toContain('Nobody here is like that')
  await looks('', before)
  const filter = findAll('room-people-filters')[0]?.shadowRoot?.querySelector('select') as HTMLSelectElement
  filter.value = 'open'
  filter.dispatchEvent(new Event('change'))
  await vi.waitFor(() => expect(rows()).toBe(before - 196))
})

test('L6 one button for whoever comes back; of several roles one is chosen', async () => {
  await people('lead', [person(7, { roles: ['reviewer', 'trainer'], seen: '2026-11-20T10:00:00.000Z' })])
  await press('Link to come back for Worker 7')
  await vi.waitFor(() => expect([named('as reviewer').length, named('as trainer').length]).toEqual([1, 1]))
  await expectAccessible()
})

test('L5 a lead takes a link back, and is asked before', async () => {
  const room = await people('lead')
  await vi.waitFor(() => expect(wordsOf('room-open-links')).toContain('whoever comes'))
  await press('Take back the link for whoever comes')
  await vi.waitFor(() => expect(wordsOf('room-sure')).toContain('It stops working'))
  room.socket.answers.command = () => accept({ seq: 11, mark: 'mark-11' })
  room.links = []
  await press('Take it back')
  await vi.waitFor(() => expect(findAll('room-open-links')).toEqual([]))
  expect(room.commands('invite.revoke')).toEqual([{ invite: 'link1' }])
})

test('R6 nobody else is offered any of it', async () => {
  await people('trainer')
  expect([named('More about Asha'), findAll('room-open-links')]).toEqual([[], []])
})
