import type { Annotator } from '../annotators.ts'

export type Entity = 'person' | 'place' | 'organisation' | 'date' | 'product'

/** What is marked in a text, by its words; `nth` where they stand more than once. */
export interface Marked {
  readonly words: string
  readonly tag: Entity
  readonly nth?: number
}

/** Where somebody marks otherwise: other words, another tag, nothing, or something beside. */
export type TextSlip = { readonly who: Annotator } & (
  | { readonly of: string; readonly words: string }
  | { readonly of: string; readonly tag: Entity }
  | { readonly of: string; readonly missed: true }
  | { readonly more: Marked }
)

export interface Answers {
  readonly sentiment: 'positive' | 'neutral' | 'negative'
  readonly topics: readonly Topic[]
  readonly urgency: 1 | 2 | 3 | 4 | 5
}
export const topics = ['transport', 'water', 'electricity', 'weather', 'shopping', 'food', 'school', 'council'] as const
export type Topic = (typeof topics)[number]

export interface ShortText {
  readonly item: string
  readonly language: 'en' | 'ta'
  readonly text: string
  readonly marked: readonly Marked[]
  readonly slips: readonly TextSlip[]
  readonly answers: Answers
  /** Where somebody answers otherwise. */
  readonly otherwise: Readonly<Partial<Record<Annotator, Partial<Answers>>>>
}
