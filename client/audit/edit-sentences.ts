import { msg, str } from '@lit/localize'
import { html } from 'lit'
import type { RoomEvent } from '#shared/domain/room.ts'
import { kindOf, labelWords } from '../labels/label-words.ts'
import { unitInSentence } from '../labels/unit-names.ts'
import { type Pieces, type Sentence, segmentOf } from './pieces.ts'

type Edited = Extract<RoomEvent, { type: 'draft.edited' }>
type LabelsChanged = Extract<RoomEvent, { type: 'labels.changed' }>

/** What it was or is tells what kind of label it is. */
const labelName = ({ unit, before = '', after }: LabelsChanged['units'][number]): string =>
  unitInSentence(unit, kindOf((after || before).split('\n')[0]))

export function edited({ by, units }: Edited, { item, person, words }: Pieces): Sentence {
  const people = html`${by.map((id, index) => [index > 0 ? ', ' : '', person(id)])}`
  const texts = units.map(({ unit, before, after }, index) => {
    const says =
      before === undefined
        ? html`${msg(str`segment ${segmentOf(unit)} reads`)} ${words(after)}`
        : labelSays({ unit, before, after }, words)
    return html`${says}${index === units.length - 1 ? '' : '; '}`
  })
  return units.some(({ before }) => before !== undefined)
    ? msg(html`${people} changed labels of ${item}: ${texts}`)
    : msg(html`${people} typed in ${item}: ${texts}`)
}

export function labelsChanged({ act, units }: LabelsChanged, { who, item, words }: Pieces): Sentence {
  const labels = units.map((unit, index) => html`${labelSays(unit, words)}${index === units.length - 1 ? '' : '; '}`)
  switch (act) {
    case 'add':
      return msg(html`${who} added to ${item}: ${labels}`)
    case 'remove':
      return msg(html`${who} deleted in ${item}: ${labels}`)
    case 'restore':
      return msg(html`${who} brought back in ${item}: ${labels}`)
    case 'split':
      return msg(html`${who} split a label of ${item}: ${labels}`)
    case 'merge':
      return msg(html`${who} merged labels of ${item}: ${labels}`)
    case 'attribute':
      return msg(html`${who} gave a label of ${item} another attribute: ${labels}`)
    case 'undo':
      return msg(html`${who} undid a change of labels in ${item}: ${labels}`)
  }
}

function labelSays(unit: LabelsChanged['units'][number], words: Pieces['words']): Sentence {
  const { before, after } = unit
  const called = labelName(unit)
  if (after === '') return msg(html`${called} is gone (before: ${words(labelWords(before))})`)
  if (before === '') return msg(html`${called} is ${words(labelWords(after))}`)
  return msg(html`${called} is ${words(labelWords(after))} (before: ${words(labelWords(before))})`)
}
