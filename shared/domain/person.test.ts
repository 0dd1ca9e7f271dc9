import { expect, test } from 'vitest'
import { type People, reducePeople, seatsOf } from './person.ts'
import type { Role } from './roles.ts'

const people: People = Object.fromEntries(
  (['lead', 'annotator', 'annotator', 'reviewer', 'annotator', 'trainer'] as const).map((role: Role, at) => {
    const id = `${role}-${at + 1}`
    return [id, { id, number: at + 1, roles: [role] }]
  }),
)

test('those who came to work sit beside each other, annotators on the other side', () => {
  expect(Object.fromEntries(seatsOf(people))).toEqual({
    ...{ 'lead-1': 0, 'reviewer-4': 1, 'trainer-6': 2 },
    ...{ 'annotator-2': -1, 'annotator-3': -2, 'annotator-5': -3 },
  })
})

test('whoever comes moves nobody, so that nobody changes colour', () => {
  const came = { type: 'person.added', person: 'observer-7', role: 'observer' } as const
  const after = reducePeople(people, came)
  for (const [person, seat] of seatsOf(people)) expect(seatsOf(after).get(person)).toBe(seat)
})

test('R6 who is removed keeps their seat, so that nobody else changes colour', () => {
  const removed = { type: 'person.removed', person: 'reviewer-4', rights: 1 } as const
  const after = reducePeople(people, removed)
  expect([...seatsOf(after)]).toEqual([...seatsOf(people)])
})
