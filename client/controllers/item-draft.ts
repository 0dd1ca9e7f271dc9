import * as Y from 'yjs'
import type { Comparison } from '#shared/compare/comparison.ts'
import type { Bench, BenchUnit } from '#shared/domain/bench.ts'
import { benchOfConsensus, benchOfDraft } from '#shared/drafts/draft-bench.ts'
import { draftText, draftUnits } from '#shared/drafts/draft-doc.ts'
import type { CaretsByUnit } from '../sync/carets.ts'
import { DraftConnection } from '../sync/draft-connection.ts'
import type { Outstanding } from '../sync/save-state.ts'
import type { NotAccepted } from './item-screen.ts'

/** A unit's text for the editor, with the stack of this page's own typing. */
export interface EditableUnit {
  readonly text: Y.Text
  /** Marks this page's own edits. */
  readonly origin: object
  /** This page's caret, or one that ends a selection, now stands there. */
  caretAt(anchor: number, head: number): void
  undo(): void
  redo(): void
  /** What is typed from now on is undone apart from what was typed before. */
  pause(): void
}

export interface ItemDraftListener {
  bench(bench: Bench): void
  synced(): void
  progress(): void
  notAccepted(words: NotAccepted): void
  ended(code: number): void
  carets(carets: CaretsByUnit): void
}

const ownEdits = {}

/** An item's draft on this page: the bench it makes, and a fresh generation of it after a refusal. */
export class ItemDraft {
  readonly #comparison: Comparison
  readonly #connect: () => DraftConnection
  readonly #listener: ItemDraftListener
  #connection: DraftConnection
  #undo: Y.UndoManager
  #units: readonly BenchUnit[]

  constructor(origin: string, path: string, comparison: Comparison, listener: ItemDraftListener) {
    this.#comparison = comparison
    this.#listener = listener
    this.#units = benchOfConsensus(comparison).units
    this.#connect = () =>
      new DraftConnection(origin, path, {
        changed: (units) => this.#changed(units),
        synced: () => listener.synced(),
        progress: () => listener.progress(),
        refused: (reason) => this.#refused(reason),
        ended: (code) => listener.ended(code),
        carets: (carets) => listener.carets(carets),
      })
    this.#connection = this.#connect()
    this.#undo = undoOf(this.#connection.doc)
  }

  get bench(): Bench {
    return { position: 0, comparison: this.#comparison, units: this.#units }
  }

  get outstanding(): Outstanding {
    return this.#connection.outstanding
  }

  editable(unit: string): EditableUnit | undefined {
    const text = draftText(this.#connection.doc, unit)
    const undo = this.#undo
    const { carets } = this.#connection
    return (
      text && {
        text,
        origin: ownEdits,
        caretAt: (anchor, head) => carets.stand(unit, text, anchor, head),
        undo: () => undo.undo(),
        redo: () => undo.redo(),
        pause: () => undo.stopCapturing(),
      }
    )
  }

  /** Nobody types here any more. */
  liftCaret(): void {
    this.#connection.carets.lift()
  }

  leave(): void {
    this.#connection.leave()
  }

  #changed(changed: ReadonlySet<string>): void {
    const { doc } = this.#connection
    this.#units = this.#units.map((unit, index) => {
      const compared = changed.has(unit.id) ? this.#comparison.units[index] : undefined
      if (!compared) return unit
      return benchOfDraft(doc, { ...this.#comparison, units: [compared] }, 0).units[0] ?? unit
    })
    this.#listener.bench(this.bench)
  }

  #refused(reason: string): void {
    const refused = this.#connection
    const units = refused.touchedUnits.map((unit) => ({
      segment: this.#comparison.units.findIndex((compared) => compared.unit === unit) + 1,
      text: draftText(refused.doc, unit)?.toString() ?? '',
    }))
    this.#undo.destroy()
    refused.destroy()
    this.#connection = this.#connect()
    this.#undo = undoOf(this.#connection.doc)
    this.#listener.carets(new Map())
    this.#listener.notAccepted({ reason, units })
  }
}

const undoOf = (doc: Y.Doc): Y.UndoManager =>
  new Y.UndoManager(draftUnits(doc), { trackedOrigins: new Set([ownEdits]) })
