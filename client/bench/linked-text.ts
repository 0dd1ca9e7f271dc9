const address = /\bhttps?:\/\/[^\s<>"“”‘’]+/giu
/** What ends a sentence rather than an address. */
const tail = /[.,;:!?)\]}'।]+$/u

/** A text in pieces: words, and addresses that may be followed. Only http and https are. */
export function linkedText(text: string): readonly { readonly words: string; readonly href: string | null }[] {
  const pieces: { words: string; href: string | null }[] = []
  let from = 0
  for (const found of text.matchAll(address)) {
    const words = found[0].replace(tail, '')
    if (!URL.canParse(words)) continue
    const { href, protocol } = new URL(words)
    if (protocol !== 'http:' && protocol !== 'https:') continue
    if (found.index > from) pieces.push({ words: text.slice(from, found.index), href: null })
    pieces.push({ words, href })
    from = found.index + words.length
  }
  if (from < text.length) pieces.push({ words: text.slice(from), href: null })
  return pieces
}
