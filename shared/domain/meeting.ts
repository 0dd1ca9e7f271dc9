import { type ImportedSource, type Segment, sameSegments } from './source.ts'

/** What is new about an item that a file brings, to a room that has the item. */
export interface Meeting {
  /** By annotators that the item has nothing of yet. */
  readonly added: readonly ImportedSource[]
  /** By annotators whose other text is here. */
  readonly refused: readonly ImportedSource[]
}

/** `known`: what the room has by an annotator of this item; undefined: nothing. */
export function meet(
  brought: readonly ImportedSource[],
  known: (annotator: string) => readonly Segment[] | undefined,
): Meeting {
  const added: ImportedSource[] = []
  const refused: ImportedSource[] = []
  for (const source of brought) {
    const there = known(source.annotator)
    if (there === undefined) added.push(source)
    else if (!sameSegments(there, source.segments)) refused.push(source)
  }
  return { added, refused }
}
