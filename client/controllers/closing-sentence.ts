import { msg } from '@lit/localize'
import { closeCodes } from '#shared/protocol/close-codes.ts'

/** Why the draft's connection will not come back, for a person. */
export function closingSentence(code: number): string {
  switch (code) {
    case closeCodes.unauthenticated:
      return msg('Your session has ended. Open your link again.')
    case closeCodes.forbidden:
      return msg('You may not read this draft any more. What you typed and was not sent is kept on this device.')
    case closeCodes.notFound:
      return msg('This item is not in the room any more.')
    case closeCodes.wentBack:
      return msg('The server was put back to an earlier state. Reload the page to go on from there.')
    case closeCodes.tooLarge:
      return msg('The last change was more than a draft takes. Your words are kept below; reload the page to go on.')
    case closeCodes.tooFast:
      return msg('You have this room open in too many tabs or browsers. Close some of them, then reload this page.')
    default:
      return msg('This draft does not follow the others any more. What you typed is kept; reload the page to go on.')
  }
}
