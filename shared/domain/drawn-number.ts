import { seedOf } from '#shared/kernel/drawn-numbers.ts'
import type { People, Person } from './person.ts'

/** Three digits, and more of them as soon as those run short. */
function rangeFor(people: number): { readonly from: number; readonly size: number } {
  const from = 10 ** Math.max(2, Math.ceil(Math.log10(2 * people)))
  return { from, size: 9 * from }
}

/**
 * Gives everybody who is new a number that follows from their random id, and so tells neither who came first nor which
 * person of another room they are. A number that somebody has is passed over; nobody's changes.
 */
export function withDrawnNumbers(before: People, after: People): People {
  const fresh = Object.values(after).filter(({ id }) => !Object.hasOwn(before, id))
  if (fresh.length === 0) return after
  const taken = new Set(Object.values(before).map(({ drawn }) => drawn))
  const { from, size } = rangeFor(Object.keys(after).length)
  const drawn = fresh.map((person): readonly [string, Person] => {
    let at = seedOf([...person.id].map((letter) => letter.codePointAt(0) ?? 0)) % size
    while (taken.has(from + at)) at = (at + 1) % size
    taken.add(from + at)
    return [person.id, { ...person, drawn: from + at }]
  })
  return { ...after, ...Object.fromEntries(drawn) }
}
