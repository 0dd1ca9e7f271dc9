import { sameLabelSet } from '#shared/compare/same-labels.ts'
import type { Subject } from '#shared/labels/label.ts'
import { type ImportedSource, sameSegments } from './source.ts'

/** What is new about an item that a file brings, to a room that has the item. */
export interface Meeting {
  /** By annotators that the item has nothing of yet. */
  readonly added: readonly ImportedSource[]
  /** By annotators whose other text or labels are here. */
  readonly refused: readonly ImportedSource[]
}

export type KnownSource = Pick<ImportedSource, 'segments' | 'labels'>

/** `known`: what the room has by an annotator of this item; undefined: nothing. */
export function meet(
  brought: readonly ImportedSource[],
  known: (annotator: string) => KnownSource | undefined,
): Meeting {
  const added: ImportedSource[] = []
  const refused: ImportedSource[] = []
  for (const source of brought) {
    const there = known(source.annotator)
    if (there === undefined) added.push(source)
    else if (!sameSegments(there.segments, source.segments) || !sameLabelSet(there.labels, source.labels))
      refused.push(source)
  }
  return { added, refused }
}

/** Whether labels of both can be held against each other. What one of them does not say is no obstacle. */
export function sameSubject(one: Subject | undefined, other: Subject | undefined): boolean {
  if (!one || !other) return true
  if (one.is === 'text') return other.is === 'text' && one.text === other.text
  if (one.is === 'audio') return other.is === 'audio'
  return other.is === 'image' && sameSize(one.width, other.width) && sameSize(one.height, other.height)
}

const sameSize = (one: number | undefined, other: number | undefined): boolean =>
  one === undefined || other === undefined || one === other

/** With the size or length that only the other knows. */
export function knownSubject(one: Subject | undefined, other: Subject | undefined): Subject | undefined {
  return one && other && one.is === other.is ? ({ ...other, ...one } as Subject) : (one ?? other)
}
