import { msg, str } from '@lit/localize'
import type { Share } from '#shared/compare/wilson.ts'
import type { WorkSums } from '#shared/projections/work-sums.ts'
import type { SharedSums, WorkRow } from '#shared/protocol/own-work-messages.ts'
import type { ChartBand } from '../elements/room-chart.ts'
import { getLocale } from '../i18n/locale.ts'
import { numberWords } from './work-words.ts'

/** "95.5 %", in the page's language. */
export const percentWords = (share: number): string =>
  new Intl.NumberFormat(getLocale(), {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(share)

/** A share of nothing is not a number, and is not shown as one. */
export const shareWords = (share: Share | null): string => (share ? percentWords(share.rate) : msg('not defined'))

export const intervalWords = (share: Share | null): string =>
  share ? msg(str`${percentWords(share.low)} to ${percentWords(share.high)}`) : msg('not defined')

/** What a class of differences is called; reason codes are the room's own words. */
export function classWords(name: string): string {
  if (name.startsWith('ruled:')) return msg(str`Ruled: ${name.slice('ruled:'.length)}`)
  if (name === 'settled') return msg('Settled')
  if (name === 'edited') return msg('Typed over')
  return name === 'form' ? msg('Case or punctuation only') : msg('As most said')
}

/** Who or what put the other words there. */
export function deciderWords({ how, by, reason }: WorkRow): string {
  const who = by ?? msg('somebody')
  if (how === 'ruled') return msg(str`${who} ruled: ${reason ?? ''}`)
  if (how === 'settled') return msg(str`${who} settled it`)
  return how === 'edited' ? msg('Typed over by hand') : msg('What most annotators said stands')
}

const plain = ['settled', 'edited', 'agreed', 'form']

/** The classes that occur, rulings by their reasons first. */
export function classesIn(all: Iterable<WorkSums>): readonly string[] {
  const found = new Set([...all].flatMap(({ classes }) => Object.keys(classes)))
  const reasons = [...found].filter((name) => !plain.includes(name)).sort((a, b) => a.localeCompare(b))
  return [...reasons, ...plain.filter((name) => found.has(name))]
}

export function classTone(name: string): Pick<ChartBand, 'tone' | 'hatched'> {
  if (name === 'settled') return { tone: 'settled' }
  if (name === 'edited') return { tone: 'accent' }
  if (name === 'form') return { tone: 'quiet' }
  return name === 'agreed' ? { tone: 'differ', hatched: true } : { tone: 'ruled' }
}

/** How much of somebody's words stand, as a sentence that says of how many. */
export function standingSentence({ sources, words, stand, missed, standing }: SharedSums, name: string | null): string {
  if (!standing)
    return name === null
      ? msg('Agreement with the settled result is not defined: no words of yours are in this selection (n = 0).')
      : msg(str`Agreement with the settled result is not defined: no words of ${name} are in this selection (n = 0).`)
  const [some, all, of] = [numberWords(stand), numberWords(words), numberWords(sources)]
  const told =
    name === null
      ? msg(str`${some} of your ${all} words stand in the result`)
      : msg(str`${some} of the ${all} words of ${name} stand in the result`)
  return msg(
    str`${told}: ${shareWords(standing)}, with a 95 % interval (Wilson) of ${intervalWords(standing)}; n = ${all} words in ${of} sources. Words of the result that were left out: ${numberWords(missed)}.`,
  )
}
