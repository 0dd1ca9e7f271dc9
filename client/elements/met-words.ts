import { msg, str } from '@lit/localize'
import type { ImportReport } from '#shared/protocol/imports.ts'

type Met = Pick<ImportReport, 'items' | 'extended' | 'skipped' | 'refused' | 'left'>
/** Whether the room has some of a file already. */
export const hasSomeOf = ({ extended, skipped, refused, left }: Omit<Met, 'items'>): boolean =>
  extended + skipped + refused + left > 0

type Part = readonly [count: number, several: (count: string) => string, one: () => string]

/** What a file comes to in a room that has some of it: a sentence for each part that is not empty. */
export const metWords = ({ items, extended, skipped, refused, left }: Met): readonly string[] =>
  sentences([
    [items, (count) => msg(str`${count} new items`), () => msg('1 new item')],
    [extended, (count) => msg(str`${count} items get another annotator`), () => msg('1 item gets another annotator')],
    [skipped, (count) => msg(str`${count} items are here already`), () => msg('1 item is here already')],
    [
      refused,
      (count) => msg(str`${count} texts differ from the same annotator’s text here; they are not taken`),
      () => msg('1 text differs from the same annotator’s text here; it is not taken'),
    ],
    [left, (count) => msg(str`${count} signed-off items are left alone`), () => msg('1 signed-off item is left alone')],
  ])

/** The same of an import that was made, but for its new items. */
export const cameWords = ({ extended, skipped, refused, left }: Omit<Met, 'items'>): readonly string[] =>
  sentences([
    [extended, (count) => msg(str`${count} items got another annotator`), () => msg('1 item got another annotator')],
    [skipped, (count) => msg(str`${count} items were here already`), () => msg('1 item was here already')],
    [
      refused,
      (count) => msg(str`${count} texts were not taken: they differed from what was here`),
      () => msg('1 text was not taken: it differed from what was here'),
    ],
    [
      left,
      (count) => msg(str`${count} signed-off items were left alone`),
      () => msg('1 signed-off item was left alone'),
    ],
  ])

const sentences = (parts: readonly Part[]): readonly string[] =>
  parts
    .filter(([count]) => count > 0)
    .map(([count, several, one]) => (count === 1 ? one() : several(count.toLocaleString())))
