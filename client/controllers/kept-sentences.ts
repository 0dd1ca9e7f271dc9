import { msg, str } from '@lit/localize'
import type { Notices } from './notices.ts'
import { refusalSentence } from './refusal-sentence.ts'

export const madeAnew = (): string => msg('the room was made anew since')

/** Said where the item is not open; its panel has the words. */
export function sayNotAccepted(notices: Notices, item: string, reason: string): void {
  notices.insist(msg(str`Not accepted: ${refusalSentence(reason)}. Your words are kept in that item.`), { about: item })
}
