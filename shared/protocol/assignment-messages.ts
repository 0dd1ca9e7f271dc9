import { z } from 'zod'
import { dueDate } from '#shared/domain/due-date.ts'
import { type ItemState, itemStates } from '#shared/domain/item-state.ts'
import type { Role } from '#shared/domain/roles.ts'

/** `GET /api/v1/rooms/<room>/as/<n>/assignments`: `today` is the day of the calendar where the reader is. */
export const assigneesQuery = z.strictObject({ today: dueDate })

/** Somebody who may have items, with what is theirs. */
export interface Assignee {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly assigned: number
  readonly open: number
  readonly signedOff: number
  /** Open, and due before today. */
  readonly late: number
}

export interface Assignees {
  readonly people: readonly Assignee[]
  readonly batches: readonly { readonly id: string; readonly name: string }[]
  /** Open items that are nobody's. */
  readonly nobodys: number
}

/** Which items of the room: `whose` is a person, or as named. */
export const assignmentFilter = z.strictObject({
  batch: z.string().max(60).optional(),
  state: z.enum(['unfinished', 'all', ...itemStates]).default('unfinished'),
  whose: z.union([z.enum(['anybody', 'nobody', 'somebody', 'late']), z.string().max(40)]).default('anybody'),
  search: z.string().max(200).default(''),
  today: dueDate,
})
export type AssignmentFilter = z.infer<typeof assignmentFilter>

/** `…/assignments/items`: rows `from`, `from + 1`, … of those that the filter leaves, in the order of the queue. */
export const assignmentsQuery = assignmentFilter.extend({
  from: z.coerce.number().int().min(0).default(0),
  count: z.coerce.number().int().min(1).max(200).default(100),
})

export interface AssignmentRow {
  readonly id: string
  readonly key: string
  readonly language: string
  readonly excerpt: string | null
  readonly batch: string
  readonly state: ItemState
  readonly words: number
  /** Whose it is, also after sign-off. */
  readonly to: string | null
  readonly due: string | null
}

export interface AssignmentPage {
  readonly total: number
  readonly rows: readonly AssignmentRow[]
}

/** `…/assignments/ids`: every item that the filter leaves, in order, with whose it is. */
export type AssignmentIds = readonly (readonly [item: string, to: string | null])[]

/** `…/assignments/deal`: what `items.deal` would do; people by id, with commas between. */
export const dealQuery = z.strictObject({
  people: z.string().min(1).max(9000),
  batch: z.string().max(60).optional(),
  each: z.coerce.number().int().min(1).max(10_000).optional(),
})

export interface DealPreview {
  readonly hands: readonly { readonly person: string; readonly items: number; readonly words: number }[]
  readonly left: {
    readonly ownSource: number
    readonly over: number
    /** The first of those that nobody among them may have. */
    readonly named: readonly { readonly id: string; readonly key: string }[]
  }
}
