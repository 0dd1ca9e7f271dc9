import type { Caller } from '#server/auth/caller.ts'
import type { EntryHead } from '#shared/audit/stored-entry.ts'

const staff = ['lead', 'reviewer', 'trainer']

/** Whether somebody who may read the audit trail may see what this entry holds; its head is for every reader. */
export function maySeeBody({ role, person }: Caller, { audience }: Pick<EntryHead, 'audience'>): boolean {
  if (audience === 'all') return true
  if (audience === 'staff') return staff.includes(role)
  return audience === 'trainers' ? role === 'trainer' : audience === `person:${person}`
}
