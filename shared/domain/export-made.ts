import { z } from 'zod'
import { sliceReducer } from '#shared/kernel/slice.ts'

export const exportEvent = z.strictObject({
  type: z.literal('export.made'),
  format: z.string(),
  names: z.boolean(),
  /** How many stand in the file. */
  items: z.number().int(),
  /** The blob that lists every item's id and the hash of its value. */
  manifest: z.string(),
  /** Entries from before there was a history have nothing of what follows. */
  number: z.number().int().positive().optional(),
  by: z.string().optional(),
  at: z.string().optional(),
  /** SHA-256 of the file, hex. */
  file: z.string().optional(),
  bytes: z.number().int().nonnegative().optional(),
  /** Of one batch only. */
  batch: z.string().optional(),
  /** Only what is signed off. */
  signedOff: z.boolean().optional(),
  /** Only what has changed since the export of that number. */
  since: z.number().int().positive().optional(),
  /** Items of that export that are not in the selection any more. */
  gone: z.number().int().nonnegative().optional(),
})
type ExportEvent = z.infer<typeof exportEvent>

/** One file that was written, by its number in the room. */
export interface ExportMade {
  readonly number: number
  readonly format: string
  readonly names: boolean
  readonly items: number
  readonly manifest: string
  /** Null for files from before these were written down. */
  readonly by: string | null
  readonly at: string | null
  readonly file: string | null
  readonly bytes: number | null
  readonly batch: string | null
  readonly signedOff: boolean
  readonly since: number | null
  readonly gone: number
}
export type Exports = readonly ExportMade[]

export const reduceExports = sliceReducer<Exports, ExportEvent>({
  'export.made': (exports, { type: _, number = exports.length + 1, ...made }) => [
    ...exports,
    {
      ...{ number, format: made.format, names: made.names, items: made.items, manifest: made.manifest },
      ...{ by: made.by ?? null, at: made.at ?? null, file: made.file ?? null, bytes: made.bytes ?? null },
      ...{ batch: made.batch ?? null, signedOff: made.signedOff ?? false, since: made.since ?? null },
      gone: made.gone ?? 0,
    },
  ],
})
