import type { Presence } from '#shared/protocol/here-messages.ts'

/** Who is in a room now, by id, each once: who works there, and the observers, who are a number to the others. */
export interface InNow {
  readonly people: readonly string[]
  readonly observers: readonly string[]
}

export const inNow = (rows: readonly Presence[]): InNow => ({
  people: once(rows.filter(({ role }) => role !== 'observer')),
  observers: once(rows.filter(({ role }) => role === 'observer')),
})

const once = (rows: readonly Presence[]) => [...new Set(rows.map(({ person }) => person))]

/** As it is told outside of the room: names and a count of observers, or one count for those who may not know people. */
export function toldIn(
  { people, observers }: InNow,
  called: ((person: string) => string) | null,
): { here: readonly string[] | number; watching?: number } {
  if (!called) return { here: new Set([...people, ...observers]).size }
  return { here: people.map(called), watching: observers.length }
}
