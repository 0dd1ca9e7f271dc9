import { expect, test } from 'vitest'
import { type People, reducePeople, seatsOf } from './person.ts'
import type { Role } from './roles.ts'

const people: People = Object.fromEntries(
  (['lead', 'annotator', 'annotator', 'reviewer', 'annotator', 'trainer'] as const).map((role: Role, at) => {
    const id = `${role}-${at + 1}`
    return [id, { id, number: at + 1, roles: [role] }]
  }),
)

test('those who came in person sit beside each other, before all whose work was only imported', () => {
  expect([...seatsOf(people)].toSorted((a, b) => a[1] - b[1]).map(([id]) => id)).toEqual([
    'lead-1',
    'reviewer-4',
    'trainer-6',
    'annotator-2',
    'annotator-3',
    'annotator-5',
  ])
  expect(new Set(seatsOf(people).values()).size).toBe(6)
})

test('R6 who is removed keeps their seat, so that nobody else changes colour', () => {
  const removed = { type: 'person.removed', person: 'reviewer-4', rights: 1 } as const
  const after = reducePeople(people, removed)
  expect([...seatsOf(after)]).toEqual([...seatsOf(people)])
})
