import { msg } from '@lit/localize'
import { html, type TemplateResult } from 'lit'
import type { Place } from '#shared/domain/place.ts'
import type { Take } from '#shared/domain/settling.ts'
import { linesWords } from '../labels/label-words.ts'
import { placeName } from '../labels/unit-names.ts'
import { type Pieces, type Sentence, segmentOf } from './pieces.ts'

/** Where in an item: which segment or difference, or what of which label. */
export function at({ item, difference, label }: Pieces, place: Place): TemplateResult {
  if (label) return html`${msg(html`${item}, ${placeName(place, label)}`)}`
  const { unit } = place
  const segment = segmentOf(unit)
  return difference === null
    ? html`${msg(html`${item}, segment ${segment}`)}`
    : html`${msg(html`difference ${difference} of ${item}, segment ${segment}`)}`
}

export function settled(take: Take, after: string, before: string, pieces: Pieces, place: Place): Sentence {
  const { who } = pieces
  const there = at(pieces, place)
  if (take === 'kept') return msg(html`${who} kept ${said(pieces, place, after)} at ${there}`)
  if (pieces.label) return labelSettled(after, before, pieces, place)
  if (after === '') return msg(html`${who} settled that nothing was said at ${there} (before: ${pieces.words(before)})`)
  if (after === before) return msg(html`${who} took ${pieces.words(after)} at ${there}, where it stood already`)
  return msg(html`${who} took ${pieces.words(after)} at ${there} (before: ${pieces.words(before)})`)
}

function labelSettled(after: string, before: string, pieces: Pieces, place: Place): Sentence {
  const { who } = pieces
  const there = at(pieces, place)
  return after === before
    ? msg(html`${who} took ${said(pieces, place, after)} at ${there}, where it stood already`)
    : msg(html`${who} took ${said(pieces, place, after)} at ${there} (before: ${said(pieces, place, before)})`)
}

/** What stands or stood at a place, of a label in words. */
export const said = ({ label, words }: Pieces, place: Place, text: string): unknown =>
  words(label ? linesWords(place, text, label) : text)
