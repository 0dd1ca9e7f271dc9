import { type PlaceOfRegion, placeOfResult, sizeOf } from '#shared/formats/label-studio-places.ts'
import type { Result } from '#shared/formats/label-studio-shapes.ts'
import { TextAnchors } from '#shared/labels/anchoring.ts'
import type { AttributeValue, Choice, Label, PlacedLabel, Relation, Subject } from '#shared/labels/label.ts'

/** What one annotation says in labels, and what of it could not be used: a kind of note and a sentence each. */
export interface Labelling {
  readonly labels: readonly Label[]
  readonly relations: readonly Relation[]
  readonly leftOut: readonly { readonly kind: string; readonly message: string }[]
  /** As the results tell it: its size. */
  readonly image?: { readonly width: number; readonly height: number }
  readonly seconds?: number
  /** Regions that cannot be, and why. */
  readonly faults: readonly { readonly label: string; readonly message: string }[]
}

interface Region {
  readonly id: string
  readonly place: PlaceOfRegion
  readonly results: readonly Result[]
}

/**
 * The labels in one annotation: a region is what shares an id, its labels are tags, further answers about it attributes.
 * What has no region is an answer about the whole item. What a result holds beside all this is kept with the label.
 */
export function labellingOf(results: readonly Result[], subject: Subject | undefined): Labelling {
  const leftOut: { kind: string; message: string }[] = []
  const regions: Region[] = []
  const answers: Choice[] = []
  const faults: { label: string; message: string }[] = []
  for (const [at, group] of [...groupsById(results)].entries()) {
    const id = group[0]?.id === undefined || group[0].id === null ? `label ${at + 1}` : String(group[0].id)
    const places = group.map((result) => placeOfResult(result, subject))
    const fault = places.find((place) => typeof place === 'string')
    if (typeof fault === 'string') {
      faults.push({ label: id, message: `region "${id}": ${fault}` })
      continue
    }
    const place = places.find((one) => one !== undefined)
    if (place !== undefined && typeof place !== 'string') regions.push({ id, place, results: group })
    else answers.push(...answersOf(group, id, leftOut))
  }
  const placed = anchored(regions, subject).map(({ region, place }) => labelOf(region, place, leftOut))
  const relations = results.flatMap(relationOf)
  return { labels: [...placed, ...answers], relations, leftOut, faults, ...sizes(regions) }
}

/** In their order; results without an id stand alone, relations stand nowhere. */
function groupsById(results: readonly Result[]): Iterable<readonly Result[]> {
  const groups = new Map<unknown, Result[]>()
  for (const result of results) {
    if (result.type === 'relation') continue
    const key = result.id ?? result
    const known = groups.get(key)
    if (known) known.push(result)
    else groups.set(key, [result])
  }
  return groups.values()
}

/** Offsets of spans as code points, where their quotes are found. */
function anchored(regions: readonly Region[], subject: Subject | undefined) {
  const spans = regions.flatMap(({ place }) => (place.kind === 'span' ? [place] : []))
  const found = subject?.is === 'text' ? new TextAnchors(subject.text).anchor(spans) : spans.map(() => undefined)
  const known = new Map(spans.map((span, index) => [span, found[index]]))
  return regions.map((region) => {
    const { place } = region
    if (place.kind !== 'span') return { region, place }
    const at = known.get(place)
    const quote = at?.quote ?? place.quote ?? ''
    const { start, end } = at ?? place
    return { region, place: { kind: place.kind, start, end, quote, ...(at ? {} : { unanchored: true as const }) } }
  })
}

type AnchoredPlace = ReturnType<typeof anchored>[number]['place']

function labelOf(
  { id, results }: Region,
  place: AnchoredPlace,
  leftOut: { kind: string; message: string }[],
): PlacedLabel {
  const [tag = '', ...moreTags] = [...new Set(results.flatMap(tagsOfResult))]
  const attributes: [string, AttributeValue][] = []
  for (const result of results) {
    const value = answerOf(result)
    if (value !== undefined) attributes.push([nameOf(result), value])
    else if (!isTagged(result) && !/^(rectangle|polygon)$/.test(result.type ?? '')) leftOut.push(unread(result))
  }
  return {
    ...place,
    ...{ id, tag },
    ...(moreTags.length > 0 ? { moreTags } : {}),
    ...(attributes.length > 0 ? { attributes: Object.fromEntries(attributes) } : {}),
    kept: keptOf(results),
  } as PlacedLabel
}

/** Where the results of a label come from, in the order in which they stand. */
function keptOf(results: readonly Result[]): Readonly<Record<string, unknown>> {
  return { results: results.map(({ id: _, value, ...frame }) => ({ ...frame, ...keptValue(value) })) }
}

const readOfValue =
  /^(x|y|width|height|rotation|points|start|end|text|choices|rating|number|taxonomy|datetime|.*labels)$/

function keptValue(value: Result['value']): object {
  const rest = Object.entries(value ?? {}).filter(([name]) => !readOfValue.test(name))
  return rest.length > 0 ? { value: Object.fromEntries(rest) } : {}
}

const nameOf = ({ from_name: name, type }: Result): string => name ?? type ?? 'answer'

const isTagged = ({ type }: Result): boolean => /labels$/.test(type ?? '')

function tagsOfResult(result: Result): readonly string[] {
  const tags: unknown = isTagged(result) ? result.value?.[result.type ?? ''] : undefined
  return Array.isArray(tags) ? tags.map(String) : []
}

/** What a result answers beside where it is; undefined for none, or one that cannot be read. */
function answerOf({ type, value }: Result): AttributeValue | undefined {
  const said: unknown = type === 'textarea' ? value?.text : value?.[type ?? '']
  switch (type) {
    case 'choices':
      return Array.isArray(said) ? said.map(String) : undefined
    case 'taxonomy':
      return Array.isArray(said)
        ? said.map((path) => (Array.isArray(path) ? path.join(' / ') : String(path)))
        : undefined
    case 'rating':
    case 'number':
      return typeof said === 'number' ? said : undefined
    case 'datetime':
      return typeof said === 'string' ? said : undefined
    case 'textarea':
      return Array.isArray(said) ? said.map(String) : typeof said === 'string' ? said : undefined
    default:
      return undefined
  }
}

function answersOf(
  group: readonly Result[],
  id: string,
  leftOut: { kind: string; message: string }[],
): readonly Choice[] {
  return group.flatMap((result, at) => {
    const value = result.type === 'textarea' ? undefined : answerOf(result)
    if (value === undefined) {
      leftOut.push(unread(result))
      return []
    }
    const values = (Array.isArray(value) ? value : [value]).map(String)
    const own = at === 0 ? id : `${id} ${at + 1}`
    return [{ id: own, kind: 'choice' as const, question: nameOf(result), values, kept: keptOf([result]) }]
  })
}

const unread = (result: Result) => ({
  kind: 'left-out',
  message: `A result of type ${result.type ?? 'unknown'} ("${nameOf(result)}") is no label and was left out`,
})

function relationOf(result: Result): readonly Relation[] {
  const { from_id: from, to_id: to, direction, labels } = result
  if (result.type !== 'relation' || from === undefined || to === undefined) return []
  const way = (['left', 'right', 'bi'] as const).find((one) => one === direction)
  return [
    {
      from: String(from),
      to: String(to),
      tags: Array.isArray(labels) ? labels.map(String) : [],
      ...(way ? { direction: way } : {}),
    },
  ]
}

function sizes(regions: readonly Region[]): Pick<Labelling, 'image' | 'seconds'> {
  const shape = regions.find(({ place }) => place.kind === 'box' || place.kind === 'polygon')?.results[0]
  const sound = regions.find(({ place }) => place.kind === 'interval')?.results.find((one) => one.original_length)
  const seconds = sound?.original_length
  return {
    ...(shape ? { image: sizeOf(shape) } : {}),
    ...(typeof seconds === 'number' && seconds > 0 ? { seconds } : {}),
  }
}
