import * as Y from 'yjs'
import { changedSince, type Known, knownIn } from '#shared/drafts/changed-since.ts'
import { draftText, draftUnits } from '#shared/drafts/draft-doc.ts'
import { changedWords } from '../bench/changed-words.ts'

type StackItem = Y.UndoManager['undoStack'][number]

/** What this page typed in one go, in one unit. */
export interface TypedStep {
  readonly unit: string
  /** The unit's text before it, and as it stood right after. */
  readonly before: string
  after: string
  /** Where it is on the document's own stack; null once that document is gone. */
  item: StackItem | null
  known: Known
}

/** The unit's text before and after something was taken back. */
export interface TakenBack {
  readonly unit: string
  readonly was: string
  readonly is: string
}

/** Marks this page's own typing in a unit; others' edits never have one. */
class OwnTyping {
  readonly unit: string

  constructor(unit: string) {
    this.unit = unit
  }
}

/** Marks words that are put back where the document itself can no longer undo. */
const puttingBack = {}

/**
 * This page's typing in one item, step by step. A step is undone by its characters while nobody has changed what it did
 * since; where they are gone (the words were settled over and brought back, or the document is a fresh one) by its
 * words, if the unit reads as it did right after the step.
 */
export class TypedSteps {
  readonly #typed: (step: TypedStep) => void
  readonly #origins = new Map<string, OwnTyping>()
  #doc: Y.Doc
  #undo: Y.UndoManager
  #top: TypedStep | null = null
  readonly #kept = new Set<TypedStep>()
  #redoable: TypedStep[] = []
  #before = ''
  #lastUnit: string | null = null

  /** `typed` hears of each step once, when it begins. */
  constructor(doc: Y.Doc, typed: (step: TypedStep) => void) {
    this.#typed = typed
    this.#doc = doc
    this.#undo = this.#follow(doc)
  }

  /** A fresh document in the place of the one before. Steps made in that are kept by their words. */
  attach(doc: Y.Doc): void {
    this.#undo.destroy()
    for (const step of this.#kept) step.item = null
    this.forgetRedo()
    this.#doc = doc
    this.#undo = this.#follow(doc)
  }

  /** Marks what is typed in that unit. */
  origin(unit: string): object {
    const origin = this.#origins.get(unit) ?? new OwnTyping(unit)
    this.#origins.set(unit, origin)
    return origin
  }

  /** What is typed from now on is a step of its own. */
  cut(): void {
    this.#undo.stopCapturing()
  }

  forgetRedo(): void {
    this.#redoable = []
    this.#undo.clear(false, true)
  }

  /** Takes back the last step, which is off the stack then. Undefined when others have changed it since. */
  undo(step: TypedStep): TakenBack | undefined {
    this.cut()
    const text = draftText(this.#doc, step.unit)
    const was = text?.toString() ?? ''
    const { item } = step
    this.#top = null
    this.#kept.delete(step)
    if (text && item && this.#undo.undoStack.at(-1) === item && !changedSince(text, item, step.known)) {
      this.#undo.undo()
      this.#redoable.push({ ...step, item: this.#undo.redoStack.at(-1) ?? null, known: knownIn(this.#doc) })
    } else {
      this.#drop(item)
      if (!text || was !== step.after) return undefined
      this.forgetRedo()
      this.#putBack(text, was, step.before)
    }
    return { unit: step.unit, was, is: text.toString() }
  }

  /** Does again what was undone last; undefined when there is nothing, `changed` when others have changed it since. */
  redo(): TakenBack | 'changed' | undefined {
    const undone = this.#redoable.pop()
    const text = undone && draftText(this.#doc, undone.unit)
    if (!undone || !text) return undefined
    const was = text.toString()
    if (!undone.item || changedSince(text, undone.item, undone.known)) {
      this.forgetRedo()
      return 'changed'
    }
    this.#undo.redo()
    const is = text.toString()
    const item = this.#undo.undoStack.at(-1) ?? null
    this.#begin({ unit: undone.unit, before: was, after: is, item, known: knownIn(this.#doc) })
    return { unit: undone.unit, was, is }
  }

  destroy(): void {
    this.#undo.destroy()
  }

  #follow(doc: Y.Doc): Y.UndoManager {
    const undo = new Y.UndoManager(draftUnits(doc), { trackedOrigins: new Set([OwnTyping]) })
    doc.on('beforeTransaction', ({ origin }) => {
      if (!(origin instanceof OwnTyping)) return
      if (origin.unit !== this.#lastUnit) undo.stopCapturing()
      this.#lastUnit = origin.unit
      this.#before = draftText(doc, origin.unit)?.toString() ?? ''
    })
    undo.on('stack-item-added', ({ stackItem, origin }) => {
      if (!(origin instanceof OwnTyping)) return
      const { unit } = origin
      this.#redoable = []
      this.#top = { unit, before: this.#before, after: this.#textOf(unit), item: stackItem, known: knownIn(doc) }
      this.#begin(this.#top)
    })
    undo.on('stack-item-updated', ({ stackItem, origin }) => {
      if (!(origin instanceof OwnTyping) || this.#top?.item !== stackItem) return
      this.#top.after = this.#textOf(origin.unit)
      this.#top.known = knownIn(doc)
    })
    return undo
  }

  #begin(step: TypedStep): void {
    this.#kept.add(step)
    this.#typed(step)
  }

  #textOf = (unit: string): string => draftText(this.#doc, unit)?.toString() ?? ''

  #drop(item: StackItem | null): void {
    const stack = this.#undo.undoStack
    const at = item ? stack.indexOf(item) : -1
    if (at >= 0) stack.splice(at, 1)
  }

  #putBack(text: Y.Text, was: string, words: string): void {
    const { at, before, after } = changedWords(was, words)
    this.#doc.transact(() => {
      text.delete(at, before.length)
      text.insert(at, after)
    }, puttingBack)
  }
}
