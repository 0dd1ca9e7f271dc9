import { z } from 'zod'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { tableGet, tableSetAll } from '#shared/kernel/table.ts'
import type { Items } from './item.ts'
import { mediaSchema } from './media.ts'

/** Items that were here got their media; the manifest is the blob that lists which. */
export const mediaEvent = z.strictObject({
  type: z.literal('media.added'),
  manifest: z.string(),
  count: z.number().int().positive(),
  by: z.string(),
})

/** The blob that such an event names. */
export const mediaManifestSchema = z.strictObject({
  media: z.array(z.strictObject({ item: z.string(), media: mediaSchema })),
})

/** Never stored: follows such an event when a journal is read. */
export interface MediaListed {
  readonly type: 'media.listed'
  readonly media: z.infer<typeof mediaManifestSchema>['media']
}

/** What an item has it keeps: nobody's labels come to stand on another picture. */
export const reduceMedia = sliceReducer<Items, MediaListed>({
  'media.listed': (items, { media: listed }) =>
    tableSetAll(
      items,
      listed.flatMap(({ item: id, media }) => {
        const item = tableGet(items, id)
        return item && !item.media ? [[id, { ...item, media }] as const] : []
      }),
    ),
})
