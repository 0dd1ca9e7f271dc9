import type { Segment } from '#shared/domain/source.ts'
import type { Result } from '#shared/formats/label-studio-shapes.ts'

/** What one annotation says, and what of it could not be used: a kind of note and a sentence each. */
export interface Transcript {
  readonly segments: readonly Segment[]
  readonly leftOut: readonly { readonly kind: string; readonly message: string }[]
  /** Why the annotation cannot be read at all. */
  readonly fault?: string
}

interface Region {
  readonly segment: Segment
  readonly labels: readonly string[]
}

/** The names of the TextAreas that hold something, in the order in which they come. */
export function textLayers(results: readonly Result[]): readonly string[] {
  return [...new Set(results.filter(isText).map(layerOf))]
}

/**
 * The transcript in one annotation: its TextArea of that name, a segment for each region, by start. A label of the same
 * region is the speaker. A TextArea without region is one segment without times.
 */
export function transcriptOf(results: readonly Result[], layer: string): Transcript {
  const byRegion = regionsOf(results)
  const leftOut: { kind: string; message: string }[] = []
  const regions: Region[] = []
  const used = new Set<Result>()
  for (const result of results.filter((each) => isText(each) && layerOf(each) === layer)) {
    const beside = siblingsOf(result, byRegion)
    used.add(result)
    if ([result, ...beside].some(isSpan)) {
      leftOut.push({ kind: 'text-span', message: 'A TextArea on a span of a text is no transcript and was left out' })
      continue
    }
    const labelled = beside.filter(({ type, value }) => type === 'labels' && value?.labels)
    for (const each of labelled) used.add(each)
    const times = timesOf([result, ...beside])
    if (typeof times === 'string') return { segments: [], leftOut, fault: times }
    regions.push({
      segment: { ...times, ...speaker(labelled), text: words(result) },
      labels: labelled.flatMap(({ value }) => value?.labels ?? []),
    })
  }
  for (const { labels } of regions)
    if (labels.length > 1)
      leftOut.push({
        kind: 'several-labels',
        message: `A region has the labels ${quoted(labels)}: the first is its speaker`,
      })
  leftOut.push(...unused(results, used))
  return { segments: regions.map(({ segment }) => segment).toSorted(byStart), leftOut }
}

const isText = ({ type, value }: Result): boolean =>
  type === 'textarea' && value?.text !== undefined && value.text !== null

const layerOf = ({ from_name: name }: Result): string => name ?? 'textarea'

const isSpan = ({ type, value }: Result): boolean =>
  (type !== 'textarea' && typeof value?.text === 'string') ||
  value?.startOffset !== undefined ||
  value?.globalOffsets !== undefined

function regionsOf(results: readonly Result[]): ReadonlyMap<unknown, readonly Result[]> {
  const regions = new Map<unknown, Result[]>()
  for (const result of results) {
    if (result.id === undefined || result.id === null) continue
    const known = regions.get(result.id)
    if (known) known.push(result)
    else regions.set(result.id, [result])
  }
  return regions
}

const siblingsOf = (result: Result, regions: ReadonlyMap<unknown, readonly Result[]>): readonly Result[] =>
  (regions.get(result.id) ?? []).filter((other) => other !== result)

const words = ({ value }: Result): string => (Array.isArray(value?.text) ? value.text.join(' ') : (value?.text ?? ''))

function speaker(labelled: readonly Result[]): { readonly speaker?: string } {
  const label = labelled[0]?.value?.labels?.[0]
  return label ? { speaker: label } : {}
}

/** Of the first of a region's results that has them. A sentence when they are no seconds. */
function timesOf(results: readonly Result[]): { readonly start?: number; readonly end?: number } | string {
  const { start, end } = results.find(({ value }) => value?.start !== undefined && value.start !== null)?.value ?? {}
  const [from, to] = [seconds(start), seconds(end)]
  if (from === null) return `a region starts at "${start}", which is no time in seconds`
  if (to === null) return `a region ends at "${end}", which is no time in seconds`
  return { ...(from === undefined ? {} : { start: from }), ...(to === undefined ? {} : { end: to }) }
}

/** Null for what is no time. */
function seconds(time: string | number | null | undefined): number | null | undefined {
  if (time === undefined || time === null) return undefined
  const number = typeof time === 'number' || time.trim() !== '' ? Number(time) : Number.NaN
  return Number.isFinite(number) && number >= 0 ? number : null
}

const readOfValue: ReadonlySet<string> = new Set(['text', 'start', 'end', 'labels'])

/** What is in an annotation and not in its transcript, a sentence for each kind of it. */
function unused(results: readonly Result[], used: ReadonlySet<Result>): Transcript['leftOut'] {
  const counts = new Map<string, { kind: string; count: number }>()
  const count = (kind: string, message: string): void => {
    const known = counts.get(message)
    if (known) known.count++
    else counts.set(message, { kind, count: 1 })
  }
  for (const result of results) {
    const { type, meta, value } = result
    if (used.has(result)) {
      const parts = [...Object.keys(value ?? {}).filter((name) => !readOfValue.has(name)), ...(meta ? ['meta'] : [])]
      for (const part of parts) count('left-out-part', `"${part}" of a region was left out`)
    } else if (type === 'labels' && !isSpan(result))
      count('region-without-text', `A region of "${layerOf(result)}" has no text beside it and was left out`)
    else if (!isText(result))
      count(
        'left-out',
        `A result of type ${type ?? 'unknown'} ("${layerOf(result)}") is no transcript and was left out`,
      )
  }
  return [...counts].map(([message, { kind, count: times }]) => ({
    kind,
    message: times === 1 ? message : `${message}, ${times} times`,
  }))
}

const byStart = (a: Segment, b: Segment): number => (a.start ?? 0) - (b.start ?? 0)

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')
