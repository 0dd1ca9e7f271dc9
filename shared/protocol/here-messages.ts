import { z } from 'zod'
import { placeSchema } from '#shared/domain/place.ts'
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
  /** Whom this page follows. */
  follows: person.optional(),
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
  /** Since when this page of a trainer is shown to the room: one page at a time. */
  spotlight: time.optional(),
})
export type Presence = Readonly<z.infer<typeof presenceSchema>>

/** One's own hand, or somebody else's, which a trainer may lower. */
export const handRequest = z.strictObject({ up: z.boolean(), person: person.optional() })
export type HandRequest = z.infer<typeof handRequest>

/** Whether the room is to see what this page sees. Somebody who may may also end another's. */
export const spotlightRequest = z.strictObject({ on: z.boolean() })
export type SpotlightRequest = z.infer<typeof spotlightRequest>

/** Words to look at, for everybody who has the item open. */
export const pointRequest = z.strictObject({ item: z.string().max(40), place: placeSchema })
export type PointRequest = z.infer<typeof pointRequest>

export const pointedSchema = pointRequest.extend({ person, tab: z.string().max(60) })
export type Pointed = Readonly<z.infer<typeof pointedSchema>>

/** Whoever points faster than this is told that it was too fast. */
export const pointMilliseconds = 500
