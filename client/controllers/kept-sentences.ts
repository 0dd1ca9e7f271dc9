import { msg, str } from '@lit/localize'
import type { Notices } from './notices.ts'
import { refusalSentence } from './refusal-sentence.ts'

export function sayRoomWentBack(notices: Notices): void {
  notices.insist(
    msg('The server lost actions that it had saved. You see the room as it is now; look at what you did last.'),
  )
}

/** Said where the item is open. */
export function sayWentBack(notices: Notices, unitsSentAgain: number): void {
  notices.insist(
    unitsSentAgain === 0
      ? msg('The server lost work that it had saved in this item. You see what it has now.')
      : unitsSentAgain === 1
        ? msg('The server lost work that it had saved in this item. What you wrote in 1 segment is sent again.')
        : msg(
            str`The server lost work that it had saved in this item. What you wrote in ${unitsSentAgain} segments is sent again.`,
          ),
  )
}

/** Said where it is. */
export const notAcceptedSentence = (reason: string): string =>
  msg(str`Not accepted: ${refusalSentence(reason)}. Your words are kept below.`)
