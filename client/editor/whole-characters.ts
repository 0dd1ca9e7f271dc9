/** A replacement of `[from, to)` of a text. Offsets are UTF-16. */
export interface TextChange {
  readonly from: number
  readonly to: number
  readonly insert: string
}

const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff
const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff

/** Whether an offset lies between the two halves of one character. */
const splits = (text: string, at: number): boolean => isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at))

/**
 * The same change, made so that it never parts a surrogate pair of `text` nor leaves half of one: Yjs replaces such
 * halves by U+FFFD. An editor that compares the page with its state by UTF-16 units asks for them. What is put between
 * two halves goes after both; a character of which half is taken away goes whole.
 */
export function wholeCharacters(text: string, { from, to, insert }: TextChange): TextChange {
  const left = splits(text, from) ? 1 : 0
  if (to === from) return { from: from + left, to: from + left, insert: withoutHalves(insert) }
  const right = splits(text, to) ? 1 : 0
  return {
    from: from - left,
    to: to + right,
    insert: withoutHalves(text.slice(from - left, from) + insert + text.slice(to, to + right)),
  }
}

const withoutHalves = (text: string): string => text.replace(/\p{Surrogate}/gu, '')
