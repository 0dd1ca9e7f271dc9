const names = new Intl.DisplayNames([document.documentElement.lang || 'en'], { type: 'language' })

/** The language's name in the reader's own, or the tag where there is none. */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag
  }
}

/** What is offered first; others can be written as tags. */
export const offeredLanguages: readonly string[] = [
  'ta',
  'hi',
  'ml',
  'en',
  'bn',
  'te',
  'kn',
  'mr',
  'gu',
  'pa',
  'or',
  'ur',
]
