import { msg, str } from '@lit/localize'
import type { Behind } from '#shared/protocol/rt-messages.ts'
import { timeCount } from '../elements/counted.ts'

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })

/** Whether what an observer sees is the room as it is; `now` in milliseconds. */
export function liveWords({ seconds, frozenUntil: frozen }: Behind, now: number): string {
  if (seconds === 0) return msg('Live')
  if (frozen !== null && Date.parse(frozen) > now)
    return msg(str`${timeCount(seconds)} behind · stands still until ${clock.format(new Date(frozen))}`)
  return msg(str`${timeCount(seconds)} behind`)
}
