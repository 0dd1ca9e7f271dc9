import { msg, str } from '@lit/localize'
import { daysBetween } from '#shared/domain/due-date.ts'
import { getLocale } from '../i18n/locale.ts'

/** The day of the calendar where this page is, `YYYY-MM-DD`. */
export function today(now = new Date()): string {
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'))
  return `${now.getFullYear()}-${month}-${day}`
}

/** Whether a due date is over here. */
export const isLate = (due: string | null, on: string): boolean => due !== null && due < on

const localDay = (day: string): Date => new Date(`${day}T12:00:00`)

/** "due Friday", "due today", "2 days late". */
export function dueWords(due: string, on: string): string {
  const days = daysBetween(on, due)
  if (days < -1) return msg(str`${-days} days late`)
  if (days === -1) return msg('1 day late')
  if (days === 0) return msg('due today')
  if (days === 1) return msg('due tomorrow')
  const year = due.slice(0, 4) === on.slice(0, 4) ? {} : ({ year: 'numeric' } as const)
  const far = { day: 'numeric', month: 'short', ...year } as const
  const format = new Intl.DateTimeFormat(getLocale(), days < 7 ? { weekday: 'long' } : far)
  return msg(str`due ${format.format(localDay(due))}`)
}
