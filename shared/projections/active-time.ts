/** Somebody's stretch of work, from one sign of it to another. Epoch milliseconds. */
export type Stretch = readonly [from: number, to: number]

/** The longest gap between two signs of work that still counts as work. */
export const longestGap = 2 * 60_000

/** What comes later than this is not looked up any more, so that a year of work stays small in memory. */
const mostLate = 12 * 60 * 60_000

/**
 * The work of one person over all their sessions: signs of work at most two minutes apart make one stretch; a lone one is
 * no time at all. Typing is told after the fact, so stretches may come late.
 */
export class ActiveTime {
  #stretches: Stretch[]

  constructor(stretches: readonly Stretch[] = []) {
    this.#stretches = [...stretches]
  }

  /** What a snapshot keeps. */
  get stretches(): readonly Stretch[] {
    return this.#stretches
  }

  /** A further stretch, or a single sign of work; answers what was not counted as work before. */
  add(from: number, to = from): readonly Stretch[] {
    const latest = Math.max(to, this.#stretches.at(-1)?.[1] ?? to)
    const start = Math.max(from, latest - mostLate)
    if (to < start) return []
    const isBefore = ([, until]: Stretch) => until < start - longestGap
    const isAfter = ([known]: Stretch) => known > to + longestGap
    const met = this.#stretches.filter((stretch) => !isBefore(stretch) && !isAfter(stretch))
    const merged: Stretch = [Math.min(start, met[0]?.[0] ?? start), Math.max(to, met.at(-1)?.[1] ?? to)]
    const before = this.#stretches.filter((stretch) => isBefore(stretch) && stretch[1] >= latest - mostLate)
    this.#stretches = [...before, merged, ...this.#stretches.filter(isAfter)]
    return without(merged, met)
  }
}

/** The parts of a stretch that none of these, which lie inside it in order, covers. */
function without([from, to]: Stretch, covered: readonly Stretch[]): readonly Stretch[] {
  const left: Stretch[] = []
  let at = from
  for (const [start, end] of covered) {
    if (start > at) left.push([at, start])
    at = end
  }
  if (to > at) left.push([at, to])
  return left
}
