import type { RoomId } from '#shared/kernel/ids.ts'
import type { Commit, FieldIs, HeadIs, StreamName } from './store.ts'

/** How long a repeated commit id gets its first outcome again. */
const idLifeMilliseconds = 10 * 60_000

/** The keys and channels of a room. They share a slot by the tag in braces, so that one script may write all of them. */
export const roomKeys = (room: RoomId) => ({
  heads: `chavadi:{${room}}:heads`,
  fields: `chavadi:{${room}}:fields`,
  /** The names of the fields in their order. */
  names: `chavadi:{${room}}:names`,
  stream: (stream: StreamName) => `chavadi:{${room}}:stream:${stream}`,
  commit: (id: string) => `chavadi:{${room}}:commit:${id}`,
  /** Channel that says a stream has grown. */
  grown: (stream: StreamName) => `chavadi:{${room}}:grown:${stream}`,
  topic: (topic: string) => `chavadi:{${room}}:topic:${topic}`,
})

export type ScriptValue = string | Buffer

export interface CommitArguments {
  readonly keys: readonly string[]
  readonly values: readonly ScriptValue[]
  /** In the order in which the script answers their heads. */
  readonly appended: readonly StreamName[]
  readonly headsWanted: readonly HeadIs[]
  readonly fieldsWanted: readonly FieldIs[]
}

/** A commit as `commitScript` takes it. */
export function commitArguments({ id, room, when, append, put }: Commit): CommitArguments {
  const names = roomKeys(room)
  const headsWanted = when.filter((condition) => 'stream' in condition)
  const fieldsWanted = when.filter((condition) => 'field' in condition)
  const appended = [...new Set(append.map(({ stream }) => stream))]
  const streams = [...new Set([...appended, ...headsWanted.map(({ stream }) => stream)])]
  const place = (stream: StreamName): string => String(streams.indexOf(stream) + 1)
  const entries = append.flatMap(({ stream, entries: list }) => list.map((bytes) => [place(stream), bufferOf(bytes)]))
  const values: ScriptValue[] = [
    String(idLifeMilliseconds),
    names.grown(''),
    String(appended.length),
    ...counted(streams.map((stream) => [stream])),
    ...counted(headsWanted.map(({ stream, head }) => [place(stream), String(head)])),
    ...counted(fieldsWanted.map(({ field, value }) => [field, ...optional(value)])),
    ...counted(entries),
    ...counted(Object.entries(put ?? {}).map(([field, value]) => [field, ...optional(value)])),
  ]
  const keys = [names.commit(id), names.heads, names.fields, names.names, ...streams.map(names.stream)]
  return { keys, values, appended, headsWanted, fieldsWanted }
}

const counted = (rows: readonly (readonly ScriptValue[])[]): readonly ScriptValue[] => [
  String(rows.length),
  ...rows.flat(),
]

const optional = (value: string | null | undefined): readonly string[] => (value == null ? ['0', ''] : ['1', value])

/** The same memory, as the type that the client takes for bytes. */
const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
