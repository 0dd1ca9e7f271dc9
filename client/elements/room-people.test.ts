import { afterEach, expect, test, vi } from 'vitest'
import { accept, refuse } from '#shared/kernel/outcome.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'

let page: Awaited<ReturnType<typeof openPage>>
afterEach(() => page.close())

async function people(role: 'lead' | 'trainer'): Promise<FakeRoom> {
  const room = new FakeRoom(comparisonOf('the cat', 'the bat'), role)
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
