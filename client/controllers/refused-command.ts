import { msg } from '@lit/localize'
import type { Outcome, RefusalCode } from '#shared/kernel/outcome.ts'

/** Where the code alone says all that a person can use. Elsewhere the server's sentence has the values in it. */
const sentences: Partial<Readonly<Record<RefusalCode, () => string>>> = {
  'unknown-command': () =>
    msg('This page is older than the server and asked for something it does not know. Reload the page and try again.'),
  internal: () =>
    msg('The server could not do this, and nothing was changed. Try again; if it stays, tell who runs it.'),
  'went-back': () =>
    msg(
      'The server has lost work that it had stored, so it takes nothing in this room until it is started again. Tell who runs it.',
    ),
}

/** What a refusal says to a person. */
export function said<T>(outcome: Outcome<T>): Outcome<T> {
  const sentence = outcome.ok ? undefined : sentences[outcome.refusal.code]
  return outcome.ok || !sentence ? outcome : { ok: false, refusal: { ...outcome.refusal, message: sentence() } }
}
