import { msg, str } from '@lit/localize'
import { idleMinutes, type PersonHere } from '#shared/projections/who-is-here.ts'
import type { HereRow } from '#shared/protocol/rt-messages.ts'
import { shortKey } from '../bench/short-key.ts'
import { isolated } from '../i18n/isolated.ts'
import { spotInSentence } from '../labels/unit-names.ts'
import { timeCount } from './counted.ts'

export const personCount = (count: number): string => (count === 1 ? msg('1 person') : msg(str`${count} people`))

/** `behind`: how many seconds later than here they see it. */
export function watchingCount(count: number, behind = 0): string {
  const words = count === 1 ? msg('1 watching') : msg(str`${count} watching`)
  return behind === 0 ? words : msg(str`${words}, ${timeCount(behind)} behind`)
}

/** Where somebody is, and what they do there, in a few words. */
export function whereWords(row: HereRow, now: number): string {
  const { item, key, unit, typing, labelled } = row
  if (item === null) return [msg('in the queue'), idleWords(row, now)].filter(Boolean).join(' · ')
  const at = /^[un]\d+$/.test(unit ?? '') ? spotInSentence(unit ?? '', labelled) : ''
  const does = typing ? msg('typing') : idleWords(row, now)
  return [isolated(shortKey(key ?? '')), at, does].filter(Boolean).join(' · ')
}

function idleWords(row: HereRow, now: number): string {
  const minutes = idleMinutes(row, now)
  return minutes === 0 ? '' : msg(str`idle for ${minutes} min`)
}

/** How many raised their hand before that person. */
export function beforeWords(hands: readonly PersonHere[], person: string): string {
  const before = hands.findIndex((one) => one.person === person)
  if (before < 0) return ''
  if (before === 0) return msg('Your hand is up. You are next.')
  return before === 1
    ? msg('Your hand is up. 1 person is before you.')
    : msg(str`Your hand is up. ${before} people are before you.`)
}
