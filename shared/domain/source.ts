import { z } from 'zod'
import type { LabelSet, Subject } from '#shared/labels/label.ts'

/** What one annotator said in one stretch. Times in seconds from the start of the recording. */
export const segmentSchema = z.strictObject({
  start: z.number().nonnegative().optional(),
  end: z.number().nonnegative().optional(),
  speaker: z.string().max(200).optional(),
  text: z.string().max(2_000_000),
})
export type Segment = z.infer<typeof segmentSchema>

/** Exactly as stored: times and speakers too. */
export const sameSegments = (a: readonly Segment[], b: readonly Segment[]): boolean =>
  a.length === b.length &&
  a.every(({ text, start, end, speaker }, index) => {
    const other = b[index]
    return text === other?.text && start === other.start && end === other.end && speaker === other.speaker
  })

/** One annotator's whole version of an item: immutable input. `annotator` is as the file names them. Of a label set `segments` is empty. */
export interface ImportedSource {
  readonly annotator: string
  readonly segments: readonly Segment[]
  readonly labels?: LabelSet
}

/** An item as a file brings it. `key` is the file's own name for it and only data here; `language` is BCP 47. */
export interface ImportedItem {
  readonly key: string
  readonly language?: string
  /** What labels of it are about. */
  readonly subject?: Subject
  readonly sources: readonly ImportedSource[]
}

/** Whether an item bears labels; else it is a transcript. */
export const bearsLabels = ({ subject, sources }: Pick<ImportedItem, 'subject' | 'sources'>): boolean =>
  subject !== undefined || sources.some(({ labels }) => labels !== undefined)
