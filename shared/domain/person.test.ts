import { expect, test } from 'vitest'
import { type People, seatOf } from './person.ts'
import type { Role } from './roles.ts'

const people: People = Object.fromEntries(
  (['lead', 'annotator', 'annotator', 'reviewer', 'annotator', 'trainer'] as const).map((role: Role, at) => {
    const id = `${role}-${at + 1}`
    return [id, { id, number: at + 1, roles: [role] }]
  }),
)

test('those who came in person sit beside each other, before all whose work was only imported', () => {
  expect(Object.keys(people).toSorted((a, b) => seatOf(people, a) - seatOf(people, b))).toEqual([
    'lead-1',
    'reviewer-4',
    'trainer-6',
    'annotator-2',
    'annotator-3',
    'annotator-5',
  ])
  expect(new Set(Object.keys(people).map((id) => seatOf(people, id))).size).toBe(6)
})
