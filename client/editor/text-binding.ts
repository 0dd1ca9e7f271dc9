import { Annotation, ChangeSet, EditorSelection, EditorState, type Extension, Facet } from '@codemirror/state'
import { type EditorView, type PluginValue, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import type * as Y from 'yjs'
import { type TextChange, wholeCharacters } from './whole-characters.ts'

/** Set on what others (or an undo) did to the text: it does not go back to the draft. */
export const fromDraft = Annotation.define<boolean>()

const bound = Facet.define<{ readonly text: Y.Text; readonly origin: object }>()

/** A composition that is left lying is not waited for longer than this after its last key. */
const holdMilliseconds = 3000

/** Line breaks of the draft are one character each here, whatever they look like. */
function changeSet(delta: Y.YTextEvent['delta'], length: number): ChangeSet {
  let at = 0
  const changes: TextChange[] = []
  for (const part of delta) {
    if (typeof part.insert === 'string') changes.push({ from: at, to: at, insert: part.insert })
    if (part.delete !== undefined) changes.push({ from: at, to: at + part.delete, insert: '' })
    at += (part.retain ?? 0) + (part.delete ?? 0)
  }
  return ChangeSet.of(changes, length, '\n')
}

/**
 * Keeps an editor and a Y.Text the same. What others do is held back while an input method composes, so that the
 * composition stays whole; it is let in at its end, at blur, or three seconds after the last key.
 */
class TextBinding implements PluginValue {
  readonly #view: EditorView
  readonly #text: Y.Text
  readonly #origin: object
  /** Others' changes that the editor has not seen, on top of what it shows. */
  #held: ChangeSet | null = null
  #writing = false
  #clock: ReturnType<typeof setTimeout> | undefined

  constructor(view: EditorView) {
    const [{ text, origin } = unbound()] = view.state.facet(bound)
    this.#view = view
    this.#text = text
    this.#origin = origin
    text.observe(this.#observe)
    view.contentDOM.addEventListener('compositionend', this.#ended)
    view.contentDOM.addEventListener('blur', this.#left)
  }

  update({ docChanged, changes, transactions }: ViewUpdate): void {
    if (!docChanged || transactions.some((transaction) => transaction.annotation(fromDraft))) return
    const held = this.#held
    this.#write(held ? changes.map(held) : changes)
    if (!held) return
    this.#held = held.map(changes, true)
    this.#hold()
  }

  destroy(): void {
    this.#text.unobserve(this.#observe)
    this.#view.contentDOM.removeEventListener('compositionend', this.#ended)
    this.#view.contentDOM.removeEventListener('blur', this.#left)
    clearTimeout(this.#clock)
  }

  inDraft(at: number): number {
    return this.#held?.mapPos(at, -1) ?? at
  }

  inEditor(at: number): number {
    return this.#held?.invertedDesc.mapPos(at, -1) ?? at
  }

  readonly #observe = (event: Y.YTextEvent, { local }: Y.Transaction) => {
    if (this.#writing) return
    const changes = changeSet(event.delta, this.#held?.newLength ?? this.#view.state.doc.length)
    if (this.#held || this.#view.composing) {
      this.#held = this.#held ? this.#held.compose(changes) : changes
      this.#hold()
    } else this.#show(changes, local)
  }

  #hold(): void {
    clearTimeout(this.#clock)
    this.#clock = setTimeout(() => this.#flush(), holdMilliseconds)
  }

  /** After the editor has read what the composition left; the next one may have begun by then. */
  readonly #ended = () => this.#soon(() => (this.#view.composing ? this.#hold() : this.#flush()))

  readonly #left = () => this.#soon(() => this.#flush())

  #soon(release: () => void): void {
    if (!this.#held) return
    clearTimeout(this.#clock)
    this.#clock = setTimeout(release, 0)
  }

  #flush(): void {
    const held = this.#held
    this.#held = null
    if (held) this.#show(held, false)
  }

  /** An undo takes the caret to what it brought back. */
  #show(changes: ChangeSet, follow: boolean): void {
    let end = -1
    if (follow) changes.iterChangedRanges((_from, _to, _start, to) => (end = to))
    const selection = end < 0 ? {} : { selection: EditorSelection.cursor(end) }
    this.#view.dispatch({ changes, annotations: fromDraft.of(true), ...selection })
  }

  #write(changes: ChangeSet): void {
    const text = this.#text
    this.#writing = true
    try {
      text.doc?.transact(() => {
        let by = 0
        changes.iterChanges((from, to, _start, _end, inserted) => {
          if (to > from) text.delete(from + by, to - from)
          if (inserted.length > 0) text.insert(from + by, inserted.sliceString(0, undefined, '\n'))
          by += inserted.length - (to - from)
        })
      }, this.#origin)
    } finally {
      this.#writing = false
    }
  }
}

const unbound = () => {
  throw new Error('The editor has no text to be bound to')
}

/** Own changes are made of whole characters before the editor shows them, so that editor and draft stay the same. */
const wholeOnly = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || transaction.annotation(fromDraft)) return transaction
  const before = transaction.startState.doc.toString()
  const changes: TextChange[] = []
  let parted = false
  let caret = 0
  let by = 0
  transaction.changes.iterChanges((from, to, _start, _end, inserted) => {
    const asked = { from, to, insert: inserted.sliceString(0, undefined, '\n') }
    const change = wholeCharacters(before, asked)
    parted ||= change.from !== from || change.to !== to || change.insert !== asked.insert
    changes.push(change)
    caret = change.from + by + change.insert.length
    by += change.insert.length - (change.to - change.from)
  })
  return parted ? { changes, selection: EditorSelection.cursor(caret) } : transaction
})

const binding = ViewPlugin.define((view) => new TextBinding(view))

export const textBinding = (text: Y.Text, origin: object): Extension => [wholeOnly, bound.of({ text, origin }), binding]

/** Where a place of the editor is in the draft, which may be ahead of it while something is held back. */
export const offsetInDraft = (view: EditorView, at: number): number => view.plugin(binding)?.inDraft(at) ?? at

/** Where a place of the draft is in the editor. */
export const offsetInEditor = (view: EditorView, at: number): number => view.plugin(binding)?.inEditor(at) ?? at
