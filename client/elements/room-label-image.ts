import { msg, str } from '@lit/localize'
import { html, LitElement, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { ImageScene } from '../labels/image-scene.ts'
import { ImageStage } from '../labels/image-stage.ts'
import type { LabelTool, ShownLabel } from '../labels/shown-label.ts'
import { controls } from '../styles/controls.ts'
import { labelImageStyles } from '../styles/label-image.ts'
import type { ImageLight, ImageLightEvent, ImageViewEvent } from './image-view-event.ts'
import type { LabelLookEvent } from './label-look-event.ts'
import { pictureNote } from './picture-note.ts'
import { plainLight } from './room-image-tools.ts'
import type { RoomLabelOverlay } from './room-label-overlay.ts'
import type { ShapeAct, ShapeActEvent } from './room-shape-actions.ts'
import './room-shape-actions.ts'
import './room-label-list.ts'
import './room-label-overlay.ts'

/**
 * An image with boxes and polygons: seen, picked, drawn and moved by pointers and keys. It shows what it is given and asks
 * the page for the rest by `label-pick`, `label-drawn`, `label-dragging` and `label-placed`.
 */
@customElement('room-label-image')
export class RoomLabelImage extends LitElement {
  static override styles = [controls, labelImageStyles]

  @property()
  accessor src = ''

  /** What the image is called, for whoever does not see it. */
  @property()
  accessor name = ''

  /** In pixels of the labels, where they are known before the image is there. */
  @property({ type: Number })
  accessor width = 0

  @property({ type: Number })
  accessor height = 0

  @property({ attribute: false })
  accessor labels: readonly ShownLabel[] = []

  @property()
  accessor current: string | null = null

  @property()
  accessor tool: LabelTool = 'select'

  @property({ type: Boolean, attribute: 'read-only' })
  accessor readOnly = false

  /** Opacity of the sources' labels, 0 to 1. */
  @property({ type: Number })
  accessor blend = 1

  @state()
  private accessor percent = 100

  @state()
  private accessor light: ImageLight = plainLight

  @state()
  private accessor acts: readonly ShapeAct[] = []

  @query('canvas.picture')
  private accessor pictureCanvas!: HTMLCanvasElement

  @query('canvas.labels')
  private accessor labelCanvas!: HTMLCanvasElement

  @query('room-label-overlay')
  private accessor over!: RoomLabelOverlay

  @query('.stage')
  private accessor stageElement!: HTMLElement

  readonly #stage = new ImageStage({
    element: this,
    canvases: () => (this.hasUpdated ? { picture: this.pictureCanvas, labels: this.labelCanvas } : undefined),
    overlay: () => this.#overlay(),
    picture: () => this.requestUpdate(),
  })
  readonly #size = new ResizeObserver(([entry]) => {
    const { width = 0, height = 0 } = entry?.contentRect ?? {}
    if (width > 0 && height > 0) this.#stage.resized({ width, height })
  })
  readonly #dark = matchMedia('(prefers-color-scheme: dark)')

  override connectedCallback(): void {
    super.connectedCallback()
    this.#size.observe(this)
    this.#dark.addEventListener('change', this.#anew)
    if (this.hasUpdated) this.#stage.picture.load(this.src)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#size.disconnect()
    this.#dark.removeEventListener('change', this.#anew)
    this.#stage.close()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { scene } = this.#stage
    const tool = this.tool === 'box' || this.tool === 'polygon' ? this.tool : 'select'
    if (scene.tool !== tool || (this.readOnly && !scene.readOnly)) this.#stage.hand.giveUp()
    scene.tool = this.readOnly ? 'select' : tool
    scene.readOnly = this.readOnly
    if (changed.has('src')) this.#stage.picture.load(this.src)
    if (changed.has('width') || changed.has('height')) this.#stage.sized(this.width, this.height)
    if (changed.has('blend')) this.#stage.blended(this.blend)
    if (changed.has('labels') || changed.has('current')) this.#stage.show(this.labels, this.current)
    if (changed.has('current')) this.#stage.goToCurrent()
  }

  protected override updated(): void {
    const { brightness, contrast } = this.light
    // No filter at all is far quicker to draw than one that changes nothing.
    const isPlain = brightness === 100 && contrast === 100
    this.pictureCanvas.style.filter = isPlain ? '' : `brightness(${brightness}%) contrast(${contrast}%)`
  }

  protected override render() {
    const { input, scene } = this.#stage
    const count = this.labels.length
    return html`
      <div
        class="stage ${scene.tool}"
        role="application"
        tabindex="0"
        aria-label=${this.name ? msg(str`${this.name}, labels: ${count}`) : msg(str`Image, labels: ${count}`)}
        aria-describedby="keys"
        @pointerdown=${input.down}
        @pointermove=${input.move}
        @pointerup=${input.up}
        @pointercancel=${input.cancel}
        @pointerleave=${input.leave}
        @wheel=${input.wheel}
        @keydown=${input.keyDown}
        @keyup=${input.keyUp}
        @blur=${input.blur}
        @contextmenu=${(event: Event) => event.preventDefault()}
      >
        <canvas class="picture"></canvas>
        <canvas class="labels"></canvas>
        <room-label-overlay .scene=${scene}></room-label-overlay>
        ${pictureNote(this.#stage.picture.state)}
      </div>
      <p id="keys" class="unseen">
        ${msg('Arrow keys move the picked label by a pixel, with Shift by ten, with Alt one edge. Backslash goes through its edges or points. Plus and minus zoom. While drawing, arrow keys aim, Space sets a point, Enter finishes and Escape gives up.')}
      </p>
      <room-label-list
        name=${msg('Labels of the image')}
        .labels=${this.labels}
        .current=${this.current}
        @room-label-look=${this.#look}
        @label-pick=${() => this.stageElement.focus()}
      ></room-label-list>
      <room-image-tools
        percent=${this.percent}
        .light=${this.light}
        @room-image-view=${this.#view}
        @room-image-light=${({ light }: ImageLightEvent) => {
          this.light = light
        }}
      ></room-image-tools>
      <room-shape-actions ?hidden=${this.acts.length === 0} .acts=${this.acts} @room-shape-act=${this.#act}></room-shape-actions>
    `
  }

  readonly #anew = () => this.#stage.drawAnew()

  #overlay(): void {
    const { scene } = this.#stage
    this.over.requestUpdate()
    this.percent = Math.round(scene.view.scale * 100 * devicePixelRatio)
    const acts = actsIn(scene)
    if (acts.join() !== this.acts.join()) this.acts = acts
  }

  readonly #look = ({ key }: LabelLookEvent) => this.#stage.lookAt(key)

  readonly #view = ({ to }: ImageViewEvent) => this.#stage.keys.see(to)

  readonly #act = ({ act }: ShapeActEvent) => {
    const { pen, hand, mover } = this.#stage
    if (act === 'finish') pen.finish()
    else if (act === 'take-back') pen.takeBack()
    else if (act === 'give-up') hand.giveUp()
    else mover.removePoint()
    this.stageElement.focus()
  }
}

function actsIn({ drawn, grip, mayMove }: ImageScene): readonly ShapeAct[] {
  if (!drawn) return mayMove && typeof grip === 'object' ? ['remove-point'] : []
  if (drawn.tool === 'box') return ['give-up']
  return [...(drawn.points.length > 2 ? (['finish'] as const) : []), 'take-back', 'give-up']
}

declare global {
  interface HTMLElementTagNameMap {
    'room-label-image': RoomLabelImage
  }
}
