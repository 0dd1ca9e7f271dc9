import { expect, test } from 'vitest'
import { withDrawnNumbers } from './drawn-number.ts'
import { type People, pseudonym } from './person.ts'
import { emptyRoom, type RoomEvent, reduceRoom } from './room.ts'
import { defaultSettings } from './settings.ts'

const people = (ids: readonly string[]): People =>
  Object.fromEntries(ids.map((id, at) => [id, { id, number: at + 1, roles: ['reviewer'] }]))
const ids = (room: string, count: number) => Array.from({ length: count }, (_, at) => `${room}person${at}`)
const numbers = (of: People) => Object.values(of).map(({ drawn }) => drawn)

test('CW9 everybody has a number of their own, which nobody who comes later changes', () => {
  const some = withDrawnNumbers({}, people(ids('a', 40)))
  const more = withDrawnNumbers(some, { ...people(ids('a', 400)), ...some })
  expect(new Set(numbers(more)).size).toBe(400)
  expect(numbers(more).slice(0, 40)).toEqual(numbers(some))
  expect(numbers(some).every((drawn) => drawn !== undefined && drawn >= 100 && drawn < 1000)).toBe(true)
  expect(withDrawnNumbers(some, some)).toBe(some)
})

test('CW9 numbers tell neither an order nor a person of another room', () => {
  const [one, other] = [withDrawnNumbers({}, people(ids('a', 20))), withDrawnNumbers({}, people(ids('b', 20)))]
  expect(numbers(one)).not.toEqual(numbers(other))
  expect(numbers(one)).not.toEqual(numbers(one).toSorted())
})

test('CW9 a room that was made before numbers were drawn keeps its pseudonyms', () => {
  const added: RoomEvent = { type: 'person.added', person: 'k3jd8sla0qpw', role: 'reviewer' }
  const settings = defaultSettings('Room')
  const before = reduceRoom(reduceRoom(emptyRoom, { type: 'room.created', settings }), added)
  const drawing: RoomEvent = { type: 'room.created', settings, pseudonyms: 'drawn' }
  const now = reduceRoom(reduceRoom(emptyRoom, drawing), added)
  const called = ({ people: all }: typeof before) => Object.values(all).map(pseudonym)
  expect(called(before)).toEqual(['Reviewer 1'])
  expect(called(now)).toEqual([expect.stringMatching(/^Reviewer \d{3}$/)])
})
