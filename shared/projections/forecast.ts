import { randomFrom, seedOf } from '#shared/kernel/drawn-numbers.ts'
import { weekday } from './work-periods.ts'

/** One day on which somebody worked, in days since the epoch, and the items by which less was left at its end. */
export interface WorkedDay {
  readonly day: number
  readonly done: number
}

/**
 * When what is left will be done, in days since the epoch. `dated`: the day by which half of the trials were done, and the days
 * between which four of five ended; null beyond a year. `too-little`: fewer than three whole days of work, or nothing signed off
 * in them. `never`: no end within a year, or as much came back as was signed off.
 */
export type Forecast =
  | { readonly is: 'done' }
  | { readonly is: 'too-little'; readonly days: number }
  | { readonly is: 'never' }
  | { readonly is: 'dated'; readonly from: number; readonly median: number; readonly to: number | null }

const trials = 400
const longest = 366
const latestDays = 20
const fewestDays = 3

/**
 * Plays the coming days many times over: each day is worked on as often as its day of the week was among the latest (up to 20)
 * worked days, and then as much is done as on one of those days, drawn with replacement (a bootstrap). `worked` is in order and
 * may end with today, which is not over: what was done today counts towards today. The same input gives the same answer.
 */
export function forecast(left: number, worked: readonly WorkedDay[], today: number): Forecast {
  if (left <= 0) return { is: 'done' }
  const whole = worked.filter(({ day }) => day < today).slice(-latestDays)
  if (whole.length < fewestDays || whole.every(({ done }) => done <= 0)) return { is: 'too-little', days: whole.length }
  if (whole.reduce((sum, { done }) => sum + done, 0) <= 0) return { is: 'never' }
  const doneToday = worked.findLast(({ day }) => day === today)?.done ?? 0
  const random = randomFrom(seedOf([left, today, doneToday, ...whole.flatMap(({ day, done }) => [day, done])]))
  const shares = workedShares(whole, today)
  const ends = Array.from({ length: trials }, () => trial(left, doneToday, { whole, shares, today, random })).sort(
    (one, other) => one - other,
  )
  const end = (share: number): number => ends[Math.ceil(share * trials) - 1] ?? Number.POSITIVE_INFINITY
  const [from, median, to] = [end(0.1), end(0.5), end(0.9)]
  if (!Number.isFinite(median)) return { is: 'never' }
  return { is: 'dated', from, median, to: Number.isFinite(to) ? to : null }
}

interface Course {
  readonly whole: readonly WorkedDay[]
  readonly shares: readonly number[]
  readonly today: number
  readonly random: () => number
}

/** The day on which nothing is left. */
function trial(left: number, doneToday: number, { whole, shares, today, random }: Course): number {
  let rest = left
  for (let day = today; day < today + longest; day++) {
    if (random() >= (shares[weekday(day)] ?? 0)) continue
    const done = whole[Math.floor(random() * whole.length)]?.done ?? 0
    rest -= day === today ? Math.max(0, done - doneToday) : done
    if (rest <= 0) return day
  }
  return Number.POSITIVE_INFINITY
}

/**
 * For each day of the week, how often it was worked on since the first of these days. One that has not come yet is
 * taken to be like others: Monday to Friday worked on, Saturday and Sunday not.
 */
function workedShares(whole: readonly WorkedDay[], today: number): readonly number[] {
  const on = new Set(whole.map(({ day }) => day))
  const met = Array.from({ length: 7 }, () => ({ all: 0, worked: 0 }))
  for (let day = whole[0]?.day ?? today; day < today; day++) {
    const one = met[weekday(day)]
    if (!one) continue
    one.all++
    if (on.has(day)) one.worked++
  }
  return met.map(({ all, worked }, at) => (all === 0 ? Number(at < 5) : worked / all))
}
