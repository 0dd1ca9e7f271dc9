import { msg, str } from '@lit/localize'
import type { AgreementShare } from '#shared/compare/agreement.ts'

const number = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 })

export const percentWords = (share: number): string => msg(str`${number.format(100 * share)} %`)

/** Where the share lies with 95 in 100; empty where one item alone tells it. */
export function intervalWords({ interval }: AgreementShare): string {
  if (!interval) return ''
  return msg(str`${number.format(100 * interval.low)} to ${number.format(100 * interval.high)} %`)
}
