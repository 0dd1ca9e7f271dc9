import { z } from 'zod'
import type { Holding } from '#shared/formats/format.ts'
import type { LabelKind } from '#shared/labels/label.ts'

/** What of a room is wanted as a file, and in which form. */
export const exportBody = z.strictObject({
  format: z.string().max(40).default('csv'),
  /** Imported names instead of pseudonyms; for leads, and recorded. */
  names: z.boolean().default(false),
  per: z.enum(['item', 'segment']).default('item'),
  /** Cells of a table as they are, also those that a spreadsheet would compute. */
  verbatim: z.boolean().default(false),
  /** Of one import only: its id, or the name of its file. */
  batch: z.string().max(400).optional(),
  /** Only what is signed off. */
  signedOff: z.boolean().default(false),
  /** Only what has changed since the export of that number. */
  since: z.number().int().positive().optional(),
})
export type ExportBody = z.infer<typeof exportBody>

/** A file that was written, as the history tells it; `null` where it is too old to say. */
export interface ExportRow {
  readonly number: number
  /** ISO 8601. */
  readonly at: string | null
  /** As far as the reader may know them. */
  readonly name: string | null
  readonly format: string
  readonly names: boolean
  readonly items: number
  /** SHA-256 of the file, hex. */
  readonly file: string | null
  readonly bytes: number | null
  /** The name of the file that was imported. */
  readonly batch: string | null
  readonly signedOff: boolean
  readonly since: number | null
  readonly gone: number
  /** Whether a later export can be held against it. */
  readonly comparable: boolean
}

export interface ExportHistory {
  /** The latest first. */
  readonly exports: readonly ExportRow[]
  /** What of the room can be chosen: its imports, in their order. */
  readonly batches: readonly ExportBatch[]
}

export interface ExportBatch {
  readonly id: string
  readonly name: string
  readonly items: number
  readonly holds: Holding
  /** Of labels, what annotators gave: formats hold some of these. */
  readonly kinds: readonly LabelKind[]
}
