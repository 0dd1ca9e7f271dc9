import type { ShownSpan } from './laid-spans.ts'

/** Spans that hold the code point at an offset: the draft's before those of sources, the shortest first. */
export function spansAt(spans: readonly ShownSpan[], offset: number): readonly ShownSpan[] {
  const hits = spans.filter(
    ({ label: { start, end } }) => start <= offset && (offset < end || (start === end && start === offset)),
  )
  return hits.toSorted((a, b) => layer(a) - layer(b) || length(a) - length(b))
}

const layer = ({ layer }: ShownSpan): number => (layer === 'draft' ? -1 : layer)
const length = ({ label: { start, end } }: ShownSpan): number => end - start

/** The one after the current one, round and round; the first where the current one is not among them. */
export function nextAt(hits: readonly ShownSpan[], current: string | null): ShownSpan | undefined {
  const at = hits.findIndex(({ key }) => key === current)
  return hits[(at + 1) % Math.max(1, hits.length)]
}
