import { msg, str } from '@lit/localize'
import type { Forecast } from '#shared/projections/forecast.ts'
import type { WorkCounts } from '#shared/projections/work-counts.ts'
import type { WorkLeft } from '#shared/projections/work-left.ts'
import { dayName, type Period } from '#shared/projections/work-periods.ts'
import { getLocale } from '../i18n/locale.ts'

export const numberWords = (value: number): string => new Intl.NumberFormat(getLocale()).format(value)

/** "1 h 20 min"; a little is still a minute. */
export function timeWords(milliseconds: number): string {
  if (milliseconds <= 0) return '0'
  const minutes = Math.max(1, Math.round(milliseconds / 60_000))
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return msg(str`${rest} min`)
  return rest === 0 ? msg(str`${numberWords(hours)} h`) : msg(str`${numberWords(hours)} h ${rest} min`)
}

/** Local times stand as if they were UTC. */
const asDate = (start: string): Date => new Date(start.length > 10 ? `${start}:00:00Z` : `${start}T00:00:00Z`)

const inUtc = (style: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(getLocale(), { ...style, timeZone: 'UTC' })

/** A period as a row of a table names it. */
export function periodWords(start: string, per: Period): string {
  const day = inUtc({ weekday: 'short', day: 'numeric', month: 'short' }).format(asDate(start))
  if (per === 'hour') return `${day}, ${hourWords(start)}`
  return per === 'day' ? day : msg(str`Week of ${inUtc({ day: 'numeric', month: 'short' }).format(asDate(start))}`)
}

/** As short as an axis needs it. */
export const axisWords = (start: string, per: Period): string =>
  per === 'hour' ? hourWords(start) : inUtc({ day: 'numeric', month: 'short' }).format(asDate(start))

const hourWords = (start: string): string =>
  inUtc({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(asDate(start))

const dayWords = (day: number): string =>
  inUtc({ weekday: 'long', day: 'numeric', month: 'long' }).format(asDate(dayName(day)))

const shortDayWords = (day: number): string => inUtc({ day: 'numeric', month: 'short' }).format(asDate(dayName(day)))

/** When what is left will be done, as a sentence. */
export function forecastSentence(forecast: Forecast): string {
  switch (forecast.is) {
    case 'done':
      return msg('Everything is signed off.')
    case 'too-little':
      return msg(
        str`It is too early to tell when it will be done: that takes three whole days of work with items signed off. Whole days so far: ${forecast.days}.`,
      )
    case 'never':
      return msg('At the present pace there is no end within a year.')
    case 'dated': {
      const { from, median, to } = forecast
      if (to === null)
        return msg(
          str`At the pace of the last days it will be done by ${dayWords(median)} as likely as later; the end may lie more than a year away.`,
        )
      if (from === to) return msg(str`At the pace of the last days it will be done on ${dayWords(median)}.`)
      return msg(
        str`At the pace of the last days it will be done between ${dayWords(from)} and ${dayWords(to)}, most likely around ${dayWords(median)}.`,
      )
    }
  }
}

/** The same in a cell of a table. */
export function forecastWords(forecast: Forecast): string {
  if (forecast.is === 'done') return msg('Done')
  if (forecast.is === 'too-little') return msg('Too early to tell')
  if (forecast.is === 'never') return msg('No end in sight')
  const { from, to } = forecast
  if (to === null) return msg(str`After ${shortDayWords(from)}`)
  return from === to ? shortDayWords(from) : msg(str`${shortDayWords(from)} to ${shortDayWords(to)}`)
}

export function leftSentence({ items, left, differences, words }: WorkLeft): string {
  if (items === 0) return msg('There are no items in this room yet. Import a batch, and its figures stand here.')
  if (left === 0) return msg(str`All ${numberWords(items)} items are signed off.`)
  const [some, all] = [numberWords(left), numberWords(items)]
  return msg(
    str`Left: ${some} of ${all} items, with ${numberWords(words)} words. Differences in them that need a person: ${numberWords(differences)}.`,
  )
}

/** What the page shows of work: a column of its tables, a band of its picture. */
export interface WorkColumn {
  readonly name: string
  readonly tone: 'settled' | 'accent' | 'disputed' | 'ruled' | 'differ' | 'quiet'
  /** Also told by a pattern. */
  readonly hatched?: true
  readonly unit: 'count' | 'time'
  value(counts: WorkCounts): number
  /** More than the number, where there is more to say. */
  words(counts: WorkCounts): string
}

const counted = (name: string, tone: WorkColumn['tone'], value: WorkColumn['value']): WorkColumn => ({
  name,
  tone,
  unit: 'count',
  value,
  words: (counts) => numberWords(value(counts)),
})

export const workColumns = (): readonly WorkColumn[] => [
  {
    ...counted(msg('Signed off'), 'settled', ({ signedOff }) => signedOff),
    words: ({ signedOff, atOnce }) =>
      atOnce === 0 ? numberWords(signedOff) : msg(str`${numberWords(signedOff)} (${numberWords(atOnce)} many at once)`),
  },
  { ...counted(msg('Returned'), 'differ', ({ returned }) => returned), hatched: true },
  {
    ...counted(msg('Settled'), 'accent', ({ kept, taken }) => kept + taken),
    words: ({ kept, taken, undone }) =>
      undone === 0 ? numberWords(kept + taken) : msg(str`${numberWords(kept + taken)} (${numberWords(undone)} undone)`),
  },
  counted(msg('Disputes'), 'disputed', ({ opened }) => opened),
  counted(msg('Rulings'), 'ruled', ({ ruled }) => ruled),
  {
    name: msg('Active'),
    tone: 'quiet',
    unit: 'time',
    value: ({ active }) => active,
    words: ({ active }) => timeWords(active),
  },
]
