import { z } from 'zod'

const point = z.string().max(23)
const unit = z.string().max(64)

/**
 * What a page says of itself over y-protocols' awareness: its caret `[unit, point]`, or its selection `[unit, from, to]`
 * with 1 at the end when the caret is at its beginning. The server adds who it is; a name is never sent. Points are
 * `drafts/caret-in-draft.ts`'s.
 */
export const caretState = z.object({
  at: z.union([z.tuple([unit, point]), z.tuple([unit, point, point]), z.tuple([unit, point, point, z.literal(1)])]),
})
export type CaretState = z.infer<typeof caretState>

/** As the server tells it. */
export const stampedCaret = caretState.extend({ user: z.object({ person: z.string() }) })
export type StampedCaret = z.infer<typeof stampedCaret>

/** A caret that moves all the time is sent this seldom. */
export const caretMilliseconds = 50
