import { quarter, type WorkCell } from './throughput.ts'
import { addWork, noWork, type WorkCounts, type WorkKind } from './work-counts.ts'

export const periods = ['hour', 'day', 'week'] as const
export type Period = (typeof periods)[number]

const hour = 60 * 60_000
const day = 24 * hour

/** Whether this runtime knows the time zone. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** Clocks and calendars of one time zone (IANA). Local times are milliseconds as if the zone were UTC. */
export class LocalTime {
  readonly #format: Intl.DateTimeFormat
  /** Of periods, by their start; those of days and weeks are one millisecond later than those of hours. */
  readonly #names = new Map<number, string>()
  /** By day since the epoch, in UTC; null on the days on which clocks are changed. */
  readonly #shifts = new Map<number, number | null>()

  constructor(zone: string) {
    const parts = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
    this.#format = new Intl.DateTimeFormat('en', { ...parts, timeZone: zone, hourCycle: 'h23' })
  }

  /** Of a moment, to the minute. */
  local(at: number): number {
    const utcDay = Math.floor(at / day)
    let shift = this.#shifts.get(utcDay)
    if (shift === undefined) {
      const [early, late] = [this.#shift(utcDay * day), this.#shift((utcDay + 1) * day)]
      shift = early === late ? early : null
      this.#shifts.set(utcDay, shift)
    }
    return at + (shift ?? this.#shift(at))
  }

  /** The local day of a moment, in days since the epoch. */
  day(at: number): number {
    return Math.floor(this.local(at) / day)
  }

  /** When the period began in which a moment lies, as a local time: weeks begin on Mondays. */
  periodStart(at: number, per: Period): number {
    const local = this.local(at)
    if (per === 'hour') return local - modulo(local, hour)
    const start = local - modulo(local, day)
    return per === 'day' ? start : start - weekday(start / day) * day
  }

  /** The same as `periodName` has it. */
  period(at: number, per: Period): string {
    const start = this.periodStart(at, per)
    const key = per === 'hour' ? start : start + 1
    const known = this.#names.get(key)
    if (known !== undefined) return known
    const name = periodName(start, per)
    this.#names.set(key, name)
    return name
  }

  #shift(at: number): number {
    const parts = new Map(this.#format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
    const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
    return shown - (at - modulo(at, 60_000))
  }
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by

/** Monday is 0. The epoch was a Thursday. */
export const weekday = (dayNumber: number): number => modulo(dayNumber + 3, 7)

/** "2026-11-23", or "2026-11-23T14" for an hour. */
export const periodName = (start: number, per: Period): string =>
  new Date(start).toISOString().slice(0, per === 'hour' ? 13 : 10)

export const dayName = (dayNumber: number): string => periodName(dayNumber * day, 'day')

export const dayNumberOf = (name: string): number => Math.floor(Date.parse(`${name}T00:00:00Z`) / day)

/** Which part of the work is asked for; days are local and inclusive, ISO 8601. */
export interface WorkQuery {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly batch?: string | undefined
  readonly person?: string | undefined
}

/** The cells that a query leaves. */
export function* wantedCells(
  cells: Iterable<WorkCell>,
  time: LocalTime,
  { from, to, batch, person }: WorkQuery,
): Generator<WorkCell> {
  const first = from === undefined ? Number.NEGATIVE_INFINITY : dayNumberOf(from)
  const last = to === undefined ? Number.POSITIVE_INFINITY : dayNumberOf(to)
  for (const cell of cells) {
    if (batch !== undefined && cell.batch !== batch) continue
    if (person !== undefined && cell.person !== person) continue
    const at = time.day(cell.quarter * quarter)
    if (at >= first && at <= last) yield cell
  }
}

/** Sums by any name of a cell. */
export function summed(cells: Iterable<WorkCell>, nameOf: (cell: WorkCell) => string): Map<string, WorkCounts> {
  const sums = new Map<string, Record<WorkKind, number>>()
  for (const cell of cells) {
    const name = nameOf(cell)
    const known = sums.get(name)
    const sum = known ?? noWork()
    if (!known) sums.set(name, sum)
    addWork(sum, cell.counts)
  }
  return sums
}
