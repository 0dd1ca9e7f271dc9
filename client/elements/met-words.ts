import { msg, str } from '@lit/localize'
import type { ImportReport } from '#shared/protocol/imports.ts'

type Met = Pick<ImportReport, 'items' | 'extended' | 'skipped' | 'refused' | 'left'>

/** What a file comes to in a room that has some of it: a sentence for each part that is not empty. */
export function metWords({ items, extended, skipped, refused, left }: Met): readonly string[] {
  const parts: readonly (readonly [number, (count: string) => string, () => string])[] = [
    [items, (count) => msg(str`${count} new items`), () => msg('1 new item')],
    [extended, (count) => msg(str`${count} items get another annotator`), () => msg('1 item gets another annotator')],
    [skipped, (count) => msg(str`${count} items are here already`), () => msg('1 item is here already')],
    [
      refused,
      (count) => msg(str`${count} texts differ from the same annotator’s text here; they are not taken`),
      () => msg('1 text differs from the same annotator’s text here; it is not taken'),
    ],
    [left, (count) => msg(str`${count} items are left alone`), () => msg('1 item is left alone')],
  ]
  return parts
    .filter(([count]) => count > 0)
    .map(([count, several, one]) => (count === 1 ? one() : several(count.toLocaleString())))
}
