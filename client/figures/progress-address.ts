import { type ProgressQuery, progressQuery } from '#shared/protocol/progress-messages.ts'

/** What the address of the progress page asks for: `?from=…&to=…&per=…&batch=…&person=…`. */
export type ProgressAsked = Omit<ProgressQuery, 'zone'>

/** Bent addresses ask for everything. */
export function readProgress(search: string): ProgressAsked {
  const found = progressQuery.omit({ zone: true }).safeParse(Object.fromEntries(new URLSearchParams(search)))
  return found.success ? found.data : { per: 'day' }
}

export function writeProgress(asked: ProgressAsked): string {
  const given = Object.entries(asked).filter(([name, value]) => value && !(name === 'per' && value === 'day'))
  return given.length === 0 ? '' : `?${new URLSearchParams(given as [string, string][])}`
}

const back: Readonly<Record<ProgressAsked['per'], number>> = { hour: 0, day: 13, week: 7 * 11 }

const dayMilliseconds = 86_400_000

/** The first day that is shown where the address names none: today by the hour, two weeks by the day, twelve by the week. */
export function firstDay({ from, per }: ProgressAsked, today: string): string {
  if (from) return from
  const start = Date.parse(`${today}T00:00:00Z`) - back[per] * dayMilliseconds
  return new Date(per === 'week' ? mondayOf(start) : start).toISOString().slice(0, 10)
}

const mondayOf = (at: number): number => at - ((new Date(at).getUTCDay() + 6) % 7) * dayMilliseconds

/** Today on this device: "2026-11-23". */
export function todayHere(now = new Date()): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

export const zoneHere = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
