import type { Row } from './level-database.ts'
import * as keys from './level-keys.ts'
import type { Commit, StreamName } from './store.ts'

/** The rows that a commit is decided on: its conditions, and the heads that its entries are numbered from. */
export function rowsDecidedOn({ room, when, append }: Commit): readonly string[] {
  const conditions = when.map((condition) =>
    'stream' in condition ? keys.headKey(room, condition.stream) : keys.fieldKey(room, condition.field),
  )
  return [...conditions, ...append.map(({ stream }) => keys.headKey(room, stream))]
}

export interface PlannedCommit {
  readonly heads: Readonly<Record<StreamName, number>>
  /** Heads and fields as they will be; undefined: the field goes. */
  readonly values: ReadonlyMap<string, string | undefined>
  /** All that is to be written, the values included. */
  readonly rows: readonly Row[]
}

/** What a commit comes to, given what is known of heads by their keys. Changes nothing. */
export function plannedCommit(
  { room, append, put }: Commit,
  known: (key: string) => string | undefined,
): PlannedCommit {
  const heads: Record<StreamName, number> = {}
  const values = new Map<string, string | undefined>()
  const rows: Row[] = [putRow(keys.roomKey(room), '')]
  for (const { stream, entries } of append) {
    let head = heads[stream] ?? Number(known(keys.headKey(room, stream)) ?? 0)
    for (const bytes of entries) {
      head += 1
      rows.push({ type: 'put', key: keys.entryKey(room, stream, head), value: bytes })
    }
    heads[stream] = head
  }
  for (const [stream, head] of Object.entries(heads)) values.set(keys.headKey(room, stream), String(head))
  for (const [field, value] of Object.entries(put ?? {})) values.set(keys.fieldKey(room, field), value ?? undefined)
  for (const [key, value] of values) rows.push(value === undefined ? { type: 'del', key } : putRow(key, value))
  return { heads, values, rows }
}

export const putRow = (key: string, value: string): Row => ({ type: 'put', key, value: Buffer.from(value) })
