/** What takes up room in a lane. */
export interface LaneStretch {
  readonly start: number
  /** Exclusive; no less than the start. */
  readonly end: number
  /** How much is needed at least, for its name. */
  readonly room: number
}

/** The room of a lane that is taken, by where it starts. */
interface Lane {
  readonly starts: number[]
  readonly ends: number[]
}

/** More lanes than these leave no text to read; what finds none free lies over others in the last one. */
export const mostLanes = 12

/**
 * In which lane under the words each stretch lies, from the top: those that come first choose first, each the uppermost
 * lane that is free all along.
 */
export function lanesOf(stretches: readonly LaneStretch[]): readonly number[] {
  const lanes: Lane[] = []
  return stretches.map(({ start, end, room }) => {
    const until = Math.max(end, start + room, start + 1)
    const free = lanes.findIndex((lane) => takeRoom(lane, start, until))
    if (free >= 0) return free
    if (lanes.length === mostLanes) return mostLanes - 1
    return lanes.push({ starts: [start], ends: [until] }) - 1
  })
}

/** Takes the room if it is free. */
function takeRoom({ starts, ends }: Lane, start: number, end: number): boolean {
  const at = firstFrom(starts, start)
  if ((starts[at] ?? Number.POSITIVE_INFINITY) < end || (ends[at - 1] ?? Number.NEGATIVE_INFINITY) > start) return false
  starts.splice(at, 0, start)
  ends.splice(at, 0, end)
  return true
}

/** The index of the first entry of an ascending list that is no less than a value. */
function firstFrom(ascending: readonly number[], value: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
