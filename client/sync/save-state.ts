/** Work on one way to the server that it has not acknowledged. Times are epoch milliseconds. */
export interface Outstanding {
  readonly count: number
  /** When the oldest of it was made. */
  readonly since: number | null
  /** When the server last acknowledged something. */
  readonly heard: number
  readonly connected: boolean
}

export type SaveState =
  | { readonly is: 'saved' }
  | { readonly is: 'saving'; readonly count: number }
  | { readonly is: 'on-device'; readonly count: number; readonly since: number }

/** A connection that answers nothing for this long, with something outstanding, counts as none. */
export const answerMilliseconds = 10_000

/** From acknowledgements alone: an open socket proves nothing. */
export function saveStateOf(ways: readonly Outstanding[], now: number): SaveState {
  const busy = ways.filter(({ count }) => count > 0)
  const count = busy.reduce((sum, way) => sum + way.count, 0)
  if (count === 0) return { is: 'saved' }
  if (!busy.some((way) => isStuck(way, now))) return { is: 'saving', count }
  return { is: 'on-device', count, since: Math.min(...busy.map(({ since }) => since ?? now)) }
}

const isStuck = ({ connected, since, heard }: Outstanding, now: number): boolean =>
  !connected || now - Math.max(since ?? now, heard) > answerMilliseconds
