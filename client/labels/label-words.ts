import { msg } from '@lit/localize'
import type { NamedLabel } from '#shared/compare/named-label.ts'
import type { Place } from '#shared/domain/place.ts'
import { type Aspect, attributeOf, textValue } from '#shared/labels/aspects.ts'
import type { LabelKind } from '#shared/labels/label.ts'
import { aspectName, readingWords, stretchText, usualAspect, valueWords } from './unit-names.ts'

/**
 * What a place of a label says, in one line, from its lines as journals have them: `Car, at 12, 20, 100 × 50, colour: red`.
 */
export function linesWords({ from, to }: Pick<Place, 'from' | 'to'>, lines: string, known: NamedLabel = {}): string {
  if (lines === '' && from === 0) return msg('not there')
  const texts = to - from === 1 ? [lines] : lines.split('\n')
  const kind = known.kind ?? (from === 0 ? kindOf(texts[0]) : undefined)
  const said = texts.map((text, at) => lineWords(text, aspectOf(from + at, text, { ...known, ...(kind && { kind }) })))
  return (from === 0 && said.length > 1 ? said.slice(1) : said).filter((one) => one !== '').join(', ')
}

/** All that a label says, as the audit trail has it. */
export const labelWords = (lines: string): string => linesWords({ from: 0, to: lines.split('\n').length }, lines)

const kinds: readonly string[] = ['choice', 'span', 'box', 'polygon', 'interval'] satisfies LabelKind[]
const isKind = (text: string | undefined): text is LabelKind => text !== undefined && kinds.includes(text)
export const kindOf = (line: string | undefined): LabelKind | undefined => (isKind(line) ? line : undefined)

/** Where an attribute's name is only in its line, the line is told as it is. */
function aspectOf(column: number, text: string, { columns, kind }: NamedLabel): Aspect | undefined {
  const aspect = columns?.[column] ?? usualAspect(column, kind)
  const isPlace = stretchText.test(text) || /^-?[\d.][\d.e+-]*[ ,]-?[\d.]/.test(text)
  return aspect === 'place' && !columns && !isPlace ? undefined : aspect
}

function lineWords(line: string, aspect: Aspect | undefined): string {
  if (aspect === undefined) return plainWords(line)
  const name = attributeOf(aspect)
  if (name === undefined) return readingWords(aspect, line)
  const text = line.startsWith(`${name}: `) ? line.slice(name.length + 2) : line
  return text === line ? readingWords(aspect, text) : `${aspectName(aspect)}: ${readingWords(aspect, text)}`
}

function plainWords(line: string): string {
  const [, name, text] = /^([^:]+): (.*)$/s.exec(line) ?? []
  if (name === undefined || text === undefined) return valueWords(textValue(line) ?? line)
  return text === '' ? '' : `${name}: ${valueWords(textValue(text) ?? text)}`
}
