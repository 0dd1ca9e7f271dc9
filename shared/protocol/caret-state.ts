import { z } from 'zod'

const point = z.string().max(23)
const unit = z.string().max(64)
const at = z.union([z.tuple([unit, point]), z.tuple([unit, point, point]), z.tuple([unit, point, point, z.literal(1)])])

/**
 * A label that is being dragged, and where it would be put down now: the numbers of its place (`drafts/label-fields.ts`), in
 * one list; left out where they are too many to tell all the time.
 */
const drag = z.union([z.tuple([unit]), z.tuple([unit, z.array(z.number()).max(60)])])

/**
 * What a page says of itself over y-protocols' awareness: its caret `[unit, point]`, or its selection `[unit, from, to]`
 * with 1 at the end when the caret is at its beginning. The server adds who it is; a name is never sent. Points are
 * `drafts/caret-in-draft.ts`'s.
 */
export const caretState = z.union([z.object({ at }), z.object({ drag })])
export type CaretState = z.infer<typeof caretState>

const number = z.number().int().nonnegative()
const id = z.object({ client: number, clock: number }).nullish()
/** Yjs' relative position, as JSON. */
const relativePosition = z.object({
  type: id,
  tname: z.string().max(64).nullish(),
  item: id,
  assoc: z.number().int().optional(),
})

/** What a client may say, ours in `at` and the editors that people use with stock clients in `cursor`. The rest is dropped. */
export const sentCaret = z.object({
  at: at.optional(),
  drag: drag.optional(),
  cursor: z.object({ anchor: relativePosition, head: relativePosition }).nullish(),
})

const user = z.object({ person: z.string() })

/** As the server tells it. */
export const stampedCaret = z.union([z.object({ at, user }), z.object({ drag, user })])
export type StampedCaret = z.infer<typeof stampedCaret>

/** Has the server's own stamp: nobody says that of themself, it was told about somebody. */
export const stampOnly = z.looseObject({ user: z.strictObject({ person: z.string() }) })

/** A caret that moves all the time is sent, and told, this seldom. */
export const caretMilliseconds = 100
