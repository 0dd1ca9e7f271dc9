import type { Span } from '#shared/labels/label.ts'
import type { Tag } from '#shared/labels/label-config.ts'
import { nudgedSpan, type SpanEdge, withSpanEdge } from '#shared/labels/span-moves.ts'
import type { PointRange } from '#shared/labels/text-breaks.ts'
import { chordOf } from '../keys/chords.ts'
import { LabelDrawnEvent, LabelPickEvent } from './label-events.ts'
import type { ShownSpan } from './laid-spans.ts'
import type { LabelTool, ShownLabel } from './shown-label.ts'
import { SpanHold } from './span-hold.ts'
import { type TextKey, textKey } from './span-keys.ts'
import { SpanText } from './span-text.ts'
import { nextAt, spansAt } from './spans-at.ts'
import { chordsOf, nameOfChord } from './tag-chords.ts'
import { TextHand, type TextHandHost } from './text-hand.ts'
import { TextReader } from './text-reader.ts'
import type { NearPoint, TextView } from './text-view.ts'

/** The element whose text it is. */
export interface DeskHost extends EventTarget {
  readonly current: string | null
  readonly readOnly: boolean
  readonly tool: LabelTool
  readonly tags: readonly Tag[]
  readonly view: TextView | undefined
  requestUpdate(): void
  focusText(): void
  /** Brings code points into sight. */
  reveal(range: PointRange): void
}

/** What changed and should be heard by whoever does not see it. */
export type Heard =
  | { readonly is: 'here'; readonly words: string; readonly spans: readonly ShownSpan[] }
  | { readonly is: 'span'; readonly words: string }

/** Reading, selecting and moving spans in a text: what keys and gestures do to it, and what the page is told. */
export class TextDesk implements TextHandHost {
  spans = new SpanText('')
  reader = new TextReader(this.spans.breaks)
  heard: Heard | null = null
  readonly hand = new TextHand(this)
  readonly #host: DeskHost
  readonly #hold: SpanHold
  #selectedByTouch = false

  constructor(host: DeskHost) {
    this.#host = host
    this.#hold = new SpanHold(host)
  }

  write(text: string): void {
    this.hand.giveUp()
    this.spans = new SpanText(text)
    this.reader = new TextReader(this.spans.breaks)
    this.heard = null
  }

  show(labels: readonly ShownLabel[]): void {
    this.#hold.settle()
    this.spans.show(labels)
    this.spans.move(this.#hold.moved)
  }

  /** The caret goes to what is picked elsewhere on the page, unless it is there or something is selected. */
  goTo({ label: { start, end } }: ShownSpan): void {
    const { caret, selected } = this.reader
    if (!selected && (caret < start || caret > end)) this.reader.stand(start)
  }

  get tags(): readonly Tag[] {
    return this.#host.tags.filter(({ kinds }) => kinds?.includes('span') ?? true)
  }

  /** What has handles: words that a finger selected, else the picked span if it may be moved. */
  get held(): PointRange | undefined {
    const { selected } = this.reader
    return selected ? (this.#selectedByTouch ? selected : undefined) : this.#movable?.label
  }

  get marks(): boolean {
    return this.#host.tool === 'span' && !this.#host.readOnly
  }

  near(x: number, y: number): NearPoint | undefined {
    return this.#host.view?.near(x, y)
  }

  /** Through the spans there, from one to the next; none where there is none. */
  pressed({ start, border, on }: NearPoint, key: string | undefined, extend: boolean): void {
    this.#host.focusText()
    this.#selectedByTouch = false
    if (extend) this.reader.extend(border)
    else this.reader.stand(border)
    this.#host.requestUpdate()
    if (extend) return
    const next = on ? nextAt(spansAt(this.spans.laid.standing, start), this.#host.current)?.key : undefined
    this.pick((key === this.#host.current ? undefined : key) ?? next ?? null)
  }

  selecting(from: number, to: number): void {
    this.reader.drag(from, to)
    this.#host.requestUpdate()
  }

  selectWords(from: number, to: number): void {
    this.reader.selectWords(from, to)
    this.#host.requestUpdate()
  }

  selected(by: 'mouse' | 'touch'): void {
    this.#host.focusText()
    this.#selectedByTouch = by === 'touch'
    if (this.marks) this.draw('')
    this.#host.requestUpdate()
  }

  edgeMoved(edge: SpanEdge, to: number): void {
    const span = this.#movable
    const { dragged } = this.#hold
    if (this.reader.selected) this.reader.moveEnd(edge, to)
    else if (dragged !== null && dragged !== span?.key) this.hand.giveUp()
    else if (span) this.#drag(span, withSpanEdge(span.label, this.spans.breaks, edge, to))
    this.#host.requestUpdate()
  }

  /** A span that was ruled, removed or left for another meanwhile stays where it was. */
  edgeLeft(how: 'placed' | 'given up'): void {
    const { dragged } = this.#hold
    if (dragged === null) return
    if (how === 'placed' && dragged === this.#movable?.key) this.#hold.drop()
    else this.#hold.giveUp()
    this.spans.move(this.#hold.moved)
    this.#host.requestUpdate()
  }

  /** The keys are let go: what they moved is placed. */
  readonly rest = (): void => {
    if (!this.hand.busy) this.edgeLeft('placed')
  }

  #drag(span: ShownSpan, label: Span): boolean {
    if (label === span.label) return false
    this.#hold.drag(span.key, label, span.label)
    this.spans.move(this.#hold.moved)
    return true
  }

  pick(key: string | null): void {
    this.rest()
    if (key !== this.#host.current) this.#host.dispatchEvent(new LabelPickEvent(key))
  }

  /** Makes a span of what is selected, if anything is. */
  draw(tag: string): boolean {
    const { wanted } = this.reader
    if (!wanted || this.#host.readOnly) return false
    const quote = this.spans.breaks.slice(wanted.start, wanted.end)
    this.reader.stand(wanted.end)
    this.#host.requestUpdate()
    this.#host.dispatchEvent(new LabelDrawnEvent({ kind: 'span', id: '', tag, ...wanted, quote }))
    return true
  }

  unselect(): void {
    this.reader.stand(this.reader.caret)
    this.#host.requestUpdate()
  }

  /** Whether the key was the text's. */
  key(event: KeyboardEvent): boolean {
    const chord = chordOf(event)
    if (chord === 'Escape') return this.#leave()
    if (chord === 'Enter') return event.repeat ? this.reader.selected !== undefined : this.#enter()
    if (chord === 'Backslash' && !this.reader.selected) return this.#pickHere()
    const onSpan = this.reader.selected === undefined && this.#movable !== undefined
    const at = onSpan ? (this.#movable?.label.start ?? 0) : this.reader.caret
    const key = textKey(event, { onSpan, backward: this.#host.view?.backward(at) ?? false })
    if (key?.does !== 'nudge') this.rest()
    if (key) return this.#act(key)
    const tag = this.reader.selected && !event.repeat ? nameOfChord(chordsOf(this.tags), chord) : undefined
    return tag !== undefined && this.draw(tag)
  }

  #act(key: TextKey): boolean {
    const { view } = this.#host
    if (key.does === 'nudge') return this.#nudge(key)
    if (key.does === 'select-all') this.reader.select({ start: 0, end: this.spans.breaks.length })
    else if (view) this.reader.move(key, view)
    this.#selectedByTouch = false
    this.#hear()
    this.#host.requestUpdate()
    if (key.does === 'move') this.#host.reveal({ start: this.reader.caret, end: this.reader.caret })
    return true
  }

  #nudge({ edge, step, by }: Extract<TextKey, { does: 'nudge' }>): boolean {
    const span = this.#movable
    if (!span) return false
    const label = nudgedSpan(span.label, this.spans.breaks, edge, step, by)
    if (!this.#drag(span, label)) return true
    this.heard = { is: 'span', words: label.quote }
    this.#host.requestUpdate()
    this.#host.reveal({ start: label[edge], end: label[edge] })
    return true
  }

  /** Out of what one is in: a drag, a selection, a picked span; false when there is nothing to leave. */
  #leave(): boolean {
    if (this.hand.giveUp()) return true
    if (this.#hold.dragged !== null) this.edgeLeft('given up')
    else if (this.reader.selected) this.unselect()
    else if (this.#host.current !== null) this.pick(null)
    else return false
    return true
  }

  /** Makes a span, or picks one; with one picked it is the page's. */
  #enter(): boolean {
    this.rest()
    return this.draw('') || (this.#host.current === null && this.#pickHere())
  }

  #pickHere(): boolean {
    const next = nextAt(this.#spansHere(), this.#host.current)
    if (next) this.pick(next.key)
    return next !== undefined
  }

  /** Those at the caret, else those that end there. */
  #spansHere(): readonly ShownSpan[] {
    const { caret } = this.reader
    const here = spansAt(this.spans.laid.standing, caret)
    return here.length > 0 ? here : spansAt(this.spans.laid.standing, this.spans.breaks.previous(caret))
  }

  #hear(): void {
    const { wanted, wordHere } = this.reader
    if (wanted) this.heard = { is: 'span', words: this.spans.breaks.slice(wanted.start, wanted.end) }
    else this.heard = { is: 'here', words: wordHere, spans: spansAt(this.spans.laid.standing, this.reader.caret) }
  }

  get #movable(): ShownSpan | undefined {
    const span = this.spans.find(this.#host.current)
    if (span?.layer !== 'draft' || span.locked || span.label.unanchored || this.#host.readOnly) return undefined
    // Of two who took it at once both go on: the later one is right.
    return span.held && this.#hold.dragged !== span.key ? undefined : span
  }
}
