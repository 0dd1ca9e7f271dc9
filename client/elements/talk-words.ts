import { msg } from '@lit/localize'
import { withNames } from '#shared/domain/mentions.ts'
import type { TalkFilter, TalkRow } from '#shared/protocol/talk-messages.ts'
import { getLocale } from '../i18n/locale.ts'

/** A message with the names that people have by now, or had when it came. */
export function messageWords({ text, mentions }: TalkRow, nameOf: (id: string) => string | undefined): string {
  const ids = mentions.map(({ person }) => person)
  const called = (id: string) => mentions.find(({ person }) => person === id)?.name
  return withNames(text, ids, (id) => nameOf(id) ?? called(id) ?? msg('somebody'))
}

/** Where nothing was said; whoever only reads is an observer. */
export function nothingYet(filter: TalkFilter, says: boolean): string {
  if (filter === 'notes') return msg('No notes yet. A trainer writes a note to one person, and nobody else reads it.')
  if (filter === 'item') return msg('Nothing was said about this item yet.')
  if (!says) return msg('Nothing was said since the room shows its talk.')
  return msg('Nothing was said yet. Everybody who works in this room reads what you write here.')
}

export const dayOf = (at: string): string => (at === '' ? '' : new Date(at).toDateString())

export function dayWord(at: string): string {
  if (dayOf(at) === new Date().toDateString()) return msg('Today')
  return new Intl.DateTimeFormat(getLocale(), { dateStyle: 'medium' }).format(new Date(at))
}
