import type { RoomId } from '#shared/kernel/ids.ts'
import type { StreamName } from './store.ts'

/*
 * The rows of the embedded store. Names are parted by NUL, which no name may hold: so the rows of one stream or one
 * room lie together, `r` never mixes with `r1`, and bytes sort as numbers do.
 *
 *   room   r ␀ room                         a room with any commit
 *   head   h ␀ room ␀ stream                last number, decimal
 *   entry  e ␀ room ␀ stream ␀ number       16 digits
 *   field  f ␀ room ␀ name                  value, UTF-8
 *   commit c ␀ room ␀ id                    JSON: when, and the outcome
 *   probe  p                                written to see whether anything can be
 */

const separator = '\u0000'
/** Sorts right behind the separator: the end of all rows that go on with it. */
const afterSeparator = '\u0001'

export const probeKey = 'p'

export const roomKey = (room: RoomId): string => rowKey('r', room)
export const headKey = (room: RoomId, stream: StreamName): string => rowKey('h', room, stream)
export const fieldKey = (room: RoomId, name: string): string => rowKey('f', room, name)
export const commitKey = (room: RoomId, id: string): string => rowKey('c', room, id)
export const entryKey = (room: RoomId, stream: StreamName, number: number): string =>
  rowKey('e', room, stream, String(number).padStart(16, '0'))

export const entryNumber = (key: string): number => Number(key.slice(-16))
export const roomIn = (key: string): RoomId => key.slice(2) as RoomId

/** The name in the key of one of a room's fields. */
export const fieldName = (room: RoomId, key: string): string => key.slice(fieldKey(room, '').length)

/** All rows of a kind, or of a kind and room. */
export const rowsOf = (...names: readonly string[]): { readonly gt: string; readonly lt: string } => ({
  gt: names.join(separator) + separator,
  lt: names.join(separator) + afterSeparator,
})

function rowKey(...names: readonly string[]): string {
  for (const name of names) if (name.includes(separator)) throw new TypeError('Names in the store cannot hold NUL')
  return names.join(separator)
}
