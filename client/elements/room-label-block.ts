import { msg } from '@lit/localize'
import { css, html, LitElement, nothing, type PropertyValues, render } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { TextPoints } from '#shared/labels/text-points.ts'
import { BlockText, type LineBox } from '../labels/block-text.ts'
import type { ShownSpan, SpanPiece } from '../labels/laid-spans.ts'
import { tagColour } from '../labels/tag-colour.ts'
import type { TextBlock } from '../labels/text-blocks.ts'
import { labelTracks } from '../styles/label-tracks.ts'

/** Pixels from the foot of a line to its first lane, and from lane to lane. */
const firstLane = 1
const laneHeight = 19
/** Of a line of words without lanes, about. */
const lineHeight = 32
/** A span of no width, and one that is hardly seen. */
const leastWidth = 4
const leastName = 36

/**
 * A stretch of a text with the spans that lie in it: each as a line in a lane under its words, with its name at the
 * start. What is drawn carries the key of its span as `data-key`.
 */
@customElement('room-label-block')
export class RoomLabelBlock extends LitElement {
  static override styles = [
    labelTracks,
    css`
      :host {
        position: relative;
        display: block;
        content-visibility: auto;
        contain-intrinsic-block-size: auto var(--guess, 100px);
      }
      .text {
        position: relative;
        padding-block-end: calc(var(--lanes) * ${laneHeight / 2}px);
        margin-block-start: calc(var(--lanes) * ${-laneHeight / 2}px);
        font-size: var(--draft-size);
        line-height: calc(var(--draft-size) * var(--leading-indic) + var(--lanes) * ${laneHeight}px);
        white-space: pre-wrap;
        overflow-wrap: break-word;
        unicode-bidi: plaintext;
        text-align: start;
        cursor: text;
        user-select: none;
        -webkit-user-select: none;
      }
      .tints,
      .tracks {
        position: absolute;
        inset: 0;
        pointer-events: none;
      }
      .track,
      .name {
        pointer-events: auto;
      }
    `,
  ]

  @property({ attribute: false })
  accessor block: TextBlock | undefined

  @property({ attribute: false })
  accessor pieces: readonly SpanPiece[] = []

  /** The picked span, where some of it lies here. */
  @property({ attribute: false })
  accessor current: string | null = null

  /** Near enough to the part in sight for its spans to be drawn. */
  @property({ attribute: false })
  accessor near = false

  /** How strong spans of sources are drawn, 0 to 1. */
  @property({ type: Number })
  accessor blend = 1

  /** About so many stand in a line. */
  @property({ type: Number })
  accessor letters = 100

  #words: BlockText | undefined
  #points: TextPoints | undefined
  #width = 0
  readonly #resized = new ResizeObserver(() => {
    if (this.near && this.clientWidth !== this.#width) this.#draw()
  })

  override connectedCallback(): void {
    super.connectedCallback()
    this.#resized.observe(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#resized.disconnect()
  }

  /** How many lanes lie under each line. */
  get lanes(): number {
    return this.pieces.reduce((most, { lane }) => Math.max(most, lane + 1), 0)
  }

  /** How far the lanes reach under a line of words, in pixels. */
  get below(): number {
    return this.lanes * laneHeight + firstLane
  }

  /** Of the words; there once it was rendered. */
  get words(): BlockText | undefined {
    return this.#words
  }

  protected override render() {
    return html`<div class="tints" aria-hidden="true"></div><div class="text"></div><div class="tracks" aria-hidden="true"></div>`
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('block')) this.#write()
    if (changed.has('pieces')) this.style.setProperty('--lanes', String(this.lanes))
    if (changed.has('pieces') || changed.has('letters') || changed.has('block')) this.#guess()
    this.#draw()
  }

  /** About how high it will be once it comes into sight, so that the scroll bar says where one is. */
  #guess(): void {
    const lines = (this.block?.text ?? '').split('\n')
    const count = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / this.letters)), 0)
    this.style.setProperty('--guess', `${count * (lineHeight + this.lanes * laneHeight)}px`)
  }

  #write(): void {
    const node = document.createTextNode(this.block?.text ?? '')
    this.renderRoot.querySelector('.text')?.replaceChildren(node)
    this.#words = new BlockText(node)
    this.#points = new TextPoints(node.data)
  }

  #draw(): void {
    const [tints, tracks] = [this.#layer('.tints'), this.#layer('.tracks')]
    const words = this.#words
    if (!(tints && tracks && words)) return
    this.#width = this.clientWidth
    const pieces = this.near ? this.pieces : []
    if (pieces.length === 0 && tracks.childElementCount === 0) return
    const unit = (point: number) => this.#points?.unitAt(point) ?? 0
    const measured = pieces.map((piece) => ({ piece, boxes: words.boxes(unit(piece.from), unit(piece.to)) }))
    const origin = this.getBoundingClientRect()
    const current = measured.filter(({ piece }) => piece.shown.key === this.current)
    render(
      current.map(({ boxes }) => boxes.map((box) => this.#tint(box, origin))),
      tints,
    )
    render(
      measured.map(({ piece, boxes }) => this.#drawn(piece, boxes, origin)),
      tracks,
    )
  }

  #layer(name: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(name)
  }

  #tint({ left, top, right, bottom }: LineBox, origin: DOMRect) {
    const place = `left:${left - origin.left}px;top:${top - origin.top}px;width:${right - left}px;height:${bottom - top}px`
    return html`<div class="tint" .style=${place}></div>`
  }

  #drawn(piece: SpanPiece, boxes: readonly LineBox[], origin: DOMRect) {
    const { shown, lane, first } = piece
    const tops = boxes.map(({ bottom }) => bottom - origin.top + firstLane + lane * laneHeight)
    const colour = `--tag:${tagColour(shown.colour)};--holder:${tagColour(shown.held?.colour)}`
    const faded = shown.layer === 'draft' ? '' : `;opacity:${this.blend}`
    const backward = this.#words?.backward(this.#points?.unitAt(piece.from) ?? 0) ?? false
    const lines = boxes.map((box, at) => {
      const ends = `${first && at === 0 ? ' first' : ''}${piece.last && at === boxes.length - 1 ? ' last' : ''}`
      const width = Math.max(leastWidth, box.right - box.left)
      const place = `left:${box.left - origin.left}px;top:${tops[at]}px;width:${width}px;${colour}${faded}`
      return html`<div
        class="track ${shapeOf(piece)}${ends}"
        dir=${backward ? 'rtl' : 'ltr'}
        data-key=${shown.key}
        .style=${place}
      ></div>`
    })
    const [start] = boxes
    if (!(first && start)) return lines
    const room = backward ? start.right - origin.left : origin.right - start.left
    const beside = backward ? `right:${origin.right - start.right}px` : `left:${start.left - origin.left}px`
    const fits = room < leastName ? `${backward ? 'left' : 'right'}:0` : `${beside};max-width:${room}px`
    return html`${lines}${this.#name(shown, `${fits};top:${(tops[0] ?? 0) + 5}px;${colour}${faded}`, backward)}`
  }

  /** It begins where the span does, on the side from which its line is read. */
  #name(shown: ShownSpan, place: string, backward: boolean) {
    const { state, badge, label, locked, held, layer } = shown
    const current = shown.key === this.current ? 'current' : ''
    return html`<div
      class="name ${layer === 'draft' ? 'draft' : 'source'} ${current}"
      data-key=${shown.key}
      dir=${backward ? 'rtl' : 'ltr'}
      title=${shown.name}
      .style=${place}
    >
      ${layer === 'draft' ? nothing : html`<span class="layer">${layer + 1}</span>`}
      ${locked ? html`<span class="lock"></span>` : nothing}
      <bdi class="tag ${label.tag === '' ? 'untagged' : ''}">${label.tag === '' ? msg('no tag') : label.tag}</bdi>
      ${badge === '' ? nothing : html`<bdi class="badge ${state}">${badge}</bdi>`}
      ${state === 'disputed' ? html`<span class="flag">⚑</span>` : nothing}
      ${held ? html`<bdi class="held">${held.name}</bdi>` : nothing}
    </div>`
  }
}

function shapeOf({ shown: { layer, state, pattern, held } }: SpanPiece): string {
  const shape = layer === 'draft' ? `draft ${state}` : `source pattern-${pattern}`
  return held ? `${shape} held-track` : shape
}

declare global {
  interface HTMLElementTagNameMap {
    'room-label-block': RoomLabelBlock
  }
}
