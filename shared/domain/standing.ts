import { type Refused, refuse } from '#shared/kernel/outcome.ts'
import type { Action } from './roles.ts'

/** Whether a room is worked in, only read, or gone; who saw to that, and when (ISO 8601). */
export type Standing =
  | { readonly is: 'open' }
  | { readonly is: 'archived' | 'deleted'; readonly by: string; readonly at: string }

export const openStanding: Standing = { is: 'open' }

/** What an archived room still takes: what brings it back, what takes rights away, what lets people read and export. */
const inArchive: ReadonlySet<string> = new Set([
  'room.restored',
  'room.deleted',
  'session.opened',
  'session.ended',
  'role.taken',
  'person.added',
  'person.removed',
  'passphrase.removed',
  'invite.made',
  'invite.revoked',
  'export.made',
  'draft.edited',
  'pen.taken',
])
const commandsInArchive: ReadonlySet<string> = new Set([
  'room.restore',
  'room.delete',
  'invite.revoke',
  'session.end',
  'role.take',
  'person.remove',
  'pen.take',
])

/** What people do and see in an archived room; everything else is not offered there. */
const actionsInArchive: ReadonlySet<Action> = new Set<Action>([
  'room.look',
  'disputes.read',
  'results.watch',
  'sources.read',
  'draft.read',
  'people.see',
  'person.invite',
  'annotator.invite',
  'invite.revoke',
  'session.end',
  'role.take',
  'person.remove',
  'passphrase.remove',
  'self.invite',
  'room.export',
  'names.export',
  'audit.read',
  'progress.read',
  'progress.own',
  'notices.read',
  'talk.read',
  'trainees.watch',
  'pen.take',
  'guidelines.read',
  'room.restore',
  'room.delete',
])

/** Whether a role's action goes on in a room as it stands. */
export const goesOnIn = (standing: Standing | undefined, action: Action): boolean =>
  (standing?.is ?? 'open') === 'open' || actionsInArchive.has(action)

const archived = (): Refused =>
  refuse('frozen', 'This room is archived: it can be read and exported, not changed. A lead can restore it.')
const deleted = (): Refused => refuse('not-found', 'This room was deleted')

/** Why these events may not be written in the room as it stands, if so. */
export function whyNotWritten({ is }: Standing, types: readonly string[]): Refused | undefined {
  if (is === 'deleted') return deleted()
  return is === 'archived' && types.some((type) => !inArchive.has(type)) ? archived() : undefined
}

/** The same, of a command that is not decided yet. */
export function whyNotAsked({ is }: Standing, command: string): Refused | undefined {
  if (is === 'deleted') return deleted()
  return is === 'archived' && !commandsInArchive.has(command) ? archived() : undefined
}
