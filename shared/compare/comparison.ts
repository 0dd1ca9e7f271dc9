import type { Aspect } from '#shared/labels/aspects.ts'
import type { LabelKind, Subject } from '#shared/labels/label.ts'
import type { LabelProfile } from './label-profile.ts'

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
  /** Of a label set. */
  readonly labels?: LabelGround
}

/** What labels stand on, and what each source's answers weigh (left out: all the same). */
export interface LabelGround {
  readonly subject?: Subject
  readonly weights?: readonly number[]
}

/** What a unit is of a label set: one thing, or one question. Its columns are aspects, a difference is one of them. */
export interface UnitLabel {
  readonly kind: LabelKind
  /** By column. Only ever grows. */
  readonly columns: readonly Aspect[]
  /** At most one for each source, in their order. */
  readonly members: readonly { readonly source: number; readonly id: string }[]
  /** Of an answer: to what, and about which unit, where not about the item. */
  readonly question?: string
  readonly of?: string
}

/** Switches of the comparison key; stored text is never changed by them. */
export interface ComparisonProfile {
  readonly foldCase: boolean
  readonly foldPunctuation: boolean
  readonly foldJoiners: boolean
  readonly foldDigits: boolean
  /** Consensus readings whose share of sources (percent) is below this ask for a person. */
  readonly support: number
  /** When labels are of the same thing, and say the same of it; left out: `defaultLabelProfile`. */
  readonly labels?: LabelProfile | undefined
}

const switches = ['foldCase', 'foldPunctuation', 'foldJoiners', 'foldDigits'] as const
export type ProfileSwitch = (typeof switches)[number]

export const defaultProfile: ComparisonProfile = {
  foldCase: true,
  foldPunctuation: true,
  foldJoiners: true,
  foldDigits: true,
  support: 85,
}

/** Whether words, and labels, are the same under both. */
export const sameSwitches = (a: ComparisonProfile, b: ComparisonProfile): boolean =>
  switches.every((name) => a[name] === b[name]) && JSON.stringify(a.labels) === JSON.stringify(b.labels)

export const sameProfile = (a: ComparisonProfile, b: ComparisonProfile): boolean =>
  a.support === b.support && sameSwitches(a, b)

/** One unit (a stretch of at most 200 words, or a label): its network of columns and the differences in it. */
export interface UnitComparison {
  /** `u1`, `u2`, … in order; never reused in an item. */
  readonly unit: string
  readonly start?: number
  readonly end?: number
  readonly speaker?: string
  readonly columns: readonly Column[]
  readonly differences: readonly Difference[]
  /** Where the columns stand in the text that the draft began with, if that was the consensus of an earlier comparison. */
  readonly seeded?: SeedLayout
  /** The unit's earlier networks, oldest first: a place that stands for one of theirs is found in the draft as it was then. */
  readonly earlier?: readonly EarlierNetwork[]
  readonly label?: UnitLabel
  /** What each source says here, once units were kept while sources came: never sent to clients. */
  readonly said?: readonly string[]
}

/** What finding words in a network takes, and which of its columns the present ones are. */
export interface EarlierNetwork {
  readonly profile: ComparisonProfile
  /** Per column of it the keys of its arcs, the consensus first. */
  readonly keys: readonly (readonly string[])[]
  /** Per present column the column there that it stands for, or -1. */
  readonly was: readonly number[]
}

/** Where a column's consensus stands in the text that a draft begins with: UTF-16 units `[from, to)`. */
export interface ColumnRange {
  readonly from: number
  readonly to: number
}

export interface SeedLayout {
  /** Of the text, in UTF-16 units. */
  readonly length: number
  /** One per column, rising. */
  readonly ranges: readonly ColumnRange[]
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
  /** Of places that were worked out of those of the sources: in the middle of all, or within all. */
  readonly made?: 'average' | 'tightest'
}
