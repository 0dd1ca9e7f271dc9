import { msg, str } from '@lit/localize'
import type { TraineeTake } from '#shared/protocol/trainee-messages.ts'
import { relativeTime } from './relative-time.ts'

/** How long nobody heard of them. */
export function idleWords(minutes: number | null): string {
  if (minutes === null) return ''
  if (minutes === 0) return msg('active now')
  return minutes === 1 ? msg('idle 1 minute') : msg(str`idle ${minutes} minutes`)
}

/** A raised hand, and who of those that wait it is. */
export function handWords(since: string, place: number, now: number): string {
  const when = relativeTime(Math.min(Date.parse(since), now), now)
  return place === 1 ? msg(str`Hand up, first in line · ${when}`) : msg(str`Hand up, number ${place} in line · ${when}`)
}

/** What they changed last, before the words that it left. */
export function takeWords({ did, words }: TraineeTake): string {
  if (did === 'typed') return msg('Typed')
  if (did === 'undid') return words === '' ? msg('Undid: nothing stands there again') : msg('Undid, back to')
  return words === '' ? msg('Settled that nothing was said') : msg('Took')
}

export function traineeCount(count: number): string {
  return count === 1 ? msg('1 trainee is here') : msg(str`${count} trainees are here`)
}

/** What a count of own differences says. */
export function againstWords(count: number, withPen: boolean): string {
  if (count === 0) return withPen ? msg('The draft says what they said') : msg('Nothing was decided otherwise')
  if (withPen)
    return count === 1
      ? msg('In 1 place the draft is not what they said')
      : msg(str`In ${count} places the draft is not what they said`)
  return count === 1 ? msg('1 place was decided otherwise') : msg(str`${count} places were decided otherwise`)
}
