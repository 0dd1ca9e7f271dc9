import { z } from 'zod'
import { roles } from '#shared/domain/roles.ts'

const time = z.string().max(30)
const person = z.string().max(64)

const where = {
  item: z.string().max(40).nullable(),
  /** The unit in view, or the one typed in. */
  unit: z.string().max(64).optional(),
  /** Key of the difference, or the words, under the cursor. */
  place: z.string().max(100).optional(),
  typing: z.literal(true).optional(),
}

/** What a page says of where its person is. Nothing is answered: the room is told. */
export const hereRequest = z.strictObject({
  ...where,
  /** Seconds since the person last did something on this page; without it nothing new is known. */
  idle: z.number().int().min(0).max(1_000_000).optional(),
})
export type HereRequest = z.infer<typeof hereRequest>

/** One page of somebody in the room, as the server's processes tell each other. Times are ISO 8601, UTC. */
export const presenceSchema = z.strictObject({
  /** Which page: the connection's own name, never used again. */
  tab: z.string().max(60),
  person,
  role: z.enum(roles),
  ...where,
  /** When the person last did something there; told at most every 15 s. */
  active: time.optional(),
  /** Since when the person's hand is up, whichever page they raised it on. */
  hand: time.optional(),
})
export type Presence = Readonly<z.infer<typeof presenceSchema>>
