import { msg, str } from '@lit/localize'

/** How many of something, as people say it. */
const n = (count: number): string => count.toLocaleString()

export const itemCount = (count: number): string => (count === 1 ? msg('1 item') : msg(str`${n(count)} items`))

export const sourceCount = (count: number): string => (count === 1 ? msg('1 source') : msg(str`${n(count)} sources`))

export const annotatorCount = (count: number): string =>
  count === 1 ? msg('1 annotator') : msg(str`${n(count)} annotators`)

export const differenceCount = (count: number): string =>
  count === 1 ? msg('1 difference') : msg(str`${n(count)} differences`)

export const placeCount = (count: number): string => (count === 1 ? msg('1 place') : msg(str`${n(count)} places`))

export const disputeCount = (count: number): string => (count === 1 ? msg('1 dispute') : msg(str`${n(count)} disputes`))

export const labelCount = (count: number): string => (count === 1 ? msg('1 label') : msg(str`${n(count)} labels`))

export const precedentCount = (count: number): string =>
  count === 1 ? msg('1 precedent') : msg(str`${n(count)} precedents`)

export const wordCount = (count: number): string => (count === 1 ? msg('1 word') : msg(str`${n(count)} words`))

/** In whole minutes where that is shorter. */
export function timeCount(seconds: number): string {
  if (seconds >= 120 && seconds % 60 === 0) return msg(str`${n(seconds / 60)} minutes`)
  return seconds === 1 ? msg('1 second') : msg(str`${n(seconds)} seconds`)
}

export const fileCount = (count: number): string => (count === 1 ? msg('1 file') : msg(str`${n(count)} files`))
