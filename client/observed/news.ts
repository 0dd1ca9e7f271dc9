import { msg, str } from '@lit/localize'
import type { ObservedDispute, ObservedItem, ObservedRuling } from '#shared/projections/observed-item.ts'
import { observedPlaceName, observedWords } from './said.ts'

/** What was decided between two views of an item, in sentences; typing is no news. */
export function newsBetween(before: ObservedItem, after: ObservedItem): readonly string[] {
  return [...rulingNews(before, after), ...disputeNews(before, after), ...signOffNews(before, after)]
}

function rulingNews(before: ObservedItem, after: ObservedItem): readonly string[] {
  const had = new Set(before.rulings.map(({ id }) => id))
  const has = new Set(after.rulings.map(({ id }) => id))
  return [
    ...after.rulings.filter(({ id }) => !had.has(id)).map(ruledNews),
    ...before.rulings
      .filter(({ id }) => !has.has(id))
      .map(({ value, place }) => msg(str`The ruling “${observedWords(place, value)}” was reopened`)),
  ]
}

function ruledNews({ value, place }: ObservedRuling): string {
  if (place) return msg(str`Ruled: ${observedPlaceName(place)}: ${observedWords(place, value)}`)
  return value === '' ? msg('Ruled: nothing was said there') : msg(str`Ruled: “${value}”`)
}

function disputeNews(before: ObservedItem, after: ObservedItem): readonly string[] {
  return after.disputes.flatMap((dispute) => {
    const known = before.disputes.find(({ id }) => id === dispute.id)
    return disputeSentence(dispute, known) ?? []
  })
}

function disputeSentence(dispute: ObservedDispute, known: ObservedDispute | undefined): string | undefined {
  const { question, status, positions } = dispute
  if (!known) return status === 'open' ? msg(str`Disputed: ${question}`) : undefined
  if (known.status === 'open' && status === 'withdrawn') return msg(str`Withdrawn: ${question}`)
  return positions.length > known.positions.length ? msg(str`A position more on: ${question}`) : undefined
}

function signOffNews(before: ObservedItem, after: ObservedItem): readonly string[] {
  if (before.signedOffAt === after.signedOffAt) return []
  return [after.signedOffBy === null ? msg('This item was reopened') : msg(str`Signed off by ${after.signedOffBy}`)]
}
