import { msg, str } from '@lit/localize'
import type { MediaMet } from '#shared/protocol/media.ts'

/** What of a batch has its pictures and recordings, a sentence for each part that is not empty. */
export function mediaWords(media: MediaMet | undefined): readonly string[] {
  if (!media) return []
  const { found, added, missing } = media
  return [
    ...(found === 0
      ? []
      : [
          found === 1
            ? msg('1 new item has its picture or recording')
            : msg(str`${found.toLocaleString()} new items have their picture or recording`),
        ]),
    ...(added === 0
      ? []
      : [
          added === 1
            ? msg('1 item that had no picture or recording gets its own')
            : msg(str`${added.toLocaleString()} items that had no picture or recording get theirs`),
        ]),
    ...(missing === 0
      ? []
      : [
          missing === 1
            ? msg('1 new item is without its picture or recording')
            : msg(str`${missing.toLocaleString()} new items are without their picture or recording`),
        ]),
  ]
}

/** What a button says that imports so many items: it tells how many of them lack something. */
export function importWords(words: string, lacking: number, items: number): string {
  if (lacking === 0) return words
  return lacking >= items
    ? msg(str`${words} without picture or recording`)
    : msg(str`${words}, ${lacking.toLocaleString()} of them without picture or recording`)
}
