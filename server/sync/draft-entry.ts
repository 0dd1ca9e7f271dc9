import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { z } from 'zod'

/**
 * One entry of a draft's stream: `seed` names what the draft began as, `edit` is somebody's typing, `command` the
 * server's own change for an event of the journal, `closed` and `opened` mark sign-off and reopening.
 */
const entryMeta = z.strictObject({
  kind: z.enum(['seed', 'edit', 'command', 'closed', 'opened']),
  at: z.string(),
  person: z.string(),
  session: z.string().nullable(),
  /** Seeds: the blob of the comparison whose consensus it is, and with it sources, profile and algorithm. */
  comparison: z.string().optional(),
})
export type DraftEntryMeta = z.infer<typeof entryMeta>
export interface DraftEntry extends DraftEntryMeta {
  /** A Yjs update (v1), exactly as every process applies it; empty for marks. */
  readonly update: Uint8Array
}

const version = 1

export function encodeDraftEntry({ update, ...meta }: DraftEntry): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, version)
  writeVarString(encoder, JSON.stringify(meta))
  writeVarUint8Array(encoder, update)
  return toUint8Array(encoder)
}

export function decodeDraftEntry(bytes: Uint8Array): DraftEntry {
  const decoder = createDecoder(bytes)
  const found = readVarUint(decoder)
  if (found !== version) throw new Error(`A draft entry of version ${found}; this server reads version ${version}`)
  const meta = entryMeta.parse(JSON.parse(readVarString(decoder)))
  return { ...meta, update: readVarUint8Array(decoder) }
}
