import * as Y from 'yjs'
import type { ClockRange } from '#shared/drafts/update-writing.ts'
import type { List, Lists } from './lists.ts'
import { endOf, type Part, type Structs } from './structs.ts'
import { Missing, Offence } from './verdict.ts'

/** What an edit deletes that stands yet, in the draft or in the edit itself. */
export class Deletes {
  readonly ranges: ReadonlyMap<number, readonly ClockRange[]>

  /** Deleting what does not exist yet is missing what it speaks of. */
  constructor(told: ReadonlyMap<number, readonly ClockRange[]>, structs: Structs) {
    const ranges = new Map<number, readonly ClockRange[]>()
    for (const [client, own] of told) {
      const wanted = merged(own)
      const last = wanted.at(-1)
      if (last && last.clock + last.len > structs.end(client)) throw new Missing()
      const standing: ClockRange[] = []
      for (const range of wanted)
        structs.within(client, range, (part) => {
          if (isStanding(part)) standing.push(overlap(part, range))
        })
      if (standing.length > 0) ranges.set(client, merged(standing))
    }
    this.ranges = ranges
  }

  /** How many clocks of a struct it deletes. */
  of({ id, length }: Part): number {
    let count = 0
    for (const { clock, len } of this.ranges.get(id.client) ?? [])
      count += Math.max(0, Math.min(clock + len, id.clock + length) - Math.max(clock, id.clock))
    return count
  }

  /** Checks where they strike; answers how many characters of each list. */
  check(structs: Structs, lists: Lists): ReadonlyMap<List, number> {
    const counts = new Map<List, number>()
    for (const [client, ranges] of this.ranges)
      for (const range of ranges) {
        structs.within(client, range, (part) => {
          const list = lists.of(part)
          if (list) counts.set(list, (counts.get(list) ?? 0) + overlap(part, range).len)
        })
        for (const clock of [range.clock, range.clock + range.len]) checkCharacterWhole(structs, client, clock)
      }
    return counts
  }
}

const isStanding = (part: Part): boolean =>
  part instanceof Y.Item && !part.deleted && !(part.content instanceof Y.ContentDeleted)

function overlap(part: Part, { clock, len }: ClockRange): ClockRange {
  const from = Math.max(clock, part.id.clock)
  return { clock: from, len: Math.min(clock + len, endOf(part)) - from }
}

/** In rising order, those that touch as one. */
function merged(ranges: readonly ClockRange[]): readonly ClockRange[] {
  if (ranges.every(({ clock }, at) => at === 0 || clock > endOfRange(ranges[at - 1]))) return ranges
  const result: ClockRange[] = []
  for (const range of ranges.toSorted((a, b) => a.clock - b.clock)) {
    const last = result.at(-1)
    const end = Math.max(endOfRange(last), range.clock + range.len)
    if (last && range.clock <= endOfRange(last))
      result[result.length - 1] = { clock: last.clock, len: end - last.clock }
    else result.push(range)
  }
  return result
}

const endOfRange = (range: ClockRange | undefined): number => (range ? range.clock + range.len : 0)

/** Yjs turns both halves of a torn character into U+FFFD, on the pages that tear it there. */
export function checkCharacterWhole(structs: Structs, client: number, clock: number): void {
  if (clock === 0 || clock >= structs.end(client)) return
  const part = structs.at(Y.createID(client, clock))
  if (!(part instanceof Y.Item) || !(part.content instanceof Y.ContentString)) return
  const at = clock - part.id.clock
  if (at > 0 && isHigh(part.content.str.charCodeAt(at - 1)) && !isHigh(part.content.str.charCodeAt(at)))
    throw new Offence('not-a-draft', 'half a character')
}

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff
