import { msg, str } from '@lit/localize'
import type { Heard } from '../labels/text-desk.ts'

/** Letters of a span that are read out. */
const mostHeard = 200

/** What a text with spans says to whoever does not see it: the words at the caret and the spans there, or what is marked. */
export function heardWords(heard: Heard | null): string {
  if (!heard) return ''
  const words = Array.from(heard.words).slice(0, mostHeard).join('')
  if (heard.is === 'span') return msg(str`Marked: ${words}`)
  const names = heard.spans.map(({ name }) => name).join('; ')
  return names === '' ? words : `${words}: ${names}`
}
