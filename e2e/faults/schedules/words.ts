/** Words that people of a schedule type: found again in any text, whatever stands beside them. */
const pattern = /q[a-z]+[0-9]+z/g

export const wordOf = (who: string, n: number): string => `q${who}${n}z`

export const wordsIn = (text: string): readonly string[] => text.match(pattern) ?? []

/** What the second has beyond the first, each as often as it is there more often. */
export function beyond(before: readonly string[], after: readonly string[]): readonly string[] {
  const left = [...before]
  return after.filter((word) => {
    const at = left.indexOf(word)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}
