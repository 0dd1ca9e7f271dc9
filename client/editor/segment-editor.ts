import { standardKeymap } from '@codemirror/commands'
import { EditorSelection, EditorState, type Extension, type Transaction } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import type { Stretch } from '#shared/domain/bench.ts'
import type { NamedCaret } from '../bench/caret-drawing.ts'
import type { EditableUnit } from '../controllers/item-draft.ts'
import { caretLayer, showCarets } from './caret-layer.ts'
import { type EditorMarks, heldBack, placeMarks, setMarks } from './place-marks.ts'
import { fromDraft, offsetInDraft, offsetInEditor, textBinding } from './text-binding.ts'

export interface SegmentEditorOptions {
  readonly parent: HTMLElement
  readonly root: ShadowRoot
  readonly unit: EditableUnit
  readonly language: string
  readonly label: string
  readonly caret: number
  readonly spellcheck: boolean
  blurred(): void
  /** What is selected, in the draft's offsets; null for a caret alone. */
  selected(stretch: Stretch | null): void
  /** Others have moved the line of the caret within the text, by so many pixels down. */
  lineMoved(by: number): void
  /** Typed where a ruling stands, and not taken; in the draft's offsets. */
  heldBack(typed: string, at: number): void
  /** Asked for by a menu or a phone. */
  undo(): void
  redo(): void
}

const lineBreaks = /\r\n?|[\n\v\f\u0085\u2028\u2029]/g

/** A segment is one line: a line break that gets in (paste, drop, a phone's Enter) becomes a space. */
const oneLine = EditorState.transactionFilter.of((transaction: Transaction) => {
  if (!transaction.docChanged || transaction.annotation(fromDraft)) return transaction
  const changes: { from: number; to: number; insert: string }[] = []
  let broken = false
  let caret = 0
  let by = 0
  transaction.changes.iterChanges((from, to, _start, _end, inserted) => {
    const lines = inserted.sliceString(0, undefined, '\n')
    const insert = lines.replace(lineBreaks, ' ')
    broken ||= insert !== lines
    changes.push({ from, to, insert })
    caret = from + by + insert.length
    by += insert.length - (to - from)
  })
  return broken ? [{ changes, selection: EditorSelection.cursor(caret) }] : transaction
})

const keys = keymap.of([{ key: 'Enter', run: () => true, shift: () => true }, ...withoutEnter()])

function withoutEnter() {
  return standardKeymap.filter(({ key }) => key !== 'Enter')
}

function attributes({ language, label, spellcheck }: SegmentEditorOptions): Extension {
  return EditorView.contentAttributes.of({
    lang: language,
    dir: 'auto',
    spellcheck: String(spellcheck),
    autocorrect: 'off',
    autocapitalize: 'off',
    'aria-label': label,
    'aria-multiline': 'false',
  })
}

/** The browser's own undo knows nothing of what others wrote. */
function history(inputType: string, { undo, redo }: SegmentEditorOptions): boolean {
  if (inputType === 'historyUndo') undo()
  else if (inputType === 'historyRedo') redo()
  else return false
  return true
}

/** Where the caret's line is in the text. */
function lineTop(view: EditorView): number | undefined {
  const line = view.coordsAtPos(view.state.selection.main.head)
  return line ? line.top - view.contentDOM.getBoundingClientRect().top : undefined
}

const watchingLine = (moved: (by: number) => void) => (transactions: readonly Transaction[], view: EditorView) => {
  const byOthers = transactions.some((one) => one.docChanged && one.annotation(fromDraft) && !one.selection)
  const before = byOthers ? lineTop(view) : undefined
  view.update(transactions)
  const after = before === undefined ? undefined : lineTop(view)
  if (before !== undefined && after !== undefined && after !== before) moved(after - before)
}

/** Where this page's own caret stands is told to the others. */
const ownCaret = (unit: EditableUnit): Extension =>
  EditorView.updateListener.of(({ view, selectionSet, docChanged, focusChanged }) => {
    if (!(selectionSet || docChanged || focusChanged) || !view.hasFocus) return
    const { anchor, head } = view.state.selection.main
    unit.caretAt(offsetInDraft(view, anchor), offsetInDraft(view, head))
  })

const ownSelection = (selected: SegmentEditorOptions['selected']): Extension =>
  EditorView.updateListener.of(({ view, selectionSet }) => {
    const { from, to } = view.state.selection.main
    if (selectionSet) selected(from < to ? { from: offsetInDraft(view, from), to: offsetInDraft(view, to) } : null)
  })

/** The one segment that is being typed in. */
export class SegmentEditor {
  readonly #view: EditorView
  #caretless = true
  /** Places that came while an input method composes: drawing them then could break what it composes. */
  #waiting: EditorMarks | undefined

  constructor(options: SegmentEditorOptions) {
    const { parent, root, unit, caret, blurred, selected, lineMoved } = options
    const doc = unit.text.toString()
    const state = EditorState.create({
      doc: EditorState.create({ extensions: EditorState.lineSeparator.of('\n') }).toText(doc),
      selection: EditorSelection.cursor(Math.min(caret, doc.length)),
      extensions: [
        EditorState.lineSeparator.of('\n'),
        EditorView.lineWrapping,
        attributes(options),
        keys,
        oneLine,
        placeMarks,
        heldBack.of((typed, at) => options.heldBack(typed, offsetInDraft(this.#view, at))),
        textBinding(unit.text, unit.origin),
        caretLayer,
        ownCaret(unit),
        ownSelection(selected),
        EditorView.domEventHandlers({
          blur: () => blurred(),
          compositionend: () => void setTimeout(() => this.#drawWaiting(), 0),
          beforeinput: ({ inputType }) => history(inputType, options),
        }),
      ],
    })
    this.#view = new EditorView({ state, parent, root, dispatchTransactions: watchingLine(lineMoved) })
    this.#view.focus()
  }

  get hasFocus(): boolean {
    return this.#view.hasFocus
  }

  mark(places: EditorMarks): void {
    if (this.#view.composing) this.#waiting = places
    else this.#draw(places)
  }

  #drawWaiting(): void {
    const waiting = this.#waiting
    if (!waiting || this.#view.composing) return
    this.#waiting = undefined
    this.#draw(waiting)
  }

  #draw({ marks, brackets, ruled }: EditorMarks): void {
    const here = <Place extends Stretch>(one: Place): Place => ({
      ...one,
      from: offsetInEditor(this.#view, one.from),
      to: offsetInEditor(this.#view, one.to),
    })
    const shown = { marks: marks.map(here), brackets: brackets.map(here), ruled: ruled.map(here) }
    this.#view.dispatch({ effects: setMarks.of(shown) })
  }

  /** Others' carets. */
  show(carets: readonly NamedCaret[]): void {
    if (carets.length === 0 && this.#caretless) return
    this.#caretless = carets.length === 0
    this.#view.dispatch({
      effects: showCarets(
        carets.map((caret) => ({
          ...caret,
          from: offsetInEditor(this.#view, caret.from),
          to: offsetInEditor(this.#view, caret.to),
          head: offsetInEditor(this.#view, caret.head),
        })),
      ),
    })
  }

  moveTo(caret: number): void {
    const at = Math.min(caret, this.#view.state.doc.length)
    this.#view.dispatch({ selection: EditorSelection.cursor(at), scrollIntoView: true })
    this.#view.focus()
  }

  destroy(): void {
    this.#view.destroy()
  }
}
