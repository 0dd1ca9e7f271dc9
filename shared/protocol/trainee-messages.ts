import { z } from 'zod'
import type { ItemState } from '#shared/domain/item-state.ts'
import type { LastTake } from '#shared/projections/last-takes.ts'
import type { OwnDifference } from '#shared/projections/own-differences.ts'

/** As many trainees as a trainer has before them at once. */
export const mostTrainees = 8

/** `GET /api/v1/rooms/<room>/as/<n>/trainees`: whom to look at, and the item that each is in: `person:item,person:`. */
export const traineesQuery = z.strictObject({
  who: z
    .string()
    .max(1000)
    .regex(/^[\w-]{1,64}:[a-z0-9]{0,20}(,[\w-]{1,64}:[a-z0-9]{0,20})*$/)
    .refine((who) => who.split(',').length <= mostTrainees, `At most ${mostTrainees} at once`),
})

export interface TraineeItem {
  readonly id: string
  readonly key: string
  readonly language: string
  readonly excerpt: string
  readonly state: ItemState
  /** Whether this trainee has its pen, or who else. */
  readonly pen: { readonly mine: boolean; readonly person: string; readonly name: string } | null
  /** Whether they annotated it. */
  readonly own: boolean
  /** Of what they said from what was decided; with the pen, from what the draft says. Null where they said nothing of it. */
  readonly differences: { readonly count: number; readonly latest: readonly OwnDifference[] } | null
}

export interface TraineeTake extends LastTake {
  readonly key: string
  readonly language: string
}

/** One trainee as a trainer sees them; null where there is no such item. */
export interface TraineeRow {
  readonly person: string
  readonly item: TraineeItem | null
  readonly last: TraineeTake | null
}
