import { compareLabels } from '#shared/compare/label-comparison.ts'
import type { LabelProfile } from '#shared/compare/label-profile.ts'
import { type LabelUnit, type Member, memberFinder } from '#shared/compare/label-unit.ts'
import { type AttributeValue, isPlaced, type Label, tagsOf } from '#shared/labels/label.ts'
import type { Attribute, LabelConfig } from '#shared/labels/label-config.ts'
import type { FigureAbout } from './figure-list.ts'
import type { LabelledItem } from './labelled-item.ts'

type Values = readonly string[]

/** What several people said of one thing, or answered to one question. */
export interface SaidRow {
  readonly item: number
  readonly said: readonly { readonly person: number; readonly values: Values }[]
  /** Who did the item and does not have the thing; nobody where a question was left open. */
  readonly without: readonly number[]
}

/** What one person said of something, beside what was settled; null where one of the two does not have it. */
export interface SettledRow {
  readonly item: number
  readonly person: number
  readonly settled: Values | null
  readonly said: Values | null
}

/** How answers are far from each other: by name, as sets, by order, or as numbers (`ratio` of those that never are below 0). */
export type AnswerScale = 'names' | 'sets' | 'order' | 'numbers' | 'ratio'

/** All that was said in answer to one question, of one attribute, or of what things of a kind are called. */
export interface AnswerSheet {
  readonly about: Exclude<FigureAbout, { is: 'place' }>
  readonly scale: AnswerScale
  readonly before: readonly SaidRow[]
  readonly after: readonly SettledRow[]
}

interface OpenSheet {
  readonly about: AnswerSheet['about']
  readonly before: SaidRow[]
  readonly after: SettledRow[]
}

export interface Comparing {
  readonly config: LabelConfig | null
  readonly profile: LabelProfile
}

/** Things of several people are the same as the room's comparison has it. Sheets in the order of questions, names, attributes. */
export function* answerSheets(
  items: readonly LabelledItem[],
  people: ReadonlyMap<string, number>,
  { config, profile }: Comparing,
): Generator<number, readonly AnswerSheet[]> {
  const sheets = new Sheets()
  for (const [item, { sources, settled }] of items.entries()) {
    const persons = sources.map(({ person }) => people.get(person) ?? 0)
    for (const { unit, members } of unitsOf(sources, profile)) sheets.before(item, unit, members, persons)
    if (settled)
      for (const [at, source] of sources.entries())
        for (const { members } of unitsOf([{ labels: settled }, source], profile))
          sheets.after(item, members, persons[at] ?? 0)
    yield item + 1
  }
  return sheets.all().map((sheet) => ({ ...sheet, scale: scaleOf(sheet, config) }))
}

function* unitsOf(sources: readonly { readonly labels: readonly Label[] }[], profile: LabelProfile) {
  const membersOf = memberFinder(sources)
  for (const unit of compareLabels(sources, profile).units) yield { unit, members: membersOf(unit) }
}

const order: readonly AnswerSheet['about']['is'][] = ['question', 'naming', 'attribute']

class Sheets {
  readonly #sheets = new Map<string, OpenSheet>()

  before(item: number, unit: LabelUnit, members: readonly Member[], persons: readonly number[]): void {
    const personOf = (source: number): number => persons[source] ?? 0
    const without = unit.kind === 'choice' ? [] : unit.missing.map(personOf)
    for (const about of aspectsOf(members)) {
      const said = members.flatMap(({ source, label }) => {
        const values = valuesOf(label, about)
        return values ? [{ person: personOf(source), values }] : []
      })
      this.#of(about).before.push({ item, said, without: about.is === 'naming' ? without : [] })
    }
  }

  after(item: number, members: readonly Member[], person: number): void {
    const label = (source: number): Label | undefined => members.find((member) => member.source === source)?.label
    const [settled, own] = [label(0), label(1)]
    for (const about of aspectsOf(members))
      this.#of(about).after.push({
        ...{ item, person },
        settled: settled ? valuesOf(settled, about) : null,
        said: own ? valuesOf(own, about) : null,
      })
  }

  all(): readonly OpenSheet[] {
    return [...this.#sheets.values()].toSorted(
      (a, b) => order.indexOf(a.about.is) - order.indexOf(b.about.is) || (nameOf(a.about) < nameOf(b.about) ? -1 : 1),
    )
  }

  #of(about: AnswerSheet['about']): OpenSheet {
    const key = `${about.is} ${nameOf(about)}`
    const sheet = this.#sheets.get(key) ?? { about, before: [], after: [] }
    this.#sheets.set(key, sheet)
    return sheet
  }
}

const nameOf = (about: AnswerSheet['about']): string => (about.is === 'naming' ? about.kind : about.name)

/** What can be told of a thing, or of an answer. */
function aspectsOf(members: readonly Member[]): readonly AnswerSheet['about'][] {
  const [first] = members
  if (!first) return []
  const { label } = first
  const attributes = [...new Set(members.flatMap((member) => Object.keys(member.label.attributes ?? {})))].toSorted()
  return [
    isPlaced(label) ? { is: 'naming', kind: label.kind } : { is: 'question', name: label.question },
    ...attributes.map((name) => ({ is: 'attribute' as const, name })),
  ]
}

function valuesOf(label: Label, about: AnswerSheet['about']): Values | null {
  if (about.is === 'attribute') return attributeValues(label.attributes?.[about.name])
  return isPlaced(label) ? tagsOf(label) : label.values
}

function attributeValues(value: AttributeValue | undefined): Values | null {
  if (value === undefined) return null
  return Array.isArray(value) ? value : [String(value)]
}

function scaleOf({ about, before }: OpenSheet, config: LabelConfig | null): AnswerScale {
  const asked = config ? askedFor(about, config) : undefined
  const several = before.some(({ said }) => said.some(({ values }) => values.length !== 1))
  switch (asked?.type) {
    case 'choices':
      return 'sets'
    case 'rating':
      return 'order'
    case 'number':
      return (asked.least ?? -1) >= 0 ? 'ratio' : 'numbers'
    default:
      return several ? 'sets' : 'names'
  }
}

function askedFor(about: AnswerSheet['about'], { questions = [], attributes = [], tags }: LabelConfig) {
  if (about.is === 'naming') return undefined
  const named = ({ name }: Pick<Attribute, 'name'>): boolean => name === about.name
  if (about.is === 'question') return questions.find(named)
  return attributes.find(named) ?? tags.flatMap(({ attributes: own = [] }) => own).find(named)
}
