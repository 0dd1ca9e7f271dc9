import { z } from 'zod'
import type { Store } from '#server/store/store.ts'
import type { RoomState } from '#shared/domain/room.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { hashOf } from './tokens.ts'

const rows = { session: 'session:', invite: 'invite:' } as const

export const inviteRows = rows.invite

/** One for each person who has set a passphrase, by their id. */
export const passphraseRows = 'passphrase:'

/** The index field under which a session's or an invite's secret finds it. */
export const rowOf = (kind: keyof typeof rows, secret: string): string => rows[kind] + hashOf(secret)

const named = z.looseObject({ id: z.string() })

/**
 * The rows of sessions, invites and passphrases that are over in this state, to be removed by the commit that ends them. Rows come
 * and go with entries of the journal only, so that commit's condition on its head covers what is read here.
 */
export async function rowsOver(
  store: Store,
  room: RoomId,
  { rights, people }: RoomState,
): Promise<Record<string, null>> {
  const [sessions, invites, passphrases] = await Promise.all([
    store.fields(room, rows.session),
    store.fields(room, rows.invite),
    store.fields(room, passphraseRows),
  ])
  const idOf = (stored: string): string => named.parse(JSON.parse(stored)).id
  const over = [
    ...[...sessions].filter(([, stored]) => tableGet(rights.sessions, idOf(stored))?.ended),
    ...[...invites].filter(([, stored]) => tableGet(rights.invites, idOf(stored))?.revoked),
    ...[...passphrases].filter(([field]) => people[field.slice(passphraseRows.length)]?.roles.length === 0),
  ]
  return Object.fromEntries(over.map(([field]) => [field, null]))
}
