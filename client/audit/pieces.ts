import type { TemplateResult } from 'lit'
import type { NamedLabel } from '#shared/compare/named-label.ts'

/** What a sentence is made of, as the page draws it: names, the item as a link, quoted words. */
export interface Pieces {
  readonly who: unknown
  /** The id of whoever did it. */
  readonly by: string
  readonly item: unknown
  /** Which difference of the item it is about, from 1, where that is known. */
  readonly difference: number | null
  /** The label that it is about; left out of words. */
  readonly label?: NamedLabel | undefined
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
