import type { GuidelineSection } from '#shared/domain/guideline.ts'

/** A section of the version before; without its text only its heading tells that it is the same. */
export type EarlierSection = GuidelineSection & { readonly text?: string }

export interface WrittenSection extends Pick<GuidelineSection, 'title' | 'hash'> {
  readonly text: string
  /** The id that stands in the Markdown itself, `## Numbers {#numbers}`. */
  readonly named: string | undefined
}

const mostSlug = 60
/** Two texts with fewer words in common, of 1, are two sections. */
const leastInCommon = 0.5
/** So many that may be the same are looked at for each. */
const mostBeside = 20

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
 * An id for each: the one that is written; that of an earlier section with the same heading, of several first those whose
 * text is the same, then in order; that of one whose heading was reworded, standing beside the same section as before
 * with mostly the same words; else a fresh one from the heading. Editing a section moves no other's id.
 */
export function sectionIds(written: readonly WrittenSection[], before: readonly EarlierSection[]): readonly string[] {
  const ids = namedIds(written)
  keepHeadings(ids, written, before)
  keepReworded(ids, written, before)
  const used = new Set(ids)
  return ids.map((id, at) => id ?? freshId(slugOf(written[at]?.title ?? ''), used))
}

type Ids = (string | undefined)[]

/** Of two that are given the same id the first has it. */
function namedIds(written: readonly WrittenSection[]): Ids {
  const names = written.map(({ named }) => named)
  return names.map((name, at) => (names.indexOf(name) === at ? name : undefined))
}

const leftOf = (ids: Ids, before: readonly EarlierSection[]): EarlierSection[] =>
  before.filter(({ id }) => !ids.includes(id))

function keepHeadings(ids: Ids, written: readonly WrittenSection[], before: readonly EarlierSection[]): void {
  const left = new Map<string, EarlierSection[]>()
  for (const section of leftOf(ids, before)) {
    const slug = slugOf(section.title)
    left.set(slug, [...(left.get(slug) ?? []), section])
  }
  for (const same of [true, false])
    for (const [at, { title, hash }] of written.entries()) {
      const candidates = left.get(slugOf(title)) ?? []
      const found = candidates.findIndex((one) => !same || hash === one.hash)
      if (ids[at] === undefined && found >= 0) ids[at] = candidates.splice(found, 1)[0]?.id
    }
}

/** In order: what follows the same section as before, or is followed by the same one. */
function keepReworded(ids: Ids, written: readonly WrittenSection[], before: readonly EarlierSection[]): void {
  const order = before.map(({ id }) => id)
  const stayed = new Set(order.filter((id) => ids.includes(id)))
  const around = (all: Ids, at: number) => ({
    after: all.slice(0, at).findLast((id) => id !== undefined && stayed.has(id)),
    by: all.slice(at + 1).find((id) => id !== undefined && stayed.has(id)),
  })
  let left = leftOf(ids, before).map(({ id, text = '' }) => ({
    id,
    words: wordsBelow(text),
    there: around(order, order.indexOf(id)),
  }))
  for (const [at, { text }] of written.entries()) {
    if (ids[at] !== undefined) continue
    const [here, words] = [around(ids, at), wordsBelow(text)]
    const beside = left.filter(({ there }) => there.after === here.after || there.by === here.by).slice(0, mostBeside)
    const same = beside.find((one) => inCommon(one.words, words) >= leastInCommon)
    if (!same) continue
    ids[at] = same.id
    left = left.filter((one) => one !== same)
  }
}

/** From 0 to 1; where nothing stands below a heading, nothing tells. */
function inCommon(before: readonly string[], now: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of before) left.set(word, (left.get(word) ?? 0) + 1)
  let common = 0
  for (const word of now) {
    const count = left.get(word) ?? 0
    if (count > 0) common++
    left.set(word, count - 1)
  }
  return before.length === 0 || now.length === 0 ? 0 : (2 * common) / (before.length + now.length)
}

/** Without the heading, which is a line, or two of which the second underlines the first. */
const wordsBelow = (text: string): readonly string[] =>
  text
    .replace(/^[^\n]*\n(?:[=-]+[^\S\n]*\n)?/, '')
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

function freshId(slug: string, used: Set<string | undefined>): string {
  let id = slug
  for (let number = 2; used.has(id); number++) id = `${slug}-${number}`
  used.add(id)
  return id
}
