/** So much of the line is shown on either side, in words of the eye: up to a blank. */
const contextLength = 40

/** What stands before `at` in a line. */
export function leftOf(text: string, at: number): string {
  if (at <= contextLength) return text.slice(0, at)
  const blank = text.indexOf(' ', at - contextLength)
  return blank < 0 || blank >= at ? text.slice(0, at) : `… ${text.slice(blank + 1, at)}`
}

/** What stands from `at` on. */
export function rightOf(text: string, at: number): string {
  if (text.length - at <= contextLength) return text.slice(at)
  const blank = text.lastIndexOf(' ', at + contextLength)
  return blank <= at ? text.slice(at) : `${text.slice(at, blank)} …`
}
