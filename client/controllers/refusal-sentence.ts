import { msg } from '@lit/localize'
import type { EditRefusal } from '#shared/protocol/edit-refusals.ts'
import type { KeptReason } from '../sync/kept-reasons.ts'

const sentences: Readonly<Record<EditRefusal | KeptReason, () => string>> = {
  'signed-off': () => msg('the item is signed off'),
  'read-only': () => msg('you may read this draft, not write it'),
  'not-yours': () => msg('they came as another person’s'),
  lacks: () => msg('they go on from text that is not in the draft any more'),
  'too-large': () => msg('they are too much at once'),
  'not-a-draft': () => msg('the draft cannot hold them'),
  unreadable: () => msg('they could not be read'),
  dropped: () => msg('the text they belong to is deleted'),
  differs: () => msg('this page showed another draft than the others have'),
  'went-back': () => msg('the server lost them, and they could not be sent again'),
}

/** Why the words were not taken, to stand after a colon. What an earlier version of the page kept is a sentence already. */
export const refusalSentence = (reason: string): string =>
  Object.hasOwn(sentences, reason) ? sentences[reason as EditRefusal | KeptReason]() : reason
