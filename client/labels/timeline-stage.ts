import { type Grip, reachIn } from './interval-drag.ts'
import { type HandPorts, IntervalHand } from './interval-hand.ts'
import { isInterval, type ShownInterval, type Track, tracksOf } from './interval-tracks.ts'
import type { LabelTool, ShownLabel } from './shown-label.ts'
import { TimeSight } from './time-sight.ts'
import type { TimeView } from './time-view.ts'
import { type Canvases, TimelineCanvas } from './timeline-canvas.ts'
import type { Scene } from './timeline-drawing.ts'
import { TimelineGestures, type Workpiece } from './timeline-gestures.ts'
import { nudged, type TimelineKey } from './timeline-keys.ts'
import { type Hit, hitAt, type Layout, layoutOf } from './timeline-layout.ts'
import type { Moving } from './timeline-overlay.ts'
import type { WaveLevel } from './wave-levels.ts'

/** What the timeline shows, as its element has it. */
export interface TimelineInput {
  readonly labels: readonly ShownLabel[]
  readonly current: string | null
  readonly seconds: number
  readonly levels: readonly WaveLevel[]
  readonly tool: LabelTool
  readonly readOnly: boolean
  readonly blend: number
  nameOf(layer: ShownLabel['layer']): string
}

export interface StagePorts extends HandPorts {
  pick(key: string | null): void
  seek(at: number): void
  /** What is in sight has changed. */
  moved(view: TimeView): void
}

const waveHeight = 96

/** The timeline as it is drawn and handled: its element gives it what there is, and hears what is done. */
export class TimelineStage implements Workpiece {
  readonly hand: IntervalHand
  readonly sight: TimeSight
  readonly #ports: StagePorts
  readonly #canvas: TimelineCanvas
  readonly #gestures: TimelineGestures
  readonly #coarse = matchMedia('(pointer: coarse)')
  #input: TimelineInput
  #tracks: readonly Track[] = []
  #byKey: ReadonlyMap<string, ShownInterval> = new Map()
  #layout: Layout
  #playhead = 0
  #mark: number | null = null

  constructor(surface: HTMLElement, canvases: Canvases, probe: HTMLElement, input: TimelineInput, ports: StagePorts) {
    this.#ports = ports
    this.#input = input
    this.hand = new IntervalHand(ports)
    this.#layout = layoutOf([], waveHeight, this.#coarse.matches)
    this.#canvas = new TimelineCanvas(
      canvases,
      probe,
      () => this.#scene(),
      () => this.#moving(),
    )
    this.#gestures = new TimelineGestures(surface, this)
    this.sight = new TimeSight((view) => {
      this.#canvas.dirty()
      ports.moved(view)
    })
    this.sight.measure(input.seconds)
    this.#readLabels()
  }

  get view(): TimeView {
    return this.sight.view
  }

  set view(view: TimeView) {
    this.sight.view = view
  }

  get seconds(): number {
    return this.#input.seconds
  }

  get height(): number {
    return this.#layout.height
  }

  get draws(): boolean {
    return this.#input.tool === 'interval' && !this.#input.readOnly
  }

  get current(): ShownInterval | undefined {
    return this.#byKey.get(this.#input.current ?? '')
  }

  show(input: TimelineInput): void {
    const before = this.#input
    this.#input = input
    if (before.labels !== input.labels) this.#readLabels()
    else if (input.readOnly && !before.readOnly) this.giveUp()
    this.sight.measure(input.seconds)
    if (before.current !== input.current && this.current && !this.hand.isBusy) this.sight.reveal(this.current.label)
    this.#canvas.dirty()
  }

  /** About the interval that is worked on, or where the sound is. */
  zoom(factor: number): void {
    const label = this.current?.label
    this.sight.zoom(factor, label ? (label.start + label.end) / 2 : this.#playhead)
  }

  toCurrent(): void {
    if (this.current) this.sight.on(this.current.label)
  }

  /** Where the sound is; while it plays the view turns to it like a page. */
  play(at: number, follows: boolean): void {
    this.#playhead = at
    if (follows && !this.hand.isBusy) this.sight.turnTo(at)
    this.#canvas.dirty('moving')
  }

  /** The new place, where there is one. */
  nudge(key: Extract<TimelineKey, { does: 'nudge' }>): ShownInterval['label'] | undefined {
    const { current } = this
    if (!current || !this.mayMove(current)) return undefined
    const now = nudged(this.hand.standing(current), key, this.seconds)
    if (!now) return undefined
    this.hand.nudge(current, now, this.#laneOf(current.key))
    this.#canvas.dirty()
    return now
  }

  /** The key that nudged was let go, or another was pressed. */
  rest(): void {
    this.hand.rest()
    this.#canvas.dirty()
  }

  /** By keys: a new one begins at the playhead, and ends there the next time. Answers where it was begun, if it was. */
  markHere(): number | null {
    if (!this.draws) return null
    const from = this.#mark
    this.#mark = from === null ? this.#playhead : null
    this.#canvas.dirty('moving')
    if (from === null) return this.#mark
    const until = Math.abs(this.#playhead - from) < 0.05 ? from + 1 : this.#playhead
    this.hand.take({ is: 'new', from }, null, 0)
    this.hand.drag(until, { seconds: this.seconds, edges: [], within: 0 })
    this.hand.place()
    return null
  }

  /** Whether there was anything to give up. */
  escape(): boolean {
    const had = [this.#gestures.escape(), this.hand.giveUp(), this.#mark !== null].includes(true)
    this.#mark = null
    this.#canvas.dirty()
    return had
  }

  stop(): void {
    this.#gestures.escape()
    this.hand.giveUp()
    this.#canvas.stop()
  }

  mayMove({ layer, locked, held }: ShownInterval): boolean {
    return layer === 'draft' && !locked && !held && !this.#input.readOnly
  }

  hit(x: number, y: number): Hit {
    return hitAt({ x, y }, this.view, this.#layout, this.#grips())
  }

  seek(at: number): void {
    this.#ports.seek(Math.max(0, Math.min(at, this.seconds)))
  }

  pick(key: string | null): void {
    if (key !== this.#input.current) this.#ports.pick(key)
  }

  take(grip: Grip, key: string | null): void {
    const shown = key === null ? null : (this.#byKey.get(key) ?? null)
    this.hand.take(grip, shown, key === null ? 0 : this.#laneOf(key))
    this.#canvas.dirty()
  }

  drag(at: number): void {
    const key = this.hand.held?.shown?.key ?? null
    this.hand.drag(at, reachIn(this.view, this.#tracks, key, { seconds: this.seconds, playhead: this.#playhead }))
    this.#canvas.dirty('moving')
  }

  place(): void {
    this.hand.place()
    this.#canvas.dirty()
  }

  giveUp(): void {
    this.hand.giveUp()
    this.#canvas.dirty()
  }

  #readLabels(): void {
    const { labels } = this.#input
    this.#tracks = tracksOf(labels)
    this.#byKey = new Map(labels.filter(isInterval).map((shown) => [shown.key, shown]))
    this.#meet()
    this.#layout = layoutOf(this.#tracks, waveHeight, this.#coarse.matches)
  }

  /** What a hand has hold of may have been ruled, taken away or picked up by somebody else meanwhile. */
  #meet(): void {
    this.hand.meet((key) => {
      const shown = this.#byKey.get(key)
      return shown !== undefined && this.mayMove(shown)
    })
  }

  #grips(): ShownInterval | undefined {
    const { current } = this
    if (!current || !this.mayMove(current)) return undefined
    return { ...current, label: this.hand.standing(current) }
  }

  #laneOf(key: string): number {
    for (const { placed } of this.#tracks) {
      const found = placed.find(({ shown }) => shown.key === key)
      if (found) return found.lane
    }
    return 0
  }

  #scene(): Scene | undefined {
    if (this.view.width === 0 || !(this.seconds > 0)) return undefined
    const { levels, blend, seconds } = this.#input
    const { palette, hatches } = this.#canvas
    return {
      view: this.view,
      layout: this.#layout,
      seconds,
      levels,
      palette,
      hatches,
      blend,
      current: this.current,
      hidden: this.hand.held?.shown?.key ?? null,
      nameOf: (layer) => this.#input.nameOf(layer),
    }
  }

  #moving(): Moving {
    return { playhead: this.#playhead, held: this.hand.held, grips: this.#grips(), mark: this.#mark }
  }
}
