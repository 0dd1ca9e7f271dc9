import { msg, str } from '@lit/localize'
import { html } from 'lit'
import type { RoomEvent } from '#shared/domain/room.ts'
import { type Pieces, type Sentence, segmentOf } from './pieces.ts'

type Edited = Extract<RoomEvent, { type: 'draft.edited' }>
type LabelsChanged = Extract<RoomEvent, { type: 'labels.changed' }>

/** `u2` is the second label that sources brought, `n2` the second that people made. */
const labelName = (unit: string): string =>
  unit[0] === 'n' ? msg(str`new label ${unit.slice(1)}`) : msg(str`label ${unit.slice(1)}`)

export function edited({ by, units }: Edited, { item, person, words }: Pieces): Sentence {
  const people = html`${by.map((id, index) => [index > 0 ? ', ' : '', person(id)])}`
  const texts = units.map(({ unit, before, after }, index) => {
    const says =
      before === undefined
        ? html`${msg(str`segment ${segmentOf(unit)} reads`)} ${words(after)}`
        : msg(html`${labelName(unit)} says ${words(oneLine(after))} (before: ${words(oneLine(before))})`)
    return html`${says}${index === units.length - 1 ? '' : '; '}`
  })
  return units.some(({ before }) => before !== undefined)
    ? msg(html`${people} changed labels of ${item}: ${texts}`)
    : msg(html`${people} typed in ${item}: ${texts}`)
}

export function labelsChanged({ act, units }: LabelsChanged, { who, item, words }: Pieces): Sentence {
  const labels = units.map(({ unit, before, after }, index) => {
    const says =
      after === ''
        ? msg(html`${labelName(unit)} is gone (before: ${words(oneLine(before))})`)
        : before === ''
          ? msg(html`${labelName(unit)} says ${words(oneLine(after))}`)
          : msg(html`${labelName(unit)} says ${words(oneLine(after))} (before: ${words(oneLine(before))})`)
    return html`${says}${index === units.length - 1 ? '' : '; '}`
  })
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

const oneLine = (lines: string): string => lines.split('\n').join(', ')
