import { withNames } from '#shared/domain/mentions.ts'
import type { Place } from '#shared/domain/place.ts'
import type { ItemScreen } from '../controllers/item-screen.ts'
import type { Unruled } from '../precedents/like-precedents.ts'
import { placeValues } from './place-values.ts'
import { openAt } from './subject.ts'

/** A place as precedents are looked for: what sources said there, and what is asked. Names are no words of it. */
export function unruledAt(
  screen: ItemScreen,
  place: Place,
  { stands, question = '', reason = null }: { stands: string; question?: string; reason?: string | null },
): Unruled {
  const dispute = openAt(screen, place)
  const asked = dispute ? withNames(dispute.question, dispute.mentions, () => '') : ''
  const said = placeValues(screen, place, stands, null).filter(({ sources }) => sources.length > 0)
  const language = screen.sources?.language ?? 'und'
  return { readings: said.map(({ words }) => words), stands, question: `${asked} ${question}`.trim(), reason, language }
}

/** More than so many are no citation any more, but a list. */
const mostCited = 3

/** What is cited once a precedent was taken, or let go. */
export function citedAfter(
  cites: readonly string[],
  id: string,
  as: 'cited' | 'not-cited' | 'ruled',
): readonly string[] {
  const others = cites.filter((other) => other !== id)
  return as === 'not-cited' ? others : [...others, id].slice(-mostCited)
}
