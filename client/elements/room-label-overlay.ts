import { msg, str } from '@lit/localize'
import { html, LitElement, nothing, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { boxEdges } from '#shared/labels/box-edges.ts'
import { cornersOf } from '#shared/labels/geometry.ts'
import type { Point, Shape } from '#shared/labels/label.ts'
import { sameGrip } from '#shared/labels/nudging.ts'
import { finishedShape } from '../labels/drawn-shape.ts'
import type { ImageScene } from '../labels/image-scene.ts'
import { dashOf } from '../labels/label-ink.ts'
import type { Handle, PlacedHandle } from '../labels/shape-handles.ts'
import { knownOutline, type ShownShape } from '../labels/shape-index.ts'
import { stateOutline } from '../labels/state-outline.ts'
import { boundsOnScreen, toScreen, type View } from '../labels/view-transform.ts'
import { labelOverlayStyles } from '../styles/label-overlay.ts'

/** What is worked on in an image, over its canvases: the picked label with its handles, a new one, what is pointed at. */
@customElement('room-label-overlay')
export class RoomLabelOverlay extends LitElement {
  static override styles = labelOverlayStyles

  /** Read when it is told to draw: the scene changes without telling. */
  @property({ attribute: false })
  accessor scene: ImageScene | undefined

  protected override render() {
    const { scene } = this
    if (!scene) return nothing
    const { current, shape, hovered, view, screen } = scene
    const said = scene.drawn ? undefined : (hovered ?? current)
    return html`
      <svg width=${screen.width} height=${screen.height} class=${scene.touched ? 'touched' : ''}>
        ${hovered && hovered.key !== current?.key ? this.#outline(hovered.label, hovered, view, 'hovered') : nothing}
        ${current && shape ? this.#outline(shape, current, view, 'current') : nothing}
        ${this.#grip()} ${scene.handles.map((placed) => this.#handle(placed))} ${this.#drawn()} ${this.#aim()}
      </svg>
      ${said ? this.#name(said, said === current && shape ? shape : said.label) : nothing}
    `
  }

  protected override updated(): void {
    // A style attribute is against the policy that the page runs under.
    for (const tag of this.renderRoot.querySelectorAll<HTMLElement>('.name')) {
      tag.style.left = `${tag.dataset.left}px`
      tag.style.top = `${tag.dataset.top}px`
      tag.style.borderColor = tag.dataset.colour ?? ''
    }
  }

  #outline(shape: Shape, { colour, pattern, state, held }: ShownShape, view: View, kind: 'hovered' | 'current') {
    const path = pathOf(shape, view)
    const isMissing = state === 'missing'
    return svg`
      <g class=${kind}>
        <path class="halo" d=${path}></path>
        <path class="fill ${isMissing ? 'missing' : ''}" d=${path} fill=${colour}></path>
        <path class="line" d=${path} stroke=${held?.colour ?? colour} stroke-dasharray=${dashOf(pattern).join(' ')}></path>
        <path class="state ${state}" d=${stateOutline(state, boundsOnScreen(view, knownOutline(shape).bounds))}></path>
      </g>
    `
  }

  #handle({ handle, at: [x, y] }: PlacedHandle) {
    const grip = this.scene?.grip ?? 'whole'
    if (handle.is === 'turn')
      return svg`
        <g class="handle turn ${grip === 'turn' ? 'gripped' : ''}" transform="translate(${x} ${y})">
          <circle r="10"></circle>
          <path d="M-4.5 1.5A4.7 4.7 0 1 1 2 4.2M4.6 6.6 1.6 4.3 4.4 1.7"></path>
        </g>
      `
    if (handle.is === 'edge')
      return svg`
        <g class="handle edge" transform="translate(${x} ${y})">
          <circle r="7"></circle>
          <path d="M-3.5 0h7M0-3.5v7"></path>
        </g>
      `
    if (handle.is === 'point')
      return svg`<circle class="handle ${sameGrip(grip, handle) ? 'gripped' : ''}" cx=${x} cy=${y} r="6"></circle>`
    return svg`<rect class="handle" x="-5" y="-5" width="10" height="10" transform=${this.#turned(handle, x, y)}></rect>`
  }

  #turned(_: Handle, x: number, y: number): string {
    const shape = this.scene?.shape
    return `translate(${x} ${y}) rotate(${(shape?.kind === 'box' && shape.rotation) || 0})`
  }

  /** The edge that arrow keys move. */
  #grip() {
    const { shape, grip = 'whole', mayMove, view } = this.scene ?? {}
    if (shape?.kind !== 'box' || !view || !mayMove || typeof grip === 'object' || !(grip in boxEdges)) return nothing
    const corners = cornersOf(shape).map((corner) => toScreen(view, corner))
    const ends = { top: [0, 1], right: [1, 2], bottom: [2, 3], left: [3, 0] }[grip as keyof typeof boxEdges]
    const [from, to] = ends.map((at) => corners[at] ?? [0, 0])
    return svg`<line class="grip" x1=${from?.[0]} y1=${from?.[1]} x2=${to?.[0]} y2=${to?.[1]}></line>`
  }

  #drawn() {
    const { drawn, view } = this.scene ?? {}
    if (!drawn || !view) return nothing
    const finished = drawn.tool === 'box' ? finishedShape(drawn) : undefined
    const points = [...drawn.points, drawn.next].map((point) => toScreen(view, point))
    const path = finished ? pathOf(finished, view) : `M${points.map((point) => point.join(' ')).join('L')}`
    return svg`
      <g class="drawn">
        <path class="halo" d=${path}></path>
        <path class="line" d=${path}></path>
        ${points.slice(0, -1).map(([x, y], at) => svg`<circle class=${at === 0 ? 'first' : ''} cx=${x} cy=${y} r=${at === 0 ? 7 : 4}></circle>`)}
      </g>
    `
  }

  #aim() {
    const { aim, view, screen } = this.scene ?? {}
    if (!aim || !view || !screen) return nothing
    const [x, y] = toScreen(view, aim)
    const path = `M${x} 0V${screen.height}M0 ${y}H${screen.width}`
    return svg`<g class="aim"><path class="halo" d=${path}></path><path class="line" d=${path}></path></g>`
  }

  #name({ name, colour, held, locked, key }: ShownShape, shape: Shape) {
    const { view, screen, live, current } = this.scene ?? {}
    if (!view || !screen) return nothing
    const { left, top, bottom } = boundsOnScreen(view, knownOutline(shape).bounds)
    const isOfCurrent = key === current?.key
    const isMoving = live !== undefined && isOfCurrent
    const words = isMoving ? sizeWords(shape) : held ? msg(str`${name}. ${held.name} moves it`) : name
    const turn = isOfCurrent ? this.scene?.handles.find(({ handle }) => handle.is === 'turn') : undefined
    const isFreeAbove = top >= 30 && !(turn && turn.at[1] < top)
    const below = Math.max(bottom + 10, isFreeAbove || !turn || turn.at[1] < bottom ? 0 : turn.at[1] + 16)
    const y = isFreeAbove ? top - 30 : Math.min(screen.height - 30, below)
    const x = Math.max(2, Math.min(left - 1, screen.width - 12 - Math.min(300, words.length * 8)))
    return html`
      <div class="name" data-left=${Math.round(x)} data-top=${Math.round(y)} data-colour=${held?.colour ?? colour}>
        ${locked ? html`<svg class="lock" viewBox="0 0 12 12"><path d="M2.5 5.5h7V11h-7zM4 5.5V3.8a2 2 0 0 1 4 0v1.7"></path></svg>` : nothing}
        ${words}
      </div>
    `
  }
}

function pathOf(shape: Shape, view: View): string {
  const ring = (points: readonly Point[]) =>
    `M${points.map((point) => toScreen(view, point).map(tenth).join(' ')).join('L')}Z`
  return knownOutline(shape).rings.map(ring).join('')
}

const tenth = (number: number): number => Math.round(number * 10) / 10

/** `120 × 80 px, 30°`, as it is dragged. */
function sizeWords(shape: Shape): string {
  const { left, top, right, bottom } = knownOutline(shape).bounds
  const [width, height] = shape.kind === 'box' ? [shape.width, shape.height] : [right - left, bottom - top]
  const size = msg(str`${tenth(width)} × ${tenth(height)} px`)
  return shape.kind === 'box' && shape.rotation ? `${size}, ${tenth(shape.rotation)}°` : size
}

declare global {
  interface HTMLElementTagNameMap {
    'room-label-overlay': RoomLabelOverlay
  }
}
