import { msg } from '@lit/localize'
import type { EditRefusal } from '#shared/protocol/edit-refusals.ts'
import type { KeptReason } from '../sync/kept-reasons.ts'

type Reason = EditRefusal | KeptReason | 'ruled' | 'ruled-meanwhile'

const sentences: Readonly<Record<Reason, () => string>> = {
  'signed-off': () => msg('the item was signed off before your words arrived'),
  archived: () => msg('the room was archived before your words arrived; a lead can restore it'),
  'read-only': () => msg('you may read this draft, not write it'),
  'no-pen': () => msg('you did not have the pen any more when your words arrived'),
  'not-yours': () => msg('your words came as another person’s'),
  lacks: () => msg('your words go on from text that is not in the draft any more'),
  'too-large': () => msg('it was more at once than a draft takes'),
  'not-a-draft': () => msg('the draft cannot hold what this page sent'),
  unreadable: () => msg('what this page sent could not be read'),
  dropped: () => msg('the text that your words belong to was deleted meanwhile'),
  differs: () => msg('this page showed another draft than everybody else sees'),
  'went-back': () => msg('the server lost your words, and they could not be sent again'),
  'shut-out': () => msg('you may not open this draft any more'),
  'made-anew': () => msg('the room was made anew since'),
  ruled: () => msg('a trainer ruled there while you were typing'),
  'ruled-meanwhile': () => msg('a trainer ruled there before your words arrived'),
}

/** Why the words were not taken, to stand after a colon. What an earlier version of the page kept is a sentence already. */
export const refusalSentence = (reason: string): string =>
  Object.hasOwn(sentences, reason) ? sentences[reason as Reason]() : reason
