import type { Entry } from '#server/audit/entry.ts'
import type { Caller } from '#server/auth/caller.ts'
import type { OpenRoom } from './room-registry.ts'

const staff = ['lead', 'reviewer', 'trainer']

/**
 * Whether somebody who may read the audit trail may see what this entry holds; its head is for every reader. What is
 * for one person alone is for whoever did it too.
 */
export function maySeeBody(
  { actor }: Pick<OpenRoom, 'actor'>,
  { role, person }: Caller,
  { head: { audience }, body }: Pick<Entry, 'head' | 'body'>,
): boolean {
  if (audience === 'all') return true
  if (audience === 'staff') return staff.includes(role)
  if (audience === 'trainers') return role === 'trainer'
  const isReader = (one: string) => actor.personNow(one) === actor.personNow(person)
  return isReader(audience.slice('person:'.length)) || (body !== undefined && isReader(body.actor))
}
