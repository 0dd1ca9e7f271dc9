import { msg, str } from '@lit/localize'
import type { DefectRate } from '#shared/compare/defect-rate.ts'
import type { AcceptanceRule } from '#shared/domain/sample.ts'
import type { DrawableBatch, SampleRow } from '#shared/protocol/sample-messages.ts'
import { getLocale } from '../i18n/locale.ts'

/** "4.2 %", in the page's language. */
export const percentWords = (share: number): string =>
  new Intl.NumberFormat(getLocale(), { style: 'percent', maximumFractionDigits: 1 }).format(share)

const sure = (): string => percentWords(0.95)

export function ruleWords(rule: AcceptanceRule): string {
  if (rule.is === 'rate-below')
    return msg(
      str`Accepted if at most ${percentWords(rule.percent / 100)} of the batch can be wrong (with ${sure()} certainty)`,
    )
  if (rule.wrong === 0) return msg('Accepted if none is wrong')
  return rule.wrong === 1
    ? msg('Accepted if at most one is wrong')
    : msg(str`Accepted if at most ${rule.wrong} are wrong`)
}

export const rateWords = (rate: DefectRate | null): string =>
  rate === null
    ? msg('Nothing is judged yet')
    : rate.low === rate.high
      ? msg(str`${percentWords(rate.rate)} wrong, counted over all of them`)
      : msg(
          str`${percentWords(rate.rate)} wrong; in the whole batch between ${percentWords(rate.low)} and ${percentWords(rate.high)} (${sure()})`,
        )

/** Where a sample stands, in a word or two. */
export function outcomeWords({ closing, standing, drawn }: SampleRow): string {
  if (closing) return closing.outcome === 'accepted' ? msg('Accepted') : msg('Returned')
  if (standing.verdict === 'return') return msg('To be returned')
  return standing.verdict === 'accept' ? msg('Can be accepted') : msg(str`${drawn - standing.left} of ${drawn} judged`)
}

/** From which batch a sample was drawn. */
export function batchWords({ batch }: SampleRow, batches: readonly DrawableBatch[]): string {
  const known = batches.find(({ id }) => id === batch)
  return batch === null ? msg('all batches') : (known?.name ?? msg('a batch that is here no more'))
}
