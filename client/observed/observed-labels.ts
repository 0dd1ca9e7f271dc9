import { msg } from '@lit/localize'
import type { Labelling } from '#shared/domain/labelling.ts'
import { type Choice, isPlaced, type Label } from '#shared/labels/label.ts'
import type { ObservedItem, ObservedUnit } from '#shared/projections/observed-item.ts'
import type { LabelState, ShownLabel } from '../labels/shown-label.ts'
import { tagColour } from '../labels/tag-colour.ts'

/** The labels of a result as they are drawn: nobody has them in hand, and none can be changed. */
export function observedLabels({ units }: ObservedItem, labelling: Labelling): readonly ShownLabel[] {
  return units.flatMap((unit) => (unit.label && isPlaced(unit.label) ? [shown(unit, unit.label, labelling)] : []))
}

function shown(unit: ObservedUnit, label: Label & { tag: string }, labelling: Labelling): ShownLabel {
  const state = observedState(unit)
  const colour = labelling?.tags.find(({ name }) => name === label.tag)?.colour
  // Words and recordings say themselves what a label of theirs is called.
  const badge = label.kind === 'box' || label.kind === 'polygon' ? label.tag : ''
  return {
    ...{ key: unit.unit, label, layer: 'draft', state, badge, pattern: 0, locked: state === 'ruled', held: null },
    colour: tagColour(colour),
    name: [label.tag || msg('No tag'), stateWords(state)].filter((word) => word !== '').join(', '),
  }
}

/** What is asked comes before what was ruled: it waits for an answer. */
export function observedState({ disputed, ruled, how }: ObservedUnit): LabelState {
  if (disputed.length > 0) return 'disputed'
  if (ruled.length > 0) return 'ruled'
  return how === 'consensus' ? 'agreed' : 'settled'
}

function stateWords(state: LabelState): string {
  if (state === 'disputed') return msg('disputed')
  return state === 'ruled' ? msg('ruled') : ''
}

export interface ObservedAnswer {
  readonly unit: ObservedUnit
  readonly choice: Choice
}

/** The answers of a result, each with the unit that it is. */
export const observedAnswers = ({ units }: ObservedItem): readonly ObservedAnswer[] =>
  units.flatMap((unit) => (unit.label?.kind === 'choice' ? [{ unit, choice: unit.label }] : []))
