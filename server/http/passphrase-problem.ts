import { PassphraseMoved, PassphraseWait, PassphraseWrong } from '#server/auth/passphrases.ts'
import { TooManyWait } from '#server/limits/at-most.ts'
import { Problem } from './problem.ts'

/** What goes wrong with passphrases, in words; anything else as it came. */
export function passphraseProblem(error: unknown, wrong: string): unknown {
  if (error instanceof PassphraseWrong) return new Problem(403, 'Not right', wrong)
  if (error instanceof PassphraseMoved)
    return new Problem(409, 'Changed meanwhile', 'Your passphrase was changed in another window. Look, and try again.')
  if (error instanceof TooManyWait)
    return new Problem(503, 'Too many at once', 'Many people are coming in at once. Try again in a moment.')
  if (error instanceof PassphraseWait) return new Problem(429, 'Wait a while', waitSentence(error.wait))
  return error
}

function waitSentence(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / 60_000)
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`
  return `Too many wrong passphrases for this name. Wait ${wait} and try again, or come in with a link. Whoever is in the room stays in it.`
}
