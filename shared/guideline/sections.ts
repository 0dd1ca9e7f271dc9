import type { GuidelineSection } from '#shared/domain/guideline.ts'
import { wordsHash } from '#shared/domain/result.ts'
import { plainText, readMarkdown, type Token } from './markdown.ts'

/** A section with its source, heading and all, up to the next heading. */
export interface SectionText extends GuidelineSection {
  readonly text: string
}

interface Heading {
  readonly title: string
  readonly level: number
  readonly line: number
}

/** Before the first heading there may be words too: they are no section, and cannot be cited. */
export const opening = '' as const

const mostTitle = 200
const mostSlug = 60

/** Letters and digits of any script in lower case, the rest as hyphens; marks belong to their letters. */
export function slugOf(title: string): string {
  const slug = title
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  const cut = Array.from(slug).slice(0, mostSlug).join('')
  return cut.replace(/^-+|-+$/g, '') || 'section'
}

/**
 * The text by headings. A heading keeps the id that it has in `before`: of several with the same words first those whose
 * text is the same, then in order, so that editing one section moves no other's id.
 */
export function sectionTexts(text: string, before: readonly GuidelineSection[] = []): readonly SectionText[] {
  const lines = text.split(/\r\n?|\n/)
  const headings = headingsOf(readMarkdown(text))
  const written = headings.map(({ title, level, line }, at) => {
    const source = `${lines
      .slice(line, headings[at + 1]?.line)
      .join('\n')
      .trimEnd()}\n`
    return { title, level, text: source, hash: wordsHash(source).slice(0, 16) }
  })
  const ids = idsOf(written, before)
  return written.map((section, at) => ({ id: ids[at] ?? '', ...section }))
}

/** What stands before the first heading. */
export function openingText(text: string): string {
  const [first] = headingsOf(readMarkdown(text))
  const lines = text.split(/\r\n?|\n/)
  return lines.slice(0, first?.line).join('\n').trim()
}

export const sectionsOf = (text: string, before?: readonly GuidelineSection[]): readonly GuidelineSection[] =>
  sectionTexts(text, before).map(({ id, title, level, hash }) => ({ id, title, level, hash }))

function headingsOf(tokens: readonly Token[]): readonly Heading[] {
  return tokens.flatMap((token, at) => {
    if (token.type !== 'heading_open' || token.level !== 0) return []
    const title = plainText(tokens[at + 1]?.children ?? []).trim()
    return [{ title: title.slice(0, mostTitle) || '—', level: Number(token.tag.slice(1)), line: token.map?.[0] ?? 0 }]
  })
}

type Written = Pick<GuidelineSection, 'title' | 'hash'>

function idsOf(written: readonly Written[], before: readonly GuidelineSection[]): readonly string[] {
  const ids: (string | undefined)[] = written.map(() => undefined)
  const slugs = written.map(({ title }) => slugOf(title))
  const left = new Map<string, GuidelineSection[]>()
  for (const section of before) {
    const slug = slugOf(section.title)
    left.set(slug, [...(left.get(slug) ?? []), section])
  }
  const take = (at: number, same: boolean) => {
    const candidates = left.get(slugs[at] ?? '') ?? []
    const found = candidates.findIndex(({ hash }) => !same || hash === written[at]?.hash)
    if (ids[at] === undefined && found >= 0) ids[at] = candidates.splice(found, 1)[0]?.id
  }
  for (const same of [true, false]) for (const at of written.keys()) take(at, same)
  const used = new Set(ids)
  return ids.map((id, at) => id ?? freshId(slugs[at] ?? '', used))
}

function freshId(slug: string, used: Set<string | undefined>): string {
  let id = slug
  for (let number = 2; used.has(id); number++) id = `${slug}-${number}`
  used.add(id)
  return id
}
