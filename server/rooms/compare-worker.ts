import { parentPort } from 'node:worker_threads'
import { compareLabelItem, type LabelComparing } from '#shared/compare/compare-labels.ts'
import type { ComparisonProfile } from '#shared/compare/comparison.ts'
import type { LabelledSource } from '#shared/compare/label-nodes.ts'

/** One item to be compared. */
export interface ToCompare {
  readonly sources: readonly LabelledSource[]
  readonly profile: ComparisonProfile
  readonly ground: LabelComparing
}

parentPort?.on('message', ({ sources, profile, ground }: ToCompare) =>
  parentPort?.postMessage(compareLabelItem(sources, profile, ground)),
)
