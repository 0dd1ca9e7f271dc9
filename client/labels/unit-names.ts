import { msg, str } from '@lit/localize'
import type { NamedLabel } from '#shared/compare/named-label.ts'
import type { Place } from '#shared/domain/place.ts'
import { type Aspect, attributeOf, textValue } from '#shared/labels/aspects.ts'
import type { AttributeValue, LabelKind } from '#shared/labels/label.ts'
import { clockTime } from './time-ruler.ts'

/** How a label is called wherever people speak of it: `Box 3`, `New label 2`; an answer by its question. */
export function unitName(unit: string, kind?: LabelKind, question?: string): string {
  if (question) return question
  const number = unit.slice(1)
  return unit[0] === 'n' ? newName(number, kind) : name(number, kind)
}

/** The same within a sentence. */
export function unitInSentence(unit: string, kind?: LabelKind): string {
  if (kind !== undefined) return unitName(unit, kind).toLocaleLowerCase()
  const number = unit.slice(1)
  return unit[0] === 'n' ? msg(str`new label ${number}`) : msg(str`label ${number}`)
}

/** Where in an item something is, within a sentence: `segment 3`, `label 3`, `new label 2`. */
export const spotInSentence = (unit: string, isLabel = false): string =>
  isLabel || unit[0] === 'n' ? unitInSentence(unit) : msg(str`segment ${unit.slice(1)}`)

function name(number: string, kind: LabelKind | undefined): string {
  switch (kind) {
    case 'choice':
      return msg(str`Answer ${number}`)
    case 'span':
      return msg(str`Span ${number}`)
    case 'box':
      return msg(str`Box ${number}`)
    case 'polygon':
      return msg(str`Outline ${number}`)
    case 'interval':
      return msg(str`Stretch ${number}`)
    case undefined:
      return msg(str`Label ${number}`)
  }
}

function newName(number: string, kind: LabelKind | undefined): string {
  switch (kind) {
    case 'choice':
      return msg(str`New answer ${number}`)
    case 'span':
      return msg(str`New span ${number}`)
    case 'box':
      return msg(str`New box ${number}`)
    case 'polygon':
      return msg(str`New outline ${number}`)
    case 'interval':
      return msg(str`New stretch ${number}`)
    case undefined:
      return msg(str`New label ${number}`)
  }
}

/** What of a label something is about; attributes by their own names. */
export function aspectName(aspect: Aspect): string {
  switch (aspect) {
    case 'label':
      return msg('whether it is there')
    case 'tag':
      return msg('tag')
    case 'answer':
      return msg('answer')
    case 'place':
      return msg('boundary')
    default:
      return attributeOf(aspect) ?? ''
  }
}

/** `Box 3, boundary`; the whole label by its name alone. */
export function placeName({ unit, from, to }: Place, { kind, question, columns }: NamedLabel = {}): string {
  const called = unitName(unit, kind, question)
  if (from === 0 && to !== 1) return called
  const aspects = Array.from({ length: to - from }, (_, at) => columns?.[from + at] ?? usualAspect(from + at, kind))
  const names = aspects.map((aspect) => {
    if (aspect === 'tag' && kind === undefined) return msg('tag or answer')
    return aspect ? aspectName(aspect) : msg('attribute')
  })
  return [called, ...names].join(', ')
}

/** What a column is where the label itself is not at hand; attributes have no name then. */
export function usualAspect(column: number, kind?: LabelKind): Aspect | undefined {
  if (column === 0) return 'label'
  if (kind === 'choice') return column === 1 ? 'answer' : undefined
  return (['label', 'tag', 'place'] as const)[column]
}

/** How what an aspect of a label says is told; `made` is how a place came about that no source gave. */
export function readingWords(aspect: Aspect, text: string, made?: 'average' | 'tightest'): string {
  if (aspect === 'label') return text === '' ? msg('not there') : msg('there')
  if (aspect === 'place') return made ? madeWords(made) : placeWords(text)
  if (text === '') return nothingWords(aspect)
  return valueWords(textValue(text) ?? text)
}

function madeWords(made: 'average' | 'tightest'): string {
  return made === 'average' ? msg('in the middle of all') : msg('within all')
}

function nothingWords(aspect: Aspect): string {
  if (aspect === 'tag') return msg('no tag')
  return aspect === 'answer' ? msg('no answer') : msg('nothing')
}

/** A value as people say it. */
export function valueWords(value: AttributeValue): string {
  if (value === true) return msg('yes')
  if (value === false) return msg('no')
  if (typeof value === 'number') return value.toLocaleString()
  return typeof value === 'string' ? value : value.join(', ')
}

export const stretchText = /^(\d[\d.e+-]*?)-(\d[\d.e+-]*)(?: (.*))?$/s

function placeWords(text: string): string {
  if (text === '') return msg('no place')
  const [, start, end, quote] = stretchText.exec(text) ?? []
  if (start !== undefined && end !== undefined) return quote === undefined ? timesWords(start, end) : quoteWords(quote)
  const rings = text.split('; ')
  if (text.includes(',')) return outlineWords(rings)
  const [x = 0, y = 0, width = 0, height = 0, turn = 0] = text.split(' ').map((one) => Math.round(Number(one)))
  const box = msg(str`at ${x}, ${y}, ${width} × ${height}`)
  return turn === 0 ? box : msg(str`${box}, turned by ${turn}°`)
}

const timesWords = (start: string, end: string): string =>
  `${clockTime(Number(start), 1)} – ${clockTime(Number(end), 1)}`

function quoteWords(quote: string): string {
  const value = textValue(quote)
  return `“${typeof value === 'string' ? value : quote}”`
}

function outlineWords(rings: readonly string[]): string {
  const points = rings.flatMap((ring) => ring.split(' '))
  const [x = 0, y = 0] = (points[0] ?? '').split(',').map((one) => Math.round(Number(one)))
  return msg(str`${points.length} points from ${x}, ${y}`)
}
