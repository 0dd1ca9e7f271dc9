import { EditorSelection, type Extension, StateEffect, StateField } from '@codemirror/state'
import { type EditorView, type LayerMarker, layer, RectangleMarker, type ViewUpdate } from '@codemirror/view'
import { type Box, caretElement, type NamedCaret, placeCaret, placeTint, tintElement } from '../bench/caret-drawing.ts'

const setCarets = StateEffect.define<readonly NamedCaret[]>()

/** A caret stays after the character before it; a selection takes in nothing at its edges. */
const caretField = StateField.define<readonly NamedCaret[]>({
  create: () => [],
  update(carets, { effects, changes, docChanged }) {
    const set = effects.find((effect) => effect.is(setCarets))
    if (set) return set.value
    if (!docChanged) return carets
    return carets.map((caret) => {
      const to = changes.mapPos(caret.to, -1)
      const from = caret.from === caret.to ? to : Math.min(to, changes.mapPos(caret.from, 1))
      return { ...caret, from, to, head: caret.head === caret.from ? from : to }
    })
  },
})

class CaretMarker implements LayerMarker {
  readonly caret: NamedCaret
  readonly box: Box
  readonly roomWidth: number

  constructor(caret: NamedCaret, box: Box, roomWidth: number) {
    this.caret = caret
    this.box = box
    this.roomWidth = roomWidth
  }

  eq({ caret, box, roomWidth }: CaretMarker): boolean {
    return sameMove(caret, this.caret) && sameBox(box, this.box) && roomWidth === this.roomWidth
  }

  draw(): HTMLElement {
    const element = caretElement(this.caret)
    placeCaret(element, this.box, this.roomWidth)
    return element
  }

  update(element: HTMLElement, before: CaretMarker): boolean {
    if (!sameMove(before.caret, this.caret)) return false
    placeCaret(element, this.box, this.roomWidth)
    return true
  }
}

class TintMarker implements LayerMarker {
  readonly caret: NamedCaret
  readonly box: Box

  constructor(caret: NamedCaret, box: Box) {
    this.caret = caret
    this.box = box
  }

  eq({ caret, box }: TintMarker): boolean {
    return caret.person === this.caret.person && sameBox(box, this.box)
  }

  draw(): HTMLElement {
    const element = tintElement(this.caret)
    placeTint(element, this.box)
    return element
  }
}

const sameMove = (a: NamedCaret, b: NamedCaret): boolean =>
  a.client === b.client && a.moves === b.moves && a.name === b.name

const sameBox = (a: Box, b: Box): boolean =>
  a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height

function boxesOf(view: EditorView, from: number, to: number): readonly Box[] {
  const { length } = view.state.doc
  const range = EditorSelection.range(Math.min(from, length), Math.min(to, length))
  return RectangleMarker.forRange(view, '', range).map(({ left, top, width, height }) => ({
    left,
    top,
    width: width ?? 0,
    height,
  }))
}

const moved = ({ startState, state, docChanged, geometryChanged }: ViewUpdate): boolean =>
  docChanged || geometryChanged || startState.field(caretField) !== state.field(caretField)

/**
 * Others' carets and selections over and under the text. They are no part of it: a composition, the shape of a word and
 * the way a line breaks are the same with and without them.
 */
export const caretLayer: Extension = [
  caretField,
  layer({
    above: true,
    class: 'others',
    update: moved,
    markers: (view) =>
      view.state
        .field(caretField)
        .flatMap((caret) =>
          boxesOf(view, caret.head, caret.head).map((box) => new CaretMarker(caret, box, view.contentDOM.clientWidth)),
        ),
  }),
  layer({
    above: false,
    class: 'others',
    update: moved,
    markers: (view) =>
      view.state
        .field(caretField)
        .filter(({ from, to }) => from < to)
        .flatMap((caret) => boxesOf(view, caret.from, caret.to).map((box) => new TintMarker(caret, box))),
  }),
]

export const showCarets = (carets: readonly NamedCaret[]) => setCarets.of(carets)
