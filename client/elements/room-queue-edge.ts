import { msg } from '@lit/localize'
import { css, html, LitElement } from 'lit'
import { customElement } from 'lit/decorators.js'
import { queueWidths, viewPreferences } from '../controllers/view-preferences.ts'

const step = 16

/** The edge of the queue: dragged, or moved by the arrow keys; it stays where it was put. */
@customElement('room-queue-edge')
export class RoomQueueEdge extends LitElement {
  static override styles = css`
    :host {
      position: absolute;
      inset-block: 0;
      inset-inline-start: calc(var(--queue-width) - 4px);
      z-index: 1;
      inline-size: 8px;
      cursor: col-resize;
      touch-action: none;
    }
    :host(:hover),
    :host(:focus-visible) {
      background: linear-gradient(to right, transparent 3px, var(--accent) 3px 5px, transparent 5px);
      outline: none;
    }
    @media (max-width: 899px) {
      :host {
        display: none;
      }
    }
  `

  #end: () => void = () => undefined

  constructor() {
    super()
    this.addEventListener('pointerdown', this.#grab)
    this.addEventListener('keydown', this.#key)
    this.addEventListener('dblclick', () => this.#put(320))
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.tabIndex = 0
    this.role = 'separator'
    this.ariaOrientation = 'vertical'
    this.ariaLabel = msg('Width of the queue')
    this.ariaValueMin = String(queueWidths.least)
    this.ariaValueMax = String(queueWidths.most)
    this.#say()
    this.#end = viewPreferences.subscribe(() => this.#say())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#end()
  }

  protected override render() {
    return html``
  }

  #say(): void {
    this.ariaValueNow = String(viewPreferences.state.queueWidth)
  }

  #put(queueWidth: number): void {
    viewPreferences.choose({ queueWidth })
  }

  readonly #grab = (event: PointerEvent) => {
    this.setPointerCapture(event.pointerId)
    const left = this.parentElement?.getBoundingClientRect().left ?? 0
    const follow = ({ clientX }: PointerEvent) => this.#put(Math.round(clientX - left))
    this.addEventListener('pointermove', follow)
    this.addEventListener('lostpointercapture', () => this.removeEventListener('pointermove', follow), { once: true })
  }

  readonly #key = (event: KeyboardEvent) => {
    const by = event.code === 'ArrowLeft' ? -step : event.code === 'ArrowRight' ? step : 0
    if (by === 0) return
    event.preventDefault()
    event.stopPropagation()
    this.#put(viewPreferences.state.queueWidth + by)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-queue-edge': RoomQueueEdge
  }
}
