import type { RoomEvent } from '#shared/domain/room.ts'

/** What the entries of the audit trail are about, as people filter them. */
export const auditKinds = [
  'settling',
  'typing',
  'disputes',
  'rulings',
  'sign-offs',
  'giving',
  'people',
  'batches',
  'settings',
] as const
export type AuditKind = (typeof auditKinds)[number]

const kinds: Readonly<Record<RoomEvent['type'], AuditKind>> = {
  'room.created': 'settings',
  'reasons.changed': 'settings',
  'settings.changed': 'settings',
  'profile.changed': 'settings',
  'item.compared': 'settings',
  'person.added': 'people',
  'session.opened': 'people',
  'session.ended': 'people',
  'batch.imported': 'batches',
  'batch.taken-back': 'batches',
  'item.given': 'giving',
  'items.assigned': 'giving',
  'items.due-set': 'giving',
  'difference.settled': 'settling',
  'difference.unsettled': 'settling',
  'dispute.opened': 'disputes',
  'dispute.withdrawn': 'disputes',
  'dispute.closed': 'disputes',
  'dispute.reopened': 'disputes',
  'position.added': 'disputes',
  'vote.cast': 'disputes',
  'comment.added': 'disputes',
  'ruling.made': 'rulings',
  'ruling.reopened': 'rulings',
  'item.signed-off': 'sign-offs',
  'item.reopened': 'sign-offs',
  'draft.edited': 'typing',
  'bulk.begun': 'sign-offs',
  'words.replaced': 'typing',
  'replacement.undone': 'typing',
  'export.made': 'batches',
  'sample.drawn': 'batches',
  'sample.judged': 'batches',
  'sample.closed': 'batches',
  'invite.made': 'people',
  'invite.revoked': 'people',
  'role.taken': 'people',
  'person.removed': 'people',
  'room.renamed': 'settings',
  'room.archived': 'settings',
  'room.restored': 'settings',
  'room.deleted': 'settings',
  'room.made': 'settings',
  'person.merged': 'people',
  'person.renamed': 'people',
  'passphrase.set': 'people',
  'passphrase.removed': 'people',
}

/** Undefined for a type that this version does not know. */
export const auditKindOf = (type: string): AuditKind | undefined =>
  (kinds as Readonly<Record<string, AuditKind | undefined>>)[type]
