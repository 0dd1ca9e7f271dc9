import { z } from 'zod'
import type { FigureRow, TagMatrix } from '#shared/projections/figure-list.ts'
import type { ItemFigures } from '#shared/projections/item-figures.ts'
import type { FigureBounds } from '#shared/projections/label-figures.ts'
import type { Counted } from './own-work-messages.ts'

/** Items on one page of the list. */
export const figureItemsOnPage = 50

/** `GET /api/v1/rooms/<room>/as/<n>/label-figures` and `label-figures.csv`. */
export const labelFiguresQuery = z.strictObject({
  /** "signed-off": before review over the same items as after it. Observers and annotators are told of these alone. */
  over: z.enum(['all', 'signed-off']).default('all'),
  /** "no": under pseudonyms, as on paper for a client. */
  names: z.enum(['yes', 'no']).default('yes'),
  /** From 1; items that agree least come first. */
  page: z.coerce.number().int().positive().default(1),
  /** Whose matrices: "" of all together, "3" of the person of that number, "0-3" of two. Only for staff. */
  of: z
    .string()
    .regex(/^(?:\d{1,4}(?:-\d{1,4})?)?$/)
    .default(''),
  /** Of the file alone: the figures, or what was taken for what. */
  table: z.enum(['figures', 'matrices']).default('figures'),
})
export type LabelFiguresQuery = z.infer<typeof labelFiguresQuery>

export interface ToldItemFigures extends ItemFigures {
  /** The item's key. */
  readonly key: string
}

/** What a reader is told of the figures of a room of labels. */
export interface ToldLabelFigures {
  readonly title: string
  /** ISO 8601: as of when. */
  readonly at: string
  readonly over: LabelFiguresQuery['over']
  /** How many items hold labels; of none there is nothing to count. */
  readonly labelled: number
  /** Items that are read so far; the figures come when all are. */
  readonly counted: Counted
  readonly figures: ShownFigures | null
}

export interface ShownFigures {
  readonly items: number
  readonly settled: number
  /** By number, as rows name people. Nobody for observers, who are told of all annotators together. */
  readonly people: readonly string[]
  readonly rows: readonly FigureRow[]
  readonly matrices: readonly TagMatrix[]
  readonly leftOut: FigureBounds
  /** One page of items, and how many there are. */
  readonly each: readonly ToldItemFigures[]
  readonly total: number
}
