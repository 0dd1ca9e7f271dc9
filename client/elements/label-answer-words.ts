import { msg, str } from '@lit/localize'
import type { AttributeValue } from '#shared/labels/label.ts'
import type { Attribute } from '#shared/labels/label-config.ts'
import type { Given } from '../labels/answers.ts'
import type { LabelState } from '../labels/shown-label.ts'

/** A value as people say it. */
export function valueWords(value: AttributeValue | null): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return msg('no answer')
  if (value === true) return msg('yes')
  if (value === false) return msg('no')
  return Array.isArray(value) ? value.join(', ') : String(value)
}

/** Who gave something; where names are not told, how many of the sources. */
export function whoWords({ who, count }: Pick<Given<unknown>, 'who' | 'count'>, sources: number): string {
  return who.length > 0 ? who.join(', ') : msg(str`${count} of ${sources}`)
}

export function answerStateWords(state: LabelState, locked: boolean): string {
  if (locked && state !== 'ruled') return msg('Locked')
  switch (state) {
    case 'agreed':
      return msg('All agree')
    case 'open':
      return msg('Needs a person')
    case 'settled':
      return msg('Settled')
    case 'disputed':
      return msg('Disputed')
    case 'ruled':
      return msg('Ruled')
    case 'missing':
      return msg('Not answered')
  }
}

/** What is asked for where something else was typed. */
export function misfitWords({ type, least, most }: Omit<Attribute, 'name'>, typed: string): string {
  if (typed.trim() === '') return msg('An answer is needed here.')
  if (type !== 'number' && type !== 'rating') return msg('This answer may not be given here.')
  if (least !== undefined && most !== undefined) return msg(str`Type a number from ${least} to ${most}.`)
  if (least !== undefined) return msg(str`Type a number that is ${least} or more.`)
  if (most !== undefined) return msg(str`Type a number that is ${most} or less.`)
  return msg('Type a number.')
}
