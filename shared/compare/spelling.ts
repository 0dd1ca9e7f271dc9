/** The most frequent of the texts; of equally frequent ones the first in UTF-16 order. Empty for none. */
export function commonestSpelling(texts: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  const [first] = [...counts].sort(([a, countA], [b, countB]) => countB - countA || byText(a, b))
  return first?.[0] ?? ''
}

/** UTF-16 order: the same on every machine, whatever its locale. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
