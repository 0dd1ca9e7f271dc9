import { standardKeymap } from '@codemirror/commands'
import {
  EditorSelection,
  EditorState,
  type Extension,
  StateEffect,
  StateField,
  type Transaction,
} from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, keymap } from '@codemirror/view'
import type { Mark } from '#shared/projections/shown-unit.ts'
import type { NamedCaret } from '../bench/caret-drawing.ts'
import type { EditableUnit } from '../controllers/item-draft.ts'
import { caretLayer, showCarets } from './caret-layer.ts'
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
}

const setMarks = StateEffect.define<readonly Mark[]>()

const markField = StateField.define<readonly Mark[]>({
  create: () => [],
  update: (marks, { effects, changes, docChanged }) => {
    const set = effects.find((effect) => effect.is(setMarks))
    if (set) return set.value
    if (!docChanged) return marks
    return marks.map((mark) => ({ ...mark, from: changes.mapPos(mark.from, 1), to: changes.mapPos(mark.to, -1) }))
  },
  provide: (field) => EditorView.decorations.from(field, decorate),
})

function decorate(marks: readonly Mark[]): DecorationSet {
  const ranges = marks.flatMap(({ from, to, kind, number }) => {
    if (from >= to) return []
    const attributes: Record<string, string> = number === null ? {} : { 'data-number': String(number) }
    return [Decoration.mark({ class: `mark ${kind}`, attributes }).range(from, to)]
  })
  return Decoration.set(ranges, true)
}

/** A segment is one line: a line break that gets in (paste, drop, a phone's Enter) becomes a space. */
const oneLine = EditorState.transactionFilter.of((transaction: Transaction) => {
  if (!transaction.docChanged || transaction.annotation(fromDraft)) return transaction
  const changes: { from: number; to: number; insert: string }[] = []
  let broken = false
  transaction.changes.iterChanges((from, to, _start, _end, inserted) => {
    broken ||= inserted.lines > 1
    changes.push({ from, to, insert: inserted.sliceString(0, undefined, ' ') })
  })
  return broken ? [{ changes, selection: transaction.newSelection }] : transaction
})

/** What a trainer has ruled stays as it is. */
const ruledStays = EditorState.changeFilter.of((transaction) => {
  if (transaction.annotation(fromDraft)) return true
  return transaction.startState
    .field(markField)
    .filter(({ kind }) => kind === 'ruled')
    .flatMap(({ from, to }) => [from, to])
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

/** Where this page's own caret stands is told to the others. */
const ownCaret = (unit: EditableUnit): Extension =>
  EditorView.updateListener.of(({ view, selectionSet, docChanged, focusChanged }) => {
    if (!(selectionSet || docChanged || focusChanged) || !view.hasFocus) return
    const { anchor, head } = view.state.selection.main
    unit.caretAt(offsetInDraft(view, anchor), offsetInDraft(view, head))
  })

/** The one segment that is being typed in. */
export class SegmentEditor {
  readonly #view: EditorView
  #caretless = true

  constructor(options: SegmentEditorOptions) {
    const { parent, root, unit, caret, blurred } = options
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
        ruledStays,
        markField,
        textBinding(unit.text, unit.origin),
        caretLayer,
        ownCaret(unit),
        EditorView.domEventHandlers({ blur: () => blurred() }),
      ],
    })
    this.#view = new EditorView({ state, parent, root })
    this.#view.focus()
  }

  get hasFocus(): boolean {
    return this.#view.hasFocus
  }

  mark(marks: readonly Mark[]): void {
    this.#view.dispatch({ effects: setMarks.of(marks) })
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
