/** Why nothing is heard. */
export type SoundTrouble = 'not-found' | 'not-allowed' | 'not-playable' | 'no-line' | 'not-started'

export interface Stretch {
  readonly from: number
  readonly to: number
  readonly loops: boolean
}

export const speeds = [0.5, 0.6, 0.75, 0.9, 1, 1.25, 1.5, 1.75, 2] as const

/** The next faster or slower one; the same at the end. */
export function nextSpeed(speed: number, way: 'faster' | 'slower'): number {
  const further = way === 'faster' ? speeds.find((each) => each > speed) : speeds.findLast((each) => each < speed)
  return further ?? speed
}

/** Where to go on: a little before the pause, so that the thread is found again, but never before what is listened to. */
export function resumedAt(at: number, pausedAt: number | undefined, rewind: number, stretch: Stretch | null): number {
  if (pausedAt === undefined || Math.abs(at - pausedAt) > 0.01) return at
  return Math.max(stretch?.from ?? 0, at - rewind, 0)
}

/** What comes at a time while it plays: on, to the start again, or the end. */
export function stretchStep(at: number, stretch: Stretch | null): 'on' | 'again' | 'end' {
  if (!stretch || at < stretch.to) return 'on'
  return stretch.loops ? 'again' : 'end'
}

/** What an answer of the server means for sound that could not be opened. 0: there was none. */
export function troubleOf(status: number): SoundTrouble {
  if (status === 404 || status === 410) return 'not-found'
  if (status === 401 || status === 403) return 'not-allowed'
  return status >= 200 && status < 300 ? 'not-playable' : 'no-line'
}

/** Milliseconds until it is tried again; `tries` so far. */
export const nextTry = (tries: number): number => Math.min(15_000, 1000 * 2 ** tries)
