import type { Player } from './cast.ts'

/** Where sources differ: by a reading there, and where several places have it by another one too, or by the unit. */
export interface Named {
  readonly unit?: string
  /** Words, a tag, an answer, or the words of a span. */
  readonly reading: string
  readonly beside?: string
}

/** One thing that somebody does to an item. */
export type Step = { readonly who: Player; readonly key: string } & (
  | (Named & { readonly do: 'settle' })
  /** Every difference that needs a person and waits, with care. */
  | { readonly do: 'settle-all' }
  | { readonly do: 'type'; readonly unit: string; readonly instead: string; readonly words: string }
  | { readonly do: 'sign' }
  | { readonly do: 'reopen'; readonly reason: string }
  | (Named & {
      readonly do: 'dispute'
      readonly question: string
      readonly position: { readonly value: string; readonly because: string }
    })
  | { readonly do: 'hold'; readonly value: string; readonly because: string }
  | { readonly do: 'vote'; readonly value: string }
  | { readonly do: 'comment'; readonly text: string }
  | { readonly do: 'rule'; readonly value: string; readonly reason: string; readonly why: string }
)
