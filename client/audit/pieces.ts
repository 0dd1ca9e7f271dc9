import type { TemplateResult } from 'lit'

/** What a sentence is made of, as the page draws it: names, the item as a link, quoted words. */
export interface Pieces {
  readonly who: unknown
  /** The id of whoever did it. */
  readonly by: string
  readonly item: unknown
  /** Which difference of the item it is about, from 1, where that is known. */
  readonly difference: number | null
  person(id: string): unknown
  words(text: string): unknown
  /** As they are called now, for texts that name them. */
  called(person: string): string
  /** A precedent by its title. */
  cited(precedent: string): unknown
}

export type Sentence = string | TemplateResult

/** `u2` is the second segment. */
export const segmentOf = (unit: string): string => unit.slice(1)
