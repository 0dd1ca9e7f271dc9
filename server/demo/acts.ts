import * as Y from 'yjs'
import { benchUnit } from '#shared/domain/bench.ts'
import { placeKey } from '#shared/domain/place.ts'
import { resultHash } from '#shared/domain/result.ts'
import type { Take } from '#shared/domain/settling.ts'
import { carefulTake } from './careful-take.ts'
import type { Crew } from './crew.ts'
import type { Guest } from './guest.ts'
import type { GuestItem, GuestStop } from './guest-item.ts'
import { HomeTime } from './pace.ts'
import { oneOf, sayingsIn, spoken } from './sayings.ts'

/** A colleague at an item. */
export interface Worker {
  readonly guest: Guest
  readonly crew: Crew
  readonly item: GuestItem
}

/** Asked again right before anything is done: somebody else may have been faster. */
const stillWaits = ({ item }: Worker, { place }: GuestStop): boolean =>
  !item.draft.ended && item.waiting.some((stop) => stop.place === place)

/** Few sources agree: at most three of five. */
export const isHard = ({ difference }: GuestStop): boolean => {
  const sources = difference.readings.reduce((sum, reading) => sum + reading.sources.length, 0)
  return (difference.readings[0]?.sources.length ?? 0) * 5 <= sources * 3
}

async function settle({ guest, crew, item }: Worker, { place }: GuestStop, take: Take): Promise<boolean> {
  const outcome = await guest.does('difference.settle', { item: item.id, place, take })
  if (outcome.ok) crew.counts.settled++
  return outcome.ok
}

/** Listens, then takes a reading. */
export async function takesReading(worker: Worker, stop: GuestStop): Promise<void> {
  const { guest, crew, item } = worker
  await crew.pace.rest(6, 12)
  if (!stillWaits(worker, stop)) return
  const take = carefulTake(item, stop)
  const words = stop.difference.readings[take]?.text ?? ''
  const sentence =
    words === '' ? `decided in ${item.key} that nothing was said there` : `took “${words}” in ${item.key}`
  if (await settle(worker, stop, take)) crew.tell(`${guest.name} ${sentence}.`)
}

/** Selects the words and types over them, letter by letter; then keeps what stands. */
export async function typesReading(worker: Worker, stop: GuestStop): Promise<void> {
  const { guest, crew, item } = worker
  const { place } = stop
  const words = stop.difference.readings[carefulTake(item, stop)]?.text ?? ''
  const stretch = () => benchUnit(item.bench, place.unit)?.stretch(place.from, place.to)
  const before = stretch()
  if (words === '' || !before || before.from === before.to) return takesReading(worker, stop)
  item.draft.points(place.unit, before.from, before.to)
  await crew.pace.rest(3, 6)
  const now = stretch()
  const text = item.draft.text(place.unit)
  if (!now || !text || now.from === now.to || !stillWaits(worker, stop)) return item.draft.lifts()
  await typesOver(worker, stop, { text, from: now.from, to: now.to, words })
  item.draft.lifts()
  if (!stillWaits(worker, stop)) return
  await item.draft.saved()
  if (await settle(worker, stop, 'kept')) crew.tell(`${guest.name} typed “${words}” in ${item.key}.`)
}

interface Typing {
  readonly text: Y.Text
  readonly from: number
  readonly to: number
  readonly words: string
}

/** When it is time to go home the word is finished first. */
async function typesOver(worker: Worker, stop: GuestStop, { text, from, to, words }: Typing): Promise<void> {
  const { crew, item } = worker
  const { unit } = stop.place
  const letters = [...words]
  let caret = Y.createRelativePositionFromTypeIndex(text, from, -1)
  const at = () => Y.createAbsolutePositionFromRelativePosition(caret, item.draft.doc)?.index ?? from
  const puts = (typed: string) => {
    const index = at()
    text.insert(index, typed)
    caret = Y.createRelativePositionFromTypeIndex(text, index + typed.length, -1)
    item.draft.points(unit, index + typed.length)
  }
  item.draft.doc.transact(() => {
    text.delete(from, to - from)
    text.insert(from, letters[0] ?? '')
  })
  caret = Y.createRelativePositionFromTypeIndex(text, from + (letters[0]?.length ?? 0), -1)
  item.draft.points(unit, at())
  for (let next = 1; next < letters.length && stillWaits(worker, stop); next++)
    try {
      await crew.pace.rest(0.12, 0.32)
      if (stillWaits(worker, stop)) puts(letters[next] ?? '')
    } catch (error) {
      if (!(error instanceof HomeTime)) throw error
      puts(letters.slice(next).join(''))
      return
    }
}

/** What somebody who listened less carefully would hold there: the best supported other words. */
const otherReading = (item: GuestItem, stop: GuestStop): string | undefined => {
  const careful = stop.difference.readings[carefulTake(item, stop)]
  return stop.difference.readings.find((reading) => reading !== careful && reading.text !== '')?.text
}

/** A question with a position that the other colleague will not share. */
export async function opensDispute(worker: Worker, stop: GuestStop): Promise<void> {
  const { guest, crew, item } = worker
  const mine = otherReading(item, stop)
  if (mine === undefined) return takesReading(worker, stop)
  await crew.pace.rest(6, 12)
  if (!stillWaits(worker, stop)) return
  const other = stop.difference.readings[carefulTake(item, stop)]?.text ?? ''
  const says = sayingsIn(item.language)
  const outcome = await guest.does('dispute.open', {
    item: item.id,
    place: stop.place,
    question: says.question(mine, spoken(other)),
    position: { value: mine, because: oneOf(says.because) },
  })
  if (!outcome.ok) return
  crew.disputed()
  crew.tell(`${guest.name} opened a dispute in ${item.key}: “${mine}” or “${spoken(other)}”?`)
}

/** Only where nobody else is or was, and nothing is left to decide. */
export async function signsOff({ guest, crew, item }: Worker): Promise<void> {
  await crew.pace.rest(3, 6)
  const visited = crew.visitors(guest).some((row) => row.item === item.id)
  const open = Object.values(item.view.disputes).some(({ status }) => status === 'open')
  if (visited || open || crew.isTouched(item.id) || item.waiting.length > 0 || item.view.signOff) return
  await item.draft.saved()
  const outcome = await guest.does('item.sign-off', { item: item.id, hash: resultHash(item.result) })
  if (!outcome.ok) return
  crew.counts.signedOff++
  crew.tell(`${guest.name} signed off ${item.key}.`)
}

export const stopKey = ({ item }: Worker, { place }: GuestStop): string => `${item.id} ${placeKey(place)}`
