/**
 * Why an edit was not taken. Travels as this word: each client says it in its reader's language; whoever reads the
 * close frame of a stock client finds the plain sentence.
 */
export const editRefusals = {
  'signed-off': 'This item is signed off',
  archived: 'This room is archived: it can be read, not changed',
  'read-only': 'You may read this draft, not write it',
  'no-pen': 'You do not have the pen of this item',
  'not-yours': 'It was written under the client id of somebody else',
  lacks: 'It builds on text that is not here',
  'too-large': 'It is larger than a draft may be',
  'not-a-draft': 'It would give the draft a shape that no draft has',
  unreadable: 'It is not a Yjs update',
} as const
export type EditRefusal = keyof typeof editRefusals
