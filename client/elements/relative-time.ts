import { getLocale } from '../i18n/locale.ts'

const steps: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

/** "5 minutes ago", in the page's language. Times are epoch milliseconds. */
export function relativeTime(at: number, now: number): string {
  const format = new Intl.RelativeTimeFormat(getLocale(), { numeric: 'auto' })
  const seconds = Math.round((at - now) / 1000)
  const [unit, length] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1]
  return unit === 'second' && Math.abs(seconds) < 10
    ? format.format(0, 'second')
    : format.format(Math.trunc(seconds / length), unit)
}

export const exactTime = (at: number): string =>
  new Intl.DateTimeFormat(getLocale(), { dateStyle: 'long', timeStyle: 'long' }).format(at)
