import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { PointRange } from '#shared/labels/text-breaks.ts'
import type { SpanText } from '../labels/span-text.ts'
import { drawMarks, type MarksShown } from '../labels/text-marks.ts'
import { TextView } from '../labels/text-view.ts'
import { labelPage } from '../styles/label-page.ts'
import './room-label-block.ts'
import type { RoomLabelBlock } from './room-label-block.ts'

/** So far above and under what is in sight spans are drawn. */
const nearBy = '400px 0px'
/** Pixels that are seen at least above and under what is brought into sight. */
const margin = 32
const mostLooks = 3

/** The words of a text in blocks, each with its spans, and the reader's caret, selection and handles over them. It scrolls. */
@customElement('room-label-page')
export class RoomLabelPage extends LitElement {
  static override styles = labelPage

  @property({ attribute: false })
  accessor text: SpanText | undefined

  /** Grows when spans of the text were laid anew. */
  @property({ type: Number })
  accessor laid = 0

  @property({ attribute: false })
  accessor current: string | null = null

  @property({ type: Number })
  accessor blend = 1

  @property({ attribute: false })
  accessor marks: MarksShown = { selected: undefined, caret: null, held: undefined }

  @property()
  accessor language = ''

  /** About so many stand in a line. */
  @state()
  private accessor letters = 100

  #view: TextView | undefined
  #frame = 0
  #inSight: IntersectionObserver | undefined
  readonly #resized = new ResizeObserver(() => {
    this.letters = Math.max(20, Math.round(this.clientWidth / 90) * 10)
    this.#soon()
  })

  override connectedCallback(): void {
    super.connectedCallback()
    this.#resized.observe(this)
    document.fonts.addEventListener('loadingdone', this.#drawAll)
    if (this.hasUpdated) this.#watch()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    cancelAnimationFrame(this.#frame)
    this.#resized.disconnect()
    this.#inSight?.disconnect()
    document.fonts.removeEventListener('loadingdone', this.#drawAll)
  }

  /** Where words are on the page. */
  get view(): TextView | undefined {
    return this.#view
  }

  /** Brings a range into sight, unless some of it is. */
  reveal({ start, end }: PointRange): void {
    for (let look = 0; look < mostLooks; look++) {
      // Blocks get their real height only when they come into sight.
      const [first, last] = [this.#view?.caret(start), this.#view?.caret(end)]
      const { top, bottom } = this.getBoundingClientRect()
      if (!(first && last) || (last.bottom >= top + margin && first.top <= bottom - margin)) return
      const far = last.bottom < top || first.top > bottom
      const near = first.top < top + margin ? top + margin : bottom - margin - (first.bottom - first.top)
      this.scrollTop += first.top - (far ? (top + bottom) / 2 : near)
    }
  }

  protected override render() {
    const { text } = this
    const inside = text?.blocks.map(
      (block) =>
        html`<room-label-block
          lang=${this.language}
          .block=${block}
          .pieces=${text.laid.pieces[block.at] ?? []}
          .current=${text.laid.pieces[block.at]?.some(({ shown }) => shown.key === this.current) ? this.current : null}
          .blend=${this.blend}
          .letters=${this.letters}
        ></room-label-block>`,
    )
    return html`<div class="inside">${inside ?? nothing}<div class="marks" aria-hidden="true"></div></div>`
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('text')) this.#watch()
    this.#drawMarks()
  }

  get #blocks(): readonly RoomLabelBlock[] {
    return [...this.renderRoot.querySelectorAll('room-label-block')]
  }

  #watch(): void {
    const blocks = this.#blocks
    this.#inSight?.disconnect()
    this.#inSight = new IntersectionObserver(this.#sight, { root: this, rootMargin: nearBy })
    for (const block of blocks) this.#inSight.observe(block)
    this.#view = this.text && new TextView(this.text.breaks, blocks)
    const inside = this.renderRoot.querySelector('.inside')
    if (inside) this.#resized.observe(inside)
  }

  readonly #sight = (seen: readonly IntersectionObserverEntry[]) => {
    for (const { target, isIntersecting } of seen) (target as RoomLabelBlock).near = isIntersecting
    this.#soon()
  }

  readonly #soon = () => {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => this.#drawMarks())
  }

  readonly #drawAll = () => {
    for (const block of this.#blocks) if (block.near) block.requestUpdate()
    this.#soon()
  }

  /** After the blocks themselves were drawn. */
  #drawMarks(): void {
    const layer = this.renderRoot.querySelector<HTMLElement>('.marks')
    if (!layer || !this.#view || this.#blocks.some((block) => block.words === undefined)) return
    drawMarks(layer, this.#view, (block) => (block as RoomLabelBlock).near, this.marks)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-label-page': RoomLabelPage
  }
}
