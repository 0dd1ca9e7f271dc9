import * as Y from 'yjs'
import type { Comparison } from '#shared/compare/comparison.ts'
import type { Bench, BenchUnit } from '#shared/domain/bench.ts'
import { benchOfConsensus, benchOfDraft, unitOfDraft } from '#shared/drafts/draft-bench.ts'
import { draftText, unitFields } from '#shared/drafts/draft-doc.ts'
import { madeLabels, withUnits } from '#shared/drafts/label-bench.ts'
import type { LabelFields } from '#shared/drafts/label-fields.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import type { CaretsByUnit, OthersDrag } from '../sync/carets.ts'
import type { KeptItem, RefusedUnit } from '../sync/device-database.ts'
import { type DraftAddress, DraftConnection } from '../sync/draft-connection.ts'
import type { KeptEdits } from '../sync/kept-edits.ts'
import { nothingOutstanding, type Outstanding } from '../sync/save-state.ts'
import type { NotAccepted } from './item-screen.ts'
import { notAcceptedOf, wordsOf } from './not-accepted.ts'
import { type SetAside, settledAside } from './set-aside.ts'
import { type TypedStep, TypedSteps } from './typed-steps.ts'

/** A unit's text for the editor. */
export interface EditableUnit {
  readonly text: Y.Text
  /** Marks this page's own edits. */
  readonly origin: object
  /** This page's caret, or one that ends a selection, now stands there. */
  caretAt(anchor: number, head: number): void
}

export interface ItemDraftListener {
  /** The draft as it stands from now on. */
  bench(bench: Bench): void
  /** There is none any more, until the next one has come. */
  awaited(): void
  synced(): void
  progress(): void
  notAccepted(words: NotAccepted): void
  /** The server had lost acknowledged work of this item; so many units of one's own were sent again. */
  wentBack(unitsSentAgain: number): void
  /** What this device keeps of it is here; the server has not been asked yet. */
  recalled(): void
  ended(code: number): void
  carets(carets: CaretsByUnit): void
  /** Others drag labels, or have let them go. */
  drags?(drags: readonly OthersDrag[]): void
  /** Somebody else wrote in that unit. */
  wrote(unit: string, person: string): void
  /** This page began a step of typing. */
  typed(step: TypedStep): void
}

/** A page that goes on differing is not helped by loading again. */
const mostDiffering = 3

/** An item's draft on this page: the bench it makes, and a fresh generation of it after a refusal. */
export class ItemDraft {
  #comparison: Comparison
  readonly #connect: () => DraftConnection
  readonly #keep: () => KeptEdits
  #kept: KeptEdits
  readonly #listener: ItemDraftListener
  readonly typing: TypedSteps
  #connection: DraftConnection
  #units: readonly BenchUnit[]
  /** Whether the document holds the whole draft, or what this device keeps of it. */
  #here = false
  /** Whether the document was refused and the next one is not there yet. */
  #over = false
  /** Nothing is written or sent any more: what was not taken stands in the panel. */
  #ended = false
  #closed = false
  #aside: SetAside | null = null
  #differed = 0

  constructor(address: DraftAddress, keep: () => KeptEdits, comparison: Comparison, listener: ItemDraftListener) {
    this.#comparison = comparison
    this.#keep = keep
    this.#kept = keep()
    this.#listener = listener
    this.#units = benchOfConsensus(comparison).units
    this.#connect = () =>
      new DraftConnection(address, this.#kept, {
        textOf: (unit) => this.#units.find(({ id }) => id === unit)?.text ?? null,
        changed: (units) => this.#changed(units),
        recalled: () => {
          this.#arrived()
          listener.recalled()
        },
        synced: () => {
          this.#arrived()
          void this.#settleAside()
          listener.synced()
        },
        progress: () => listener.progress(),
        refused: (reason, code) => void this.#refused(reason, code),
        dropped: (words) => void this.#dropped(words),
        differs: () => this.#setAside('differs'),
        wentBack: () => this.#setAside('went-back'),
        // Words that may still be taken, once this person is back, stay outstanding.
        ended: (code) => (this.outstanding.count > 0 ? listener.ended(code) : this.#ends(code)),
        carets: (carets) => listener.carets(carets),
        drags: (drags) => listener.drags?.(drags),
        wrote: (unit, person) => listener.wrote(unit, person),
      })
    this.#connection = this.#connect()
    this.typing = new TypedSteps(this.#connection.doc, (step) => listener.typed(step))
  }

  get bench(): Bench {
    return { position: 0, comparison: this.#comparison, units: this.#units }
  }

  /** The same words, counted in another comparison from now on; undefined while the draft is not here. */
  compare(comparison: Comparison): Bench | undefined {
    this.#comparison = comparison
    if (this.#here) this.#units = benchOfDraft(this.#connection.doc, comparison, 0).units
    else this.#units = benchOfConsensus(comparison).units
    return this.#here ? this.bench : undefined
  }

  get outstanding(): Outstanding {
    return this.#ended ? nothingOutstanding : this.#connection.outstanding
  }

  editable(unit: string): EditableUnit | undefined {
    if (this.#over) return undefined
    const text = draftText(this.#connection.doc, unit)
    const { carets } = this.#connection
    return (
      text && {
        text,
        origin: this.typing.origin(unit),
        caretAt: (anchor, head) => carets.stand(unit, text, anchor, head),
      }
    )
  }

  /** Writes fields of a label; undefined takes one away. Answers what they were; undefined where the draft does not hold it. */
  writeFields(unit: string, values: LabelFields): LabelFields | undefined {
    const fields = this.#over ? undefined : unitFields(this.#connection.doc, unit)
    if (!fields) return undefined
    const before = Object.fromEntries(Object.keys(values).map((name) => [name, fields.get(name)]))
    fields.doc?.transact(() => {
      for (const [name, value] of Object.entries(values)) {
        if (value === undefined) fields.delete(name)
        else fields.set(name, value)
      }
    })
    return before
  }

  /** Whether fields of a label are still what they were written to be. */
  hasFields(unit: string, values: LabelFields): boolean {
    const fields = unitFields(this.#connection.doc, unit)
    return Object.entries(values).every(([name, value]) => JSON.stringify(fields?.get(name)) === JSON.stringify(value))
  }

  /** This page drags a label, or has let it go (null). */
  drag(unit: string, place: readonly number[] | null): void {
    const { carets } = this.#connection
    if (place === null) carets.lift()
    else carets.drag(unit, place)
  }

  /** The units in which something is not acknowledged, as they stand here. */
  get own(): readonly RefusedUnit[] {
    return this.#ended ? [] : wordsOf(this.#connection.doc, this.#connection.touched)
  }

  /** Nobody types here any more. */
  liftCaret(): void {
    this.#connection.carets.lift()
  }

  /** This person may open the draft again. */
  goOn(): void {
    if (!this.#ended) return
    this.#ended = false
    this.#connection.destroy()
    this.#begin()
  }

  close(): void {
    this.#closed = true
    this.#connection.destroy()
    void this.#aside?.kept.close()
  }

  /** Beside the edits: enough to show the item without a server. */
  keepWhole(whole: Pick<KeptItem, 'sources' | 'view'>): Promise<boolean> {
    const { doc, ownClients } = this.#connection
    return this.#kept.keepItem({ ...whole, states: [Y.encodeStateAsUpdate(doc)], own: [...ownClients] })
  }

  forgetWhole(): void {
    void this.#kept.forgetItem()
  }

  #changed(changed: ReadonlySet<string>): void {
    const { doc } = this.#connection
    const compared = this.#comparison.units.filter(({ unit }) => changed.has(unit))
    const fresh = compared.flatMap((unit) => unitOfDraft(doc, this.#comparison, unit) ?? [])
    this.#units = withUnits(this.#units, [...fresh, ...madeLabels(doc, this.#comparison, changed)])
    if (this.#here) this.#listener.bench(this.bench)
  }

  #arrived(): void {
    this.#here = true
    this.#listener.bench(this.bench)
  }

  /** Only a refused edit is followed by a fresh document; any other end is for good. */
  async #refused(reason: string, code: number): Promise<void> {
    const { doc, touched } = this.#connection
    const refused = { generation: this.#kept.generation, reason, at: Date.now(), units: wordsOf(doc, touched) }
    this.#over = true
    this.#here = false
    const kept = this.#kept.refuse(reason, refused.at, refused.units)
    this.#connection.destroy()
    if (code === closeCodes.refused) this.#listener.awaited()
    await kept
    if (refused.units.length > 0) this.#listener.notAccepted(notAcceptedOf(refused, this.#comparison))
    if (code === closeCodes.refused) this.#begin()
    else this.#ends(code)
  }

  #ends(code: number): void {
    this.#ended = true
    this.#over = true
    this.#listener.ended(code)
    this.#listener.progress()
  }

  async #dropped(words: ReadonlyMap<string, string>): Promise<void> {
    const units = [...words].flatMap(([unit, text]) => (text === '' ? [] : { unit, before: null, text }))
    if (units.length === 0) return
    const refused = { reason: 'dropped', at: Date.now(), units } as const
    const generation = await this.#kept.keepWords(refused.reason, refused.at, units)
    this.#listener.notAccepted(notAcceptedOf({ ...refused, generation }, this.#comparison))
  }

  /** This document must not go on: a fresh one comes, and then what this one had is looked at. */
  #setAside(why: SetAside['why']): void {
    if (this.#aside) void this.#giveUp(this.#aside)
    else if (why === 'went-back' || ++this.#differed <= mostDiffering) {
      const { doc, ownClients, touched } = this.#connection
      this.#aside = { why, kept: this.#kept, doc, own: ownClients, touched }
      this.#over = true
      this.#here = false
      this.#connection.setAside()
      this.#listener.awaited()
      this.#begin()
    }
  }

  async #settleAside(): Promise<void> {
    const aside = this.#aside
    if (!aside) return
    this.#aside = null
    const { units, again } = settledAside(aside, this.#connection.doc)
    if (aside.why === 'went-back') this.#listener.wentBack(again)
    await this.#keepAside(aside, units)
  }

  /** The fresh document is turned away as well. */
  async #giveUp(aside: SetAside): Promise<void> {
    this.#aside = null
    this.#over = true
    this.#connection.destroy()
    await this.#keepAside(aside, wordsOf(aside.doc, aside.touched))
    this.#ends(closeCodes.wentBack)
  }

  async #keepAside({ why, kept }: SetAside, units: readonly RefusedUnit[]): Promise<void> {
    const refused = { generation: kept.generation, reason: why, at: Date.now(), units }
    await kept.refuse(why, refused.at, units)
    if (units.length > 0) this.#listener.notAccepted(notAcceptedOf(refused, this.#comparison))
  }

  #begin(): void {
    if (this.#closed) return
    this.#kept = this.#keep()
    this.#connection = this.#connect()
    this.#over = false
    this.typing.attach(this.#connection.doc)
    this.#listener.carets(new Map())
  }
}
