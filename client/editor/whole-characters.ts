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
 * The same change, widened so that it never parts a surrogate pair of `text`: Yjs replaces halves that it must part
 * by U+FFFD. An editor that compares the page with its state by UTF-16 units asks for such changes.
 */
export function wholeCharacters(text: string, { from, to, insert }: TextChange): TextChange {
  const left = splits(text, from) ? 1 : 0
  const right = to > from && splits(text, to) ? 1 : left > 0 && to === from ? 1 : 0
  return {
    from: from - left,
    to: to + right,
    insert: text.slice(from - left, from) + insert + text.slice(to, to + right),
  }
}
