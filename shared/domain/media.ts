import { z } from 'zod'

const pixels = z.number().int().positive()

/** The picture or recording that an item is of, as its bytes say; under which name it came is not kept. */
export const mediaSchema = z.strictObject({
  /** The blob that it is: SHA-256, hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** A media type that browsers show or play. */
  type: z.string().max(100),
  bytes: z.number().int().positive(),
  /** Pixels as they are stored, before a camera's turn is undone. */
  width: pixels.optional(),
  height: pixels.optional(),
  /** How long it plays, where that was told. */
  seconds: z.number().nonnegative().optional(),
})
export type Media = z.infer<typeof mediaSchema>

/** What whoever may see the item is told of it: enough to lay out its place before it is there. */
export type ShownMedia = Omit<Media, 'hash'>

export const shownMedia = ({ hash: _, ...shown }: Media): ShownMedia => shown
