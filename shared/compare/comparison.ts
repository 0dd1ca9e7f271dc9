/**
 * What a comparison of an item's sources is: stored as a blob, fetched by clients, never recomputed for an item
 * unless an event says so. Sources are named by their index in the item's list.
 */
export interface Comparison {
  /** Raised whenever the same sources and profile could give another result. */
  readonly algorithm: string
  readonly profile: ComparisonProfile
  readonly sources: number
  readonly units: readonly UnitComparison[]
}

/** Switches of the comparison key; stored text is never changed by them. */
export interface ComparisonProfile {
  readonly foldCase: boolean
  readonly foldPunctuation: boolean
  readonly foldJoiners: boolean
  readonly foldDigits: boolean
  /** Consensus readings whose share of sources (percent) is below this ask for a person. */
  readonly support: number
}

export const defaultProfile: ComparisonProfile = {
  foldCase: true,
  foldPunctuation: true,
  foldJoiners: true,
  foldDigits: true,
  support: 85,
}

/** One unit (a stretch of at most 200 words): its network of columns and the differences in it. */
export interface UnitComparison {
  /** `u1`, `u2`, … in order; never reused in an item. */
  readonly unit: string
  readonly start?: number
  readonly end?: number
  readonly speaker?: string
  readonly columns: readonly Column[]
  readonly differences: readonly Difference[]
}

/** One place in the alignment: what each source has there, best supported first. */
export interface Column {
  readonly arcs: readonly Arc[]
  /** Index into `arcs` of the consensus. */
  readonly consensus: number
}

/** A word (or nothing: both strings empty) and the sources that have it. */
export interface Arc {
  /** As stored, in its commonest spelling, with its punctuation. */
  readonly text: string
  readonly key: string
  readonly sources: readonly number[]
}

/** A run of disagreeing columns `[from, to)`. */
export interface Difference {
  readonly from: number
  readonly to: number
  /** By support, then by text; the consensus is always among them. */
  readonly readings: readonly Reading[]
  /** Percent of the sources that gave exactly the consensus reading. */
  readonly support: number
}

export interface Reading {
  /** Words joined by one space; empty when nothing was said. */
  readonly text: string
  readonly sources: readonly number[]
  /** Whether this is what the consensus draft says. */
  readonly consensus: boolean
}
