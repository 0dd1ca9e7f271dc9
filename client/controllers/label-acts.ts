import { msg } from '@lit/localize'
import { benchUnit, comparedUnit } from '#shared/domain/bench.ts'
import type { Take } from '#shared/domain/settling.ts'
import { joinedIntervals, splitInterval } from '#shared/labels/interval-moves.ts'
import { isPlaced, type Label, type LabelKind, type PlacedLabel, type Shape } from '#shared/labels/label.ts'
import { joinedShapes } from '#shared/labels/shape-joining.ts'
import { splitShape } from '#shared/labels/shape-splitting.ts'
import { joinedSpans, splitSpan } from '#shared/labels/span-moves.ts'
import { TextBreaks } from '#shared/labels/text-breaks.ts'
import type { LabelTool } from '../labels/shown-label.ts'
import type { ItemStore } from './item-screen.ts'
import { LabelHold } from './label-hold.ts'
import type { LabelWriting } from './label-writing.ts'
import type { PlaceWalk } from './place-walk.ts'
import type { RoomClient } from './room-client.ts'

/** Where a label is cut: the caret of the text, or the seconds that are heard. */
export type CutAt = () => number | undefined

/** What keys and buttons do to the label that is picked: the one that the bar is about. */
export class LabelActs {
  readonly #store: ItemStore
  readonly #room: RoomClient
  readonly #walk: PlaceWalk
  readonly #hold: LabelHold
  readonly writing: LabelWriting
  readonly #take: (take: Take, moveOn: boolean) => void
  cutAt: CutAt = () => undefined

  constructor(
    store: ItemStore,
    room: RoomClient,
    walk: PlaceWalk,
    writing: LabelWriting,
    take: (take: Take, moveOn: boolean) => void,
  ) {
    this.#take = take
    this.#store = store
    this.#room = room
    this.#walk = walk
    this.writing = writing
    this.#hold = new LabelHold(store, walk)
  }

  /** The unit of the label that the bar is about, unless it was let go. */
  get picked(): string | null {
    return this.#hold.unit
  }

  /** Turns to a label of the draft, or to the one that a source's label belongs to. */
  pick(key: string | null): void {
    const unit = key === null ? null : this.#unitOf(key)
    if (unit === null) this.#hold.letGo()
    else if (this.#store.state.desk.merging !== null) this.#mergeWith(unit)
    else this.lookAt(unit)
  }

  /** Its first difference that waits, or any; else the label as a whole. */
  lookAt(unit: string): void {
    this.#store.updateDesk({ letGo: null })
    const own = this.#store.state.stops.filter(({ place }) => place.unit === unit)
    const stop = own.find(({ needsPerson, settled }) => needsPerson && !settled) ?? own[0]
    const columns = this.#label(unit)?.columns.length
    if (stop) this.#walk.lookAt(stop.place)
    else if (columns !== undefined) this.#walk.lookAt({ unit, from: 0, to: columns })
  }

  use(tool: LabelTool, asks = false): void {
    this.#store.updateDesk({ tool, asks, merging: null })
  }

  /** The tool that draws, or back to picking. */
  draw(): void {
    const { desk } = this.#store.state
    const kind = this.#drawnKind
    this.use(desk.tool === 'select' && kind ? kind : 'select')
  }

  /** A label that was drawn comes into the draft, or is asked about. */
  async drawn(label: Label): Promise<void> {
    const { asks } = this.#store.state.desk
    const tagged = isPlaced(label) && label.tag === '' ? { ...label, tag: this.#tagOfPicked(label.kind) } : label
    this.use('select')
    if (asks) {
      this.asked?.({ ...tagged, id: 'new' })
      return
    }
    const unit = await this.writing.add(tagged)
    if (unit !== undefined) this.#lookAtSoon(unit)
  }

  /** What asking about an empty place does. */
  asked: ((label: Label) => void) | undefined

  /** That there is nothing: by the difference about that, if it is the current one, else by deleting the label. */
  nothing(moveOn: boolean): void {
    const stop = this.#store.state.chosen ? undefined : this.#store.stop()
    if (stop?.place.from === 0) this.#take('nothing', moveOn)
    else this.remove()
  }

  remove(): void {
    const unit = this.#pickedLabel()
    if (!unit) return
    this.writing.remove(unit.id)
    if (this.#store.state.chosen) this.#walk.unchoose()
  }

  split(): void {
    const unit = this.#pickedLabel()
    const parts = unit && this.#parts(unit.label)
    if (!unit) return
    if (parts) void this.writing.split(unit.id, parts)
    else this.#room.notices.say(msg('Put the caret, or what is heard, inside the label first: it is cut there'))
  }

  /** The next label that is picked becomes part of this one. */
  merge(): void {
    const unit = this.#pickedLabel()
    if (!unit) return
    this.#store.updateDesk({ merging: unit.id, tool: 'select' })
    this.#room.notices.say(msg('Pick the label that becomes part of this one. Escape gives it up.'))
  }

  /** Shows the draft and a source in turn; the next source each time, then the draft alone. */
  flicker(): void {
    const { desk, sources } = this.#store.state
    const next = (desk.flicker ?? -1) + 1
    this.#store.updateDesk({ flicker: next < (sources?.sources.length ?? 0) ? next : null, draftTurn: true })
  }

  /** The other of the two that flicker. */
  turn(): void {
    const { draftTurn } = this.#store.state.desk
    this.#store.updateDesk({ draftTurn: !draftTurn })
  }

  toggleLayer(layer: 'draft' | number): void {
    const hidden = new Set(this.#store.state.desk.hidden)
    if (!hidden.delete(layer)) hidden.add(layer)
    this.#store.updateDesk({ hidden })
  }

  /** Leaves a tool, or a merging that waits; false where there is neither. */
  giveUp(): boolean {
    const { merging, tool } = this.#store.state.desk
    const waits = merging !== null || tool !== 'select'
    if (waits) this.#store.updateDesk({ merging: null, tool: 'select', asks: false })
    return waits
  }

  /** Number of the reading of the current difference that was made so; undefined where there is none. */
  reading(made: 'average' | 'tightest'): number | undefined {
    const readings = this.#store.stop()?.difference.readings ?? []
    const at = readings.findIndex((reading) => reading.made === made || (made === 'average' && reading.consensus))
    return at < 0 ? undefined : at
  }

  #mergeWith(other: string): void {
    const { desk } = this.#store.state
    const first = desk.merging === null ? undefined : this.#label(desk.merging)?.value
    const second = this.#label(other)?.value
    if (!first || !second || !isPlaced(first) || other === desk.merging) return
    const whole = isPlaced(second) ? this.#joined(first, second) : undefined
    this.#store.updateDesk({ merging: null })
    if (whole) {
      this.writing.merge(first.id, whole, [other])
      this.#room.notices.say(msg('These two become one label'))
    } else this.#room.notices.say(msg('These two cannot be one label'))
  }

  #joined(first: PlacedLabel, second: PlacedLabel): Label | undefined {
    if (first.kind === 'span' && second.kind === 'span')
      return this.#breaks && joinedSpans([first, second], this.#breaks)
    if (first.kind === 'interval' && second.kind === 'interval') return joinedIntervals([first, second])
    return isShape(first) && isShape(second) ? joinedShapes([first, second]) : undefined
  }

  #parts(label: PlacedLabel): readonly Label[] | undefined {
    if (isShape(label)) return splitShape(label)
    const at = this.cutAt()
    if (label.kind === 'interval') return splitInterval(label, at ?? (label.start + label.end) / 2)
    return at === undefined || !this.#breaks ? undefined : splitSpan(label, this.#breaks, at)
  }

  get #breaks(): TextBreaks | undefined {
    const subject = this.#store.state.sources?.subject
    return subject?.is === 'text' ? new TextBreaks(subject.text) : undefined
  }

  get #drawnKind(): Exclude<LabelTool, 'select'> | undefined {
    const subject = this.#store.state.sources?.subject
    if (subject?.is === 'text') return 'span'
    if (subject?.is === 'audio') return 'interval'
    return subject?.is === 'image' ? 'box' : undefined
  }

  #label(unit: string) {
    const { bench } = this.#store.state
    return bench ? benchUnit(bench, unit)?.label : undefined
  }

  #pickedLabel(): { readonly id: string; readonly label: PlacedLabel } | undefined {
    const unit = this.picked
    const record = unit === null ? undefined : this.#label(unit)
    if (unit !== null && record?.there && isPlaced(record.value)) return { id: unit, label: record.value }
    this.#room.notices.say(msg('Pick a label first'))
    return undefined
  }

  /** What is drawn beside a picked label is mostly of its kind. */
  #tagOfPicked(kind: LabelKind): string {
    const value = this.picked === null ? undefined : this.#label(this.picked)?.value
    return value && isPlaced(value) && value.kind === kind ? value.tag : ''
  }

  #unitOf(key: string): string | null {
    const { bench } = this.#store.state
    const [, source, id] = /^s(\d+):(.*)$/s.exec(key) ?? []
    if (source === undefined)
      return bench && (benchUnit(bench, key) || comparedUnit(bench.comparison, key)) ? key : null
    const isMember = (member: { readonly source: number; readonly id: string }) =>
      member.source === Number(source) && member.id === id
    return bench?.comparison.units.find(({ label }) => label?.members.some(isMember))?.unit ?? null
  }

  /** The new label comes over another connection than the answer. */
  #lookAtSoon(unit: string): void {
    if (this.#label(unit)) {
      this.lookAt(unit)
      return
    }
    const end = this.#store.subscribe(() => {
      if (!this.#label(unit)) return
      end()
      clearTimeout(clock)
      this.lookAt(unit)
    })
    const clock = setTimeout(end, patience)
  }
}

const patience = 5000

const isShape = (label: Label): label is Shape => label.kind === 'box' || label.kind === 'polygon'
