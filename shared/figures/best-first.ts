/** Two labels that may be held to be the same one: their places in the two lists, and what puts the pair before others. */
export interface Candidate {
  readonly expected: number
  readonly given: number
  /** Compared number by number, the lower first. It must not depend on which list is which, so that neither does the result. */
  readonly rank: readonly number[]
}

/** Pairs in which no label stands twice: the best of all candidates, then the best of those that are left, and so on. */
export function bestFirst<Pair extends Candidate>(candidates: readonly Pair[]): readonly Pair[] {
  const [expected, given] = [new Set<number>(), new Set<number>()]
  return [...candidates].sort(byRank).filter((pair) => {
    if (expected.has(pair.expected) || given.has(pair.given)) return false
    expected.add(pair.expected)
    given.add(pair.given)
    return true
  })
}

function byRank(a: Candidate, b: Candidate): number {
  const at = a.rank.findIndex((number, place) => number !== b.rank[place])
  return at < 0 ? 0 : (a.rank[at] ?? 0) - (b.rank[at] ?? 0)
}
