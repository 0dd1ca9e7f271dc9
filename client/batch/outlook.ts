import type { ReadResult } from '#shared/formats/format.ts'
import { guessLanguage } from '#shared/formats/language.ts'
import type { Outlook, OutlookItem } from './check-words.ts'

const itemsShown = 4
const lettersShown = 300

export function outlookOf({ items, warnings }: ReadResult): Outlook {
  const languages = new Map<string, number>()
  const annotators = new Set<string>()
  let sources = 0
  const first: OutlookItem[] = []
  for (const item of items) {
    const texts = item.sources.map(({ segments }) => segments.map(({ text }) => text).join(' '))
    const language = item.language ?? guessLanguage(texts[0] ?? '')
    languages.set(language, (languages.get(language) ?? 0) + 1)
    sources += item.sources.length
    for (const { annotator } of item.sources) annotators.add(annotator)
    if (first.length < itemsShown)
      first.push({
        key: item.key,
        language,
        sources: item.sources.map(({ annotator }, at) => ({
          annotator,
          text: (texts[at] ?? '').slice(0, lettersShown),
        })),
      })
  }
  const byCount = [...languages].sort(([, a], [, b]) => b - a)
  return { items: items.length, sources, annotators: annotators.size, languages: byCount, warnings, first }
}
