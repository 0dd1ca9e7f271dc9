/** What one text has in the place of another's words; offsets are UTF-16, and both ends stand at spaces. */
export interface ChangedWords {
  readonly at: number
  readonly before: string
  readonly after: string
}

/** The smallest run of whole words in which two texts differ. */
export function changedWords(before: string, after: string): ChangedWords {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let end = 0
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++
  const parts = () => isWord(before[start - 1]) && (isWord(before[start]) || isWord(after[start]))
  while (start > 0 && parts()) start--
  const meets = () => isWord(before.at(-end)) && (isWord(before.at(-1 - end)) || isWord(after.at(-1 - end)))
  while (end > 0 && meets()) end--
  return { at: start, before: before.slice(start, before.length - end), after: after.slice(start, after.length - end) }
}

const isWord = (character: string | undefined): boolean => character !== undefined && !/\s/.test(character)
