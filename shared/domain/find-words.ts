import { z } from 'zod'

/** What is looked for. The stored text is never changed by looking: it is compared in NFC, and by clusters. */
export const searchSchema = z.strictObject({
  find: z.string().min(1).max(200),
  matchCase: z.boolean(),
  wholeWord: z.boolean(),
})
export type Search = z.infer<typeof searchSchema>

/** `[from, to)` in UTF-16 offsets; begins and ends between grapheme clusters. */
export interface Hit {
  readonly from: number
  readonly to: number
}

const clusters = new Intl.Segmenter('und', { granularity: 'grapheme' })
const words = new Intl.Segmenter('und', { granularity: 'word' })

interface Cluster {
  readonly from: number
  readonly key: string
}

function clustersOf(text: string, matchCase: boolean): readonly Cluster[] {
  return [...clusters.segment(text)].map(({ segment, index }) => {
    const composed = segment.normalize('NFC')
    return { from: index, key: matchCase ? composed : composed.toLowerCase() }
  })
}

/** Where words begin and end by Unicode's rules (UAX 29). */
function wordBounds(text: string): ReadonlySet<number> {
  const bounds = new Set([0, text.length])
  for (const { index, segment } of words.segment(text)) bounds.add(index).add(index + segment.length)
  return bounds
}

/** From left to right, none over another. Marks are part of their letter: `ക` is not found in `കി`. */
export function findWords(text: string, { find, matchCase, wholeWord }: Search): readonly Hit[] {
  const wanted = clustersOf(find, matchCase).map(({ key }) => key)
  const there = clustersOf(text, matchCase)
  const bounds = wholeWord ? wordBounds(text) : undefined
  const hits: Hit[] = []
  for (let at = 0; at + wanted.length <= there.length; at++) {
    if (wanted.some((key, index) => there[at + index]?.key !== key)) continue
    const [from, to] = [there[at]?.from ?? 0, there[at + wanted.length]?.from ?? text.length]
    if (bounds && !(bounds.has(from) && bounds.has(to))) continue
    hits.push({ from, to })
    at += wanted.length - 1
  }
  return hits
}
