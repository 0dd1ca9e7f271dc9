import { alignToSlots, KeyNumbers, nistCosts, slotsOfWords } from '#shared/compare/align.ts'
import type { Word } from '#shared/compare/words.ts'

/** One step of two texts side by side: what was said, and what stands for it. Undefined where one of them has nothing. */
export interface Step {
  readonly said: Word | undefined
  readonly stands: Word | undefined
}

/**
 * Words of one text beside those of another, by their keys, as NIST's sclite pairs them. What both begin and end with is
 * passed over first: most places are alike, and an alignment is dear.
 */
export function sideBySide(said: readonly Word[], stands: readonly Word[]): readonly Step[] {
  const most = Math.min(said.length, stands.length)
  let first = 0
  while (first < most && said[first]?.key === stands[first]?.key) first++
  let last = 0
  while (last < most - first && said.at(-1 - last)?.key === stands.at(-1 - last)?.key) last++
  const [saidEnd, standsEnd] = [said.length - last, stands.length - last]
  return [
    ...said.slice(0, first).map((word, at): Step => ({ said: word, stands: stands[at] })),
    ...aligned(said.slice(first, saidEnd), stands.slice(first, standsEnd)),
    ...said.slice(saidEnd).map((word, at): Step => ({ said: word, stands: stands[standsEnd + at] })),
  ]
}

function aligned(said: readonly Word[], stands: readonly Word[]): readonly Step[] {
  if (said.length === 0) return stands.map((word) => ({ said: undefined, stands: word }))
  if (stands.length === 0) return said.map((word) => ({ said: word, stands: undefined }))
  if (said.length === 1 && stands.length === 1) return [{ said: said[0], stands: stands[0] }]
  const numbers = new KeyNumbers()
  const slots = slotsOfWords(numbers.ofAll(stands))
  const places = alignToSlots(numbers.ofAll(said), slots, nistCosts)
  const steps: Step[] = []
  let next = 0
  const passTo = (end: number): void => {
    for (; next < end; next++) steps.push({ said: undefined, stands: stands[next] })
  }
  said.forEach((word, at) => {
    const place = places[at] ?? -1
    passTo(place < 0 ? -place - 1 : place)
    steps.push({ said: word, stands: place < 0 ? undefined : stands[next++] })
  })
  passTo(stands.length)
  return steps
}

/** The same word by the comparison key, however it is spelt. */
export const isKept = ({ said, stands }: Step): boolean => said !== undefined && said.key === stands?.key

/** Case, punctuation, and whatever else the profile folds. */
export const isOtherForm = (step: Step): boolean => isKept(step) && step.said?.text !== step.stands?.text
