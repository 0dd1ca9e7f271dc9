/** Work on one way to the server that it has not acknowledged. Times are epoch milliseconds. */
export interface Outstanding {
  readonly count: number
  /** How many of them are stored on this device for certain. */
  readonly kept: number
  /** When the oldest of it was made. */
  readonly since: number | null
  /** When the server last acknowledged something. */
  readonly heard: number
  readonly connected: boolean
}

export const nothingOutstanding: Outstanding = { count: 0, kept: 0, since: null, heard: 0, connected: true }

export type SaveState =
  /** This device has not been asked yet what it keeps. */
  | { readonly is: 'looking' }
  | { readonly is: 'saved' }
  | { readonly is: 'saving'; readonly count: number }
  | { readonly is: 'on-device'; readonly count: number; readonly since: number }
  /** Neither on the server nor on this device: in this page alone. */
  | { readonly is: 'not-stored'; readonly count: number; readonly since: number }

/** A connection that answers nothing for this long, with something outstanding, counts as none. */
export const answerMilliseconds = 10_000

/** From acknowledgements and finished writes alone: an open socket proves nothing. `trouble`: nothing can be kept here. */
export function saveStateOf(ways: readonly Outstanding[], trouble: boolean, now: number): SaveState {
  const busy = ways.filter(({ count }) => count > 0)
  const count = busy.reduce((sum, way) => sum + way.count, 0)
  if (count === 0) return { is: 'saved' }
  if (!busy.some((way) => isStuck(way, now))) return { is: 'saving', count }
  const kept = busy.reduce((sum, way) => sum + way.kept, 0)
  const since = Math.min(...busy.map((way) => way.since ?? now))
  if (trouble && kept < count) return { is: 'not-stored', count: count - kept, since }
  return kept > 0 ? { is: 'on-device', count: kept, since } : { is: 'saving', count }
}

/** How much would be lost if the page went away now. */
export const notKept = (ways: readonly Outstanding[]): number =>
  ways.reduce((sum, { count, kept }) => sum + count - kept, 0)

const isStuck = ({ connected, since, heard }: Outstanding, now: number): boolean =>
  !connected || now - Math.max(since ?? now, heard) > answerMilliseconds
