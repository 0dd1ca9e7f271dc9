export const roles = ['lead', 'reviewer', 'trainer', 'annotator', 'observer'] as const
export type Role = (typeof roles)[number]

const everybody = roles
const staff = ['lead', 'reviewer', 'trainer'] as const
const settlers = ['reviewer', 'trainer'] as const

/**
 * Who may do what: the role matrix as data. Commands, routes and both sockets read this table and nothing else;
 * finer rules (own sources, own disputes) stand in the command that they concern.
 */
export const permissions = {
  // Annotators with the pen of the item.
  'difference.settle': [...settlers, 'annotator'],
  'difference.unsettle': [...settlers, 'annotator'],
  'labels.change': [...settlers, 'annotator'],
  'dispute.open': [...staff, 'annotator'],
  'dispute.withdraw': [...staff, 'annotator'],
  'position.add': [...staff, 'annotator'],
  'vote.cast': [...staff, 'annotator'],
  'comment.add': [...staff, 'annotator'],
  'ruling.make': ['trainer'],
  'ruling.reopen': ['trainer'],
  'reasons.set': ['lead'],
  'settings.set': ['lead'],
  'labelling.set': ['lead'],
  'profile.set': ['lead'],
  'room.make': ['lead'],
  'room.rename': ['lead'],
  'room.archive': ['lead'],
  'room.restore': ['lead'],
  'room.delete': ['lead'],
  'batch.take-back': ['lead'],
  'items.assign': ['lead', 'trainer'],
  'items.set-due': ['lead', 'trainer'],
  'items.deal': ['lead', 'trainer'],
  'person.merge': ['lead'],
  'words.replace': settlers,
  'replacement.undo': settlers,
  'sample.draw': ['lead', 'trainer'],
  'sample.judge': ['lead', 'trainer'],
  'sample.close': ['lead', 'trainer'],
  'progress.read': ['lead'],
  'progress.own': [...staff, 'annotator'],
  'notices.read': [...staff, 'annotator'],
  'hand.raise': [...staff, 'annotator'],
  'hand.lower': ['trainer'],
  'place.point': [...staff, 'annotator'],
  'spotlight.take': ['trainer'],
  'trainees.watch': ['trainer'],
  'pen.give': ['trainer'],
  'pen.take': ['trainer'],
  'pen.hold': ['annotator'],
  'talk.read': [...staff, 'annotator'],
  'talk.say': [...staff, 'annotator'],
  'note.write': ['trainer'],
  'note.answer': [...staff, 'annotator'],
  'precedents.read': [...staff, 'annotator'],
  'precedent.make': ['trainer'],
  'precedent.overrule': ['trainer'],
  'guidelines.read': [...staff, 'annotator'],
  'guideline.publish': ['lead', 'trainer'],
  'guideline.propose': [...staff, 'annotator'],
  'guideline.decline': ['lead', 'trainer'],
  'work.own': [...staff, 'annotator'],
  'work.all': ['lead', 'trainer'],
  'report.read': [...staff, 'observer'],
  // Annotators of themselves, observers of all annotators together.
  'label-figures.read': everybody,
  'items.accept': ['observer'],
  'item.next': settlers,
  'item.sign-off': settlers,
  'item.reopen': ['trainer'],
  'room.look': everybody,
  'disputes.read': everybody,
  'results.watch': ['observer'],
  'sources.read': [...staff, 'annotator'],
  // Of items that they may see: annotators those of theirs, observers as they see the room.
  'media.read': everybody,
  'draft.read': [...staff, 'annotator'],
  'draft.write': settlers,
  'people.see': [...staff, 'annotator'],
  'batch.import': ['lead'],
  'person.invite': ['lead'],
  'annotator.invite': ['lead', 'trainer'],
  'invite.revoke': ['lead'],
  'session.end': ['lead'],
  'role.take': ['lead'],
  'person.remove': ['lead'],
  'person.rename': ['lead'],
  'passphrase.set': [...staff, 'annotator'],
  'passphrase.remove': ['lead'],
  'self.invite': [...staff, 'annotator'],
  'room.export': staff,
  'names.export': ['lead'],
  'audit.read': staff,
} as const satisfies Record<string, readonly Role[]>

export type Action = keyof typeof permissions

export const allows = (action: Action, role: Role): boolean => (permissions[action] as readonly Role[]).includes(role)
