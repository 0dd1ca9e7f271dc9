/** A stretch of words `[from, to)` under one tag. */
export interface TaggedWords {
  readonly from: number
  readonly to: number
  readonly tag: string
}

const tagForm = /^(?:O|([BIESLU])(?:-(.+))?)$/u

export const isWordTag = (text: string): boolean => tagForm.test(text)

/**
 * Stretches of tagged words, as BIO (IOB2), IOB1, BIOES and BILOU have them: one begins at B and S or U, at I and E or L
 * where none of its tag is open, and ends after E, L, S and U.
 */
export function stretchesOf(tags: readonly string[]): readonly TaggedWords[] {
  const found: TaggedWords[] = []
  let open: { from: number; tag: string } | undefined
  const close = (to: number): void => {
    if (open) found.push({ ...open, to })
    open = undefined
  }
  for (const [at, text] of tags.entries()) {
    const [, mark = '', tag = ''] = tagForm.exec(text) ?? []
    const goesOn = open?.tag === tag && /[IEL]/.test(mark)
    if (!goesOn) close(at)
    if (mark === '') continue
    open ??= { from: at, tag }
    if (/[ESLU]/.test(mark)) close(at + 1)
  }
  close(tags.length)
  return found
}

export type TagScheme = 'BIO' | 'IOB1' | 'BIOES'

/** A tag for each word; stretches must not overlap. */
export function wordTags(stretches: readonly TaggedWords[], words: number, scheme: TagScheme): readonly string[] {
  const tags = Array.from({ length: words }, () => 'O')
  const sorted = stretches.toSorted((a, b) => a.from - b.from)
  for (const [index, { from, to, tag }] of sorted.entries()) {
    const before = sorted[index - 1]
    const touches = before?.to === from && before.tag === tag
    for (let at = from; at < to; at++) {
      const mark = markOf(scheme, { first: at === from, last: at === to - 1, touches })
      tags[at] = tag === '' ? mark : `${mark}-${tag}`
    }
  }
  return tags
}

function markOf(
  scheme: TagScheme,
  { first, last, touches }: { first: boolean; last: boolean; touches: boolean },
): string {
  if (scheme === 'IOB1') return first && touches ? 'B' : 'I'
  if (scheme === 'BIO') return first ? 'B' : 'I'
  return first && last ? 'S' : first ? 'B' : last ? 'E' : 'I'
}
