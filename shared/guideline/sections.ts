import type { GuidelineSection } from '#shared/domain/guideline.ts'
import { wordsHash } from '#shared/domain/result.ts'
import { namedId, plainText, readMarkdown, type Token } from './markdown.ts'
import { type EarlierSection, sectionIds } from './section-ids.ts'

/** A section with its source, heading and all, up to the next heading. */
export interface SectionText extends GuidelineSection {
  readonly text: string
}

/** A version as it was published: its text, and the sections under the ids that they were given then. */
export interface PublishedText {
  readonly text: string
  readonly sections: readonly GuidelineSection[]
}

interface Heading {
  readonly title: string
  readonly level: number
  readonly named: string | undefined
  readonly line: number
}

/** Before the first heading there may be words too: they are no section, and cannot be cited. */
export const opening = '' as const

const mostTitle = 200

/** The text by headings, with the ids that they get as the version after `before`. */
export function sectionTexts(text: string, before: readonly EarlierSection[] = []): readonly SectionText[] {
  const written = writtenSections(text)
  const ids = sectionIds(written, before)
  return written.map(({ title, level, hash, text: source }, at) => ({
    id: ids[at] ?? '',
    title,
    level,
    hash,
    text: source,
  }))
}

/** The text of a version by headings, under the ids and titles that it was published with. */
export const publishedTexts = ({ text, sections }: PublishedText): readonly SectionText[] =>
  writtenSections(text).flatMap(({ text: source }, at) => {
    const section = sections[at]
    return section ? [{ ...section, text: source }] : []
  })

/** What stands before the first heading. */
export function openingText(text: string): string {
  const [first] = headingsOf(readMarkdown(text))
  const lines = text.split(/\r\n?|\n/)
  return lines.slice(0, first?.line).join('\n').trim()
}

export const sectionsOf = (text: string, before?: readonly EarlierSection[]): readonly GuidelineSection[] =>
  sectionTexts(text, before).map(({ id, title, level, hash }) => ({ id, title, level, hash }))

function writtenSections(text: string) {
  const lines = text.split(/\r\n?|\n/)
  const headings = headingsOf(readMarkdown(text))
  return headings.map(({ line, ...heading }, at) => {
    const stretch = lines.slice(line, headings[at + 1]?.line)
    const source = `${stretch.join('\n').trimEnd()}\n`
    return { ...heading, text: source, hash: wordsHash(source).slice(0, 16) }
  })
}

function headingsOf(tokens: readonly Token[]): readonly Heading[] {
  return tokens.flatMap((token, at) => {
    if (token.type !== 'heading_open' || token.level !== 0) return []
    const title = plainText(tokens[at + 1]?.children ?? []).trim()
    const level = Number(token.tag.slice(1))
    return [{ title: title.slice(0, mostTitle) || '—', level, named: namedId(token), line: token.map?.[0] ?? 0 }]
  })
}
