import type { ImportedItem, ImportedSource } from '#shared/domain/source.ts'
import type { Holding, ReadResult } from '#shared/formats/format.ts'
import { guessLanguage } from '#shared/formats/language.ts'
import { wantedMedia } from '#shared/formats/media-files.ts'
import { isPlaced, type LabelSet, tagsOf } from '#shared/labels/label.ts'
import { namesIn } from '#shared/labels/merged-config.ts'
import type { Outlook, OutlookItem } from './check-words.ts'

const itemsShown = 4
const lettersShown = 300

export function outlookOf({ items, warnings, faults, labelling }: ReadResult, holds: Holding): Outlook {
  const languages = new Map<string, number>()
  const annotators = new Set<string>()
  let [sources, labels] = [0, 0]
  const first: OutlookItem[] = []
  for (const item of items) {
    const texts = item.sources.map(textOf)
    const language = item.language ?? guessLanguage(wordsOf(item, texts))
    if (holds === 'transcripts' || language !== 'und') languages.set(language, (languages.get(language) ?? 0) + 1)
    sources += item.sources.length
    for (const source of item.sources) {
      annotators.add(source.annotator)
      labels += source.labels?.labels.length ?? 0
    }
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
  return {
    ...{ holds, items: items.length, sources, annotators: annotators.size, labels },
    languages: [...languages].sort(([, a], [, b]) => b - a),
    ...{ warnings, faults, named: labelling ? namesIn(labelling) : [], first },
    wanted: items.flatMap((item) => wantedOf(item)),
  }
}

function wantedOf(item: ImportedItem): Outlook['wanted'] {
  const wanted = wantedMedia(item)
  return wanted ? [{ key: item.key, ...wanted }] : []
}

const wordsOf = ({ subject }: ImportedItem, texts: readonly string[]): string =>
  subject === undefined ? (texts[0] ?? '') : subject.is === 'text' ? subject.text : ''

const textOf = ({ segments, labels }: ImportedSource): string =>
  labels ? labelledText(labels) : segments.map(({ text }) => text).join(' ')

/** `Car 3, Tree 1 · Weather: rain` */
function labelledText({ labels }: LabelSet): string {
  const tags = new Map<string, number>()
  const answers: string[] = []
  for (const label of labels)
    if (isPlaced(label)) for (const tag of tagsOf(label)) tags.set(tag, (tags.get(tag) ?? 0) + 1)
    else answers.push(`${label.question}: ${label.values.join(', ')}`)
  const counted = [...tags].map(([tag, count]) => `${tag} ${count}`).join(', ')
  return [counted, ...answers].filter((part) => part !== '').join(' · ')
}
