import type { Stretch } from '#shared/domain/bench.ts'

/** Replaces `remove` characters at `at` (UTF-16) of the text as it stands. */
export interface TextChange {
  readonly at: number
  readonly remove: number
  readonly insert: string
}

export interface PutBack {
  /** In rising order, without overlaps. */
  readonly changes: readonly TextChange[]
  /** How many of the person's changes find other words there now, or a place that is closed. */
  readonly left: number
}

/**
 * What one person changed between `before` and `own`, for a text that went on without it. Word by word; where others
 * have changed the same words since, theirs stay. `closed` are stretches of `now` that nobody may change.
 */
export function putBack(before: string, own: string, now: string, closed: readonly Stretch[] = []): PutBack {
  const [old, mine, present] = [tokensOf(before), tokensOf(own), tokensOf(now)]
  const kept = matches(old, present)
  const ends = endsOf(present)
  const changes: TextChange[] = []
  let left = 0
  for (const { from, to, insert } of hunks(old, mine)) {
    const start = from === 0 ? 0 : plusOne(kept[from - 1])
    const end = to === old.length ? present.length : kept[to]
    const there = start === undefined || end === undefined || end < start ? undefined : present.slice(start, end)
    const at = start === undefined ? 0 : (ends[start - 1] ?? 0)
    const words = there?.join('')
    if (words === insert) continue
    const fits = words === old.slice(from, to).join('') || (from === to && there !== undefined)
    const change = { at, remove: from === to ? 0 : (words?.length ?? 0), insert }
    if (fits && !closed.some((stretch) => touches(stretch, change))) changes.push(change)
    else left++
  }
  return { changes, left }
}

const plusOne = (index: number | undefined): number | undefined => (index === undefined ? undefined : index + 1)

const touches = ({ from, to }: Stretch, { at, remove }: TextChange): boolean =>
  at < to && from < at + Math.max(remove, 0)

/** Words and the blanks between them. */
const tokensOf = (text: string): readonly string[] => text.match(/\s+|\S+/gu) ?? []

function endsOf(tokens: readonly string[]): readonly number[] {
  let end = 0
  return tokens.map((token) => {
    end += token.length
    return end
  })
}

interface Hunk {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** The stretches of `old` that stand differently in `mine`. */
function hunks(old: readonly string[], mine: readonly string[]): readonly Hunk[] {
  const kept = matches(old, mine)
  const found: Hunk[] = []
  let [from, begin] = [0, 0]
  for (let at = 0; at <= old.length; at++) {
    const match = at === old.length ? mine.length : kept[at]
    if (match === undefined) continue
    if (at > from || match > begin) found.push({ from, to: at, insert: mine.slice(begin, match).join('') })
    from = at + 1
    begin = match + 1
  }
  return found
}

/** For each token of `a` where the same one stands in `b`, by a longest common subsequence. */
function matches(a: readonly string[], b: readonly string[]): readonly (number | undefined)[] {
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  const length = (i: number, j: number): number => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1))
  const found: (number | undefined)[] = new Array(a.length).fill(undefined)
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) found[i++] = j++
    else if (length(i + 1, j) >= length(i, j + 1)) i++
    else j++
  }
  return found
}
