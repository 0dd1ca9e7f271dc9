import { html, nothing, render } from 'lit'
import type { PointRange } from '#shared/labels/text-breaks.ts'
import type { LineBox } from './block-text.ts'
import type { BlockOnPage, TextView } from './text-view.ts'

/** What lies over the words: the reader's own. */
export interface MarksShown {
  readonly selected: PointRange | undefined
  /** Where the caret is; null for none. */
  readonly caret: number | null
  /** What has handles at both ends. */
  readonly held: PointRange | undefined
}

/** Draws the caret, what is selected and the handles over a text, in the pixels of `layer`. */
export function drawMarks(
  layer: HTMLElement,
  view: TextView,
  near: (block: BlockOnPage) => boolean,
  shown: MarksShown,
) {
  const { selected, caret, held } = shown
  const tints = selected ? view.boxes(selected, near) : []
  const stick = caret === null ? undefined : view.caret(caret)
  const ends =
    held &&
    ([
      ['start', endsOf(view, held).first],
      ['end', endsOf(view, held).last],
    ] as const)
  const origin = layer.getBoundingClientRect()
  render(
    html`
      ${tints.map((box) => html`<div class="selected" .style=${placed(box, origin)}></div>`)}
      ${stick ? html`<div class="caret" .style=${placed(stick, origin)}></div>` : nothing}
      ${ends?.map(
        ([edge, at]) =>
          html`<div
            class="handle ${at.before ? 'before' : 'after'}"
            data-edge=${edge}
            .style=${placed(at.box, origin)}
          ></div>`,
      )}
    `,
    layer,
  )
}

/** Where the handles hang, and on which side of that: away from the words. */
function endsOf(view: TextView, { start, end }: PointRange) {
  const boxes = view.boxes({ start, end }, () => true)
  const [first, last] = [boxes[0] ?? nowhere, boxes.at(-1) ?? nowhere]
  const [startBack, endBack] = [view.backward(start), view.backward(Math.max(start, end - 1))]
  return {
    first: { box: startBack ? atRight(first) : atLeft(first), before: !startBack },
    last: { box: endBack ? atLeft(last) : atRight(last), before: endBack },
  }
}

const nowhere: LineBox = { left: 0, right: 0, top: 0, bottom: 0 }
const atLeft = (box: LineBox): LineBox => ({ ...box, right: box.left })
const atRight = (box: LineBox): LineBox => ({ ...box, left: box.right })

const placed = ({ left, top, right, bottom }: LineBox, origin: DOMRect): string =>
  `left:${left - origin.left}px;top:${top - origin.top}px;width:${right - left}px;height:${bottom - top}px`
