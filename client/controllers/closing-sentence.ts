import { msg } from '@lit/localize'
import { closeCodes } from '#shared/protocol/close-codes.ts'

/** Why the draft's connection will not come back, for a person. */
export function closingSentence(code: number): string {
  switch (code) {
    case closeCodes.unauthenticated:
      return msg('Your session has ended. Open your link again.')
    case closeCodes.forbidden:
      return msg('You may not read this draft.')
    case closeCodes.notFound:
      return msg('This item is not in the room any more.')
    case closeCodes.wentBack:
      return msg('The server was put back to an earlier state. Reload the page to go on from there.')
    case closeCodes.tooLarge:
      return msg('The last change was too large to be stored. Copy your words and open the item again.')
    case closeCodes.tooFast:
      return msg('Too many changes came at once. Open the item again.')
    default:
      return msg('The draft is not connected any more. Open the item again.')
  }
}
