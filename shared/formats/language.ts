// Scripts that this room's languages are written in. One script may write several languages: the most spoken is guessed.
const scripts: readonly (readonly [language: string, letters: RegExp])[] = [
  ['ta', /\p{Script=Tamil}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['ml', /\p{Script=Malayalam}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['te', /\p{Script=Telugu}/gu],
  ['kn', /\p{Script=Kannada}/gu],
  ['gu', /\p{Script=Gujarati}/gu],
  ['pa', /\p{Script=Gurmukhi}/gu],
  ['or', /\p{Script=Oriya}/gu],
  ['si', /\p{Script=Sinhala}/gu],
  ['ur', /\p{Script=Arabic}/gu],
  ['en', /\p{Script=Latin}/gu],
]

/** BCP 47 of the language that the script of most letters suggests; `und` for a text without letters of a known script. */
export function guessLanguage(text: string): string {
  let best = { language: 'und', count: 0 }
  for (const [language, letters] of scripts) {
    const count = text.match(letters)?.length ?? 0
    if (count > best.count) best = { language, count }
  }
  return best.language
}

/** The canonical form of a BCP 47 tag, or undefined when it is none. */
export function languageTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
}
