import { alignToSlots, KeyNumbers, nistCosts, slotsOfWords } from '#shared/compare/align.ts'
import type { Word } from '#shared/compare/words.ts'

/** One step of two texts side by side: what was said, and what stands for it. Undefined where one of them has nothing. */
export interface Step {
  readonly said: Word | undefined
  readonly stands: Word | undefined
}

/** Words of one text beside those of another, by their keys, as NIST's sclite pairs them. */
export function sideBySide(said: readonly Word[], stands: readonly Word[]): readonly Step[] {
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
