import { textAt } from '#shared/domain/bench.ts'
import type { Dispute } from '#shared/domain/dispute.ts'
import { samePlace } from '#shared/domain/place.ts'
import type { Worker } from './acts.ts'
import { carefulTake } from './careful-take.ts'
import type { OpenedDispute } from './crew.ts'
import { oneOf, sayingsIn, spoken } from './sayings.ts'

const openIn = ({ item }: Worker, { dispute }: OpenedDispute): Dispute | undefined => {
  const found = item.view.disputes[dispute]
  return found?.status === 'open' ? found : undefined
}

/** Says what should stand there, or votes for who has said it, with a comment. */
export async function answersDispute(worker: Worker, opened: OpenedDispute): Promise<void> {
  const { guest, crew, item } = worker
  const says = sayingsIn(item.language)
  await crew.pace.rest(5, 9)
  const dispute = openIn(worker, opened)
  if (!dispute) return
  const value = answerTo(worker, dispute)
  const held = dispute.positions.find((position) => position.value === value)
  const subject = { item: item.id, dispute: dispute.id }
  if (held) {
    await guest.does('vote.cast', { ...subject, position: held.id })
    await crew.pace.rest(3, 6)
    const outcome = await guest.does('comment.add', { ...subject, text: oneOf(says.agree) })
    if (outcome.ok) crew.tell(`${guest.name} voted for “${spoken(value)}” in ${item.key} and left a comment.`)
  } else {
    const outcome = await guest.does('position.add', { ...subject, value, because: oneOf(says.because) })
    if (outcome.ok) crew.tell(`${guest.name} answered in the dispute on ${item.key}: “${spoken(value)}”.`)
  }
}

/** An honest opinion: what a careful listener hears. */
function answerTo({ item }: Worker, dispute: Dispute): string {
  const stop = item.stops.find(({ place }) => samePlace(place, dispute.place))
  const careful = stop?.difference.readings[carefulTake(item, stop)]?.text
  return careful ?? textAt(item.bench, dispute.place) ?? dispute.stands
}

/** One's own dispute after the other has answered: given up, and the other's reading taken where it is one. */
export async function givesIn(worker: Worker, opened: OpenedDispute): Promise<void> {
  const { guest, crew, item } = worker
  await crew.pace.rest(4, 8)
  const dispute = openIn(worker, opened)
  if (!dispute || hasOthers(worker, dispute)) return
  const subject = { item: item.id, dispute: dispute.id }
  await guest.does('comment.add', { ...subject, text: sayingsIn(item.language).givesIn })
  const withdrawn = await guest.does('dispute.withdraw', subject)
  if (!withdrawn.ok) return
  crew.tell(`${guest.name} withdrew the dispute on ${item.key}.`)
  await crew.pace.rest(2, 4)
  const value = dispute.positions.find(({ by }) => by !== dispute.by)?.value
  const stop = item.waiting.find(({ place }) => samePlace(place, dispute.place))
  const take = stop?.difference.readings.findIndex(({ text }) => text === value) ?? -1
  if (!stop || take < 0) return
  const settled = await guest.does('difference.settle', { item: item.id, place: stop.place, take })
  if (settled.ok) crew.counts.settled++
}

/** Whether somebody who is no colleague has said something there: then it is theirs too. */
export const hasOthers = ({ crew }: Pick<Worker, 'crew'>, { positions, comments }: Dispute): boolean =>
  [...positions.flatMap(({ by, votes }) => [by, ...votes]), ...comments.map(({ by }) => by)].some(
    (person) => !crew.members.has(person),
  )
