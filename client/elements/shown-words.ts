import { html, nothing, type TemplateResult } from 'lit'
import type { Bracket, Mark, ShownUnit } from '#shared/projections/shown-unit.ts'
import { isSaid } from '../bench/said.ts'

/** The bracket of words that somebody picked out, rather than of a dispute. */
export const chosenId = 'chosen'

type Piece = TemplateResult | string

/**
 * A unit's text with its marks and brackets. Brackets are elements without text, so that offsets in the text are those
 * of its characters; they stand inside a mark where they begin or end within one.
 */
export function shownWords({ text, marks, brackets }: ShownUnit, current: string | null): readonly Piece[] {
  const ends = new BracketEnds(brackets)
  const pieces: Piece[] = []
  let at = 0
  for (const mark of marks) {
    pieces.push(...between(text, ends, at, mark.from), ...ends.before(mark.from))
    pieces.push(marked(mark, between(text, ends, mark.from, mark.to), mark.key === current))
    if (mark.from === mark.to) pieces.push(...ends.afterEmpty(mark.to))
    at = mark.to
  }
  return [
    ...pieces,
    ...between(text, ends, at, text.length),
    ...ends.before(text.length),
    ...ends.afterEmpty(text.length),
  ]
}

function marked({ key, kind, number, from, to }: Mark, words: readonly Piece[], current: boolean): TemplateResult {
  const classes = `mark ${kind} ${current ? 'current' : ''} ${from === to ? 'empty' : ''}`
  return html`<span class=${classes} data-key=${key} data-number=${number ?? nothing}>${words}</span>`
}

/** The words of a stretch, cut where brackets stand in it or at its beginning. */
function between(text: string, ends: BracketEnds, from: number, to: number): readonly Piece[] {
  if (from >= to) return []
  const cuts = [from, ...ends.within(from, to), to]
  return cuts.slice(0, -1).flatMap((start, at) => {
    const words = text.slice(start, cuts[at + 1])
    const dispute = ends.around(start)
    const wrapped = dispute ? html`<span class="disputed-words" data-dispute=${dispute}>${words}</span>` : words
    return [...ends.before(start), ...ends.afterEmpty(start), wrapped]
  })
}

/** Each end is given once, in the order of the text: what ends there before what begins there. */
class BracketEnds {
  readonly #brackets: readonly Bracket[]
  readonly #given = new Set<string>()

  constructor(brackets: readonly Bracket[]) {
    this.#brackets = brackets
  }

  within(from: number, to: number): readonly number[] {
    const all = this.#brackets.flatMap((bracket) => [bracket.from, bracket.to]).filter((at) => at > from && at < to)
    return [...new Set(all)].sort((a, b) => a - b)
  }

  /** The dispute whose words stand right after that offset. */
  around(at: number): string | undefined {
    return this.#brackets.find(({ dispute, from, to }) => dispute !== chosenId && from <= at && at < to)?.dispute
  }

  before(at: number): readonly Piece[] {
    const closing = this.#brackets.filter(({ from, to }) => to === at && from < at)
    const opening = this.#brackets.filter(({ from }) => from === at)
    return [...closing.flatMap((one) => this.#end(one, 'end')), ...opening.flatMap((one) => this.#end(one, 'start'))]
  }

  /** The other ends of those that hold nothing. */
  afterEmpty(at: number): readonly Piece[] {
    return this.#brackets.filter(({ from, to }) => from === at && to === at).flatMap((one) => this.#end(one, 'end'))
  }

  #end({ dispute }: Bracket, side: 'start' | 'end'): readonly Piece[] {
    const name = `${dispute} ${side}`
    if (this.#given.has(name)) return []
    this.#given.add(name)
    const classes = `bracket ${side} ${dispute === chosenId ? 'chosen' : ''} ${isSaid(dispute) ? 'pending' : ''}`
    return [html`<span class=${classes} data-dispute=${dispute === chosenId ? nothing : dispute}></span>`]
  }
}
