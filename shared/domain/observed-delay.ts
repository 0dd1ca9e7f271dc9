/** How far behind observers are. Times are milliseconds of the wall clock. */
export interface ObservedDelay {
  readonly seconds: number
  /** What they were shown when the delay was last set stays shown, however large it is. */
  readonly shownTo: number
}

export const noDelay: ObservedDelay = { seconds: 0, shownTo: 0 }
export const mostSecondsBehind = 3600

/** Observers are shown what was there by this moment: it never goes back. */
export const shownUntil = ({ seconds, shownTo }: ObservedDelay, now: number): number =>
  Math.max(shownTo, now - seconds * 1000)

/** Another delay, set at that moment: a larger one lets the view stand still, a smaller one lets it catch up. */
export const delaySet = (delay: ObservedDelay, seconds: number, at: number): ObservedDelay =>
  seconds === delay.seconds ? delay : { seconds, shownTo: shownUntil(delay, at) }

/** When what happened at that moment is shown. */
export const shownFrom = ({ seconds, shownTo }: ObservedDelay, at: number): number =>
  at <= shownTo ? at : at + seconds * 1000

/** Until when the view stands still; null while it moves. */
export function frozenUntil({ seconds, shownTo }: ObservedDelay, now: number): number | null {
  const end = shownTo + seconds * 1000
  return seconds > 0 && now < end ? end : null
}
