import { z } from 'zod'
import { type Refused, refuse } from '#shared/kernel/outcome.ts'
import { type Table, tableGet } from '#shared/kernel/table.ts'
import type { Items } from './item.ts'
import type { People } from './person.ts'

/** Persons whom a text names, in the order of their numbers: `@1` stands where the first of them is named. */
export const mentions = z.array(z.string().max(40)).max(20).optional()

const mark = /@([1-9][0-9]?)(?![0-9])/g

/** The text as it reads, with the names that people have by now. */
export const withNames = (
  text: string,
  persons: readonly string[] | undefined,
  nameOf: (person: string) => string,
): string =>
  persons && persons.length > 0
    ? text.replace(mark, (written, number: string) => {
        const person = persons[Number(number) - 1]
        return person === undefined ? written : `@${nameOf(person)}`
      })
    : text

/** The text for whoever is told no names. */
export const withoutNames = (text: string, persons: readonly string[] | undefined): string =>
  withNames(text, persons, () => '…')

export interface MentionState {
  readonly people: People
  readonly items: Items
  readonly signOffs: Table<object | null>
}

/** Only who may see the item, and hears of what is said about it, can be named there; without one, who is in the room. */
export function mayBeMentioned(
  { people, items, signOffs }: MentionState,
  item: string | undefined,
  person: string,
): boolean {
  const held = Object.hasOwn(people, person) ? (people[person]?.roles ?? []) : []
  if (held.some((role) => role !== 'observer' && role !== 'annotator')) return true
  if (!held.includes('annotator')) return false
  if (item === undefined) return true
  return Boolean(tableGet(signOffs, item)) || tableGet(items, item)?.annotators.includes(person) === true
}

/** Why a text with these mentions cannot be said about the item. */
export function whyNotMention(
  state: MentionState,
  item: string,
  persons: readonly string[] | undefined,
): Refused | undefined {
  return persons?.every((person) => mayBeMentioned(state, item, person)) === false
    ? refuse('conflict', 'Somebody whom you name cannot see this item. Take their name out, and send it again')
    : undefined
}
