import { z } from 'zod'
import { type Refused, refuse } from '#shared/kernel/outcome.ts'

const dayMilliseconds = 86_400_000
/** The last place on earth where a day ends; a day that is over there is over everywhere. */
const latestMilliseconds = 14 * 3_600_000

/** A day of the calendar, `YYYY-MM-DD`. */
export const dueDate = z.iso.date()

/** At the start of that day in UTC. */
const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** Whole days from one day of the calendar to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((startOf(to) - startOf(from)) / dayMilliseconds)

/** Refused only once the day is over wherever somebody may be. */
export function whyPast(due: string | null | undefined, at: string): Refused | undefined {
  if (due === null || due === undefined) return undefined
  return Date.parse(at) >= startOf(due) + dayMilliseconds + latestMilliseconds
    ? refuse('bad-input', `${due} is over already. Choose today or a later day`)
    : undefined
}
