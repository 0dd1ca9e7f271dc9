import { msg, str } from '@lit/localize'
import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { clockTime } from '../labels/time-ruler.ts'
import { endOf, type TimeView } from '../labels/time-view.ts'
import { controls } from '../styles/controls.ts'

/** The strip was pressed or dragged: this share of the recording, 0 to 1, goes into the middle. */
export class TimeStripEvent extends Event {
  readonly share: number

  constructor(share: number) {
    super('room-time-strip')
    this.share = share
  }
}

/** The whole recording in little, with what is in sight of it: pressed or dragged to go elsewhere. */
@customElement('room-time-strip')
export class RoomTimeStrip extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }
      [role='scrollbar'] {
        block-size: max(24px, var(--target));
        overflow: hidden;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--sunk);
        touch-action: none;
        cursor: pointer;
      }
      canvas {
        display: block;
        block-size: 100%;
      }
    `,
  ]

  /** Drawn on by whoever has the picture. */
  @property({ attribute: false })
  accessor canvas: HTMLCanvasElement | null = null

  @property({ attribute: false })
  accessor view: TimeView | null = null

  @property({ type: Number })
  accessor seconds = 0

  protected override render() {
    const { view, seconds } = this
    const [from, to] = view ? [view.from, endOf(view)] : [0, seconds]
    return html`
      <div
        role="scrollbar"
        tabindex="0"
        aria-label=${msg('Part of the recording in sight')}
        aria-controls="strip"
        aria-orientation="horizontal"
        aria-valuemin="0"
        aria-valuemax=${Math.ceil(seconds)}
        aria-valuenow=${Math.round(Math.min(from, seconds))}
        aria-valuetext=${msg(str`${clockTime(from, 1)} to ${clockTime(Math.min(to, seconds), 1)}`)}
        id="strip"
        @pointerdown=${this.#pressed}
        @pointermove=${this.#dragged}
        @keydown=${this.#keyed}
      >
        ${this.canvas}
      </div>
    `
  }

  #pressed(event: PointerEvent): void {
    if (event.button !== 0) return
    const strip = event.currentTarget as HTMLElement
    strip.setPointerCapture(event.pointerId)
    this.#tell(event)
  }

  #dragged(event: PointerEvent): void {
    const strip = event.currentTarget as HTMLElement
    if (strip.hasPointerCapture(event.pointerId)) this.#tell(event)
  }

  #keyed(event: KeyboardEvent): void {
    const { view, seconds } = this
    const steps: Readonly<Record<string, number>> = { ArrowLeft: -0.1, ArrowRight: 0.1, PageUp: -0.8, PageDown: 0.8 }
    const pages = steps[event.code]
    const end = { Home: 0, End: 1 }[event.code]
    if (!view || (pages === undefined && end === undefined)) return
    event.preventDefault()
    event.stopPropagation()
    const middle = (view.from + endOf(view)) / 2
    const shown = endOf(view) - view.from
    this.dispatchEvent(new TimeStripEvent(end ?? (middle + (pages ?? 0) * shown) / seconds))
  }

  #tell(event: PointerEvent): void {
    const { left, width } = (event.currentTarget as HTMLElement).getBoundingClientRect()
    this.dispatchEvent(new TimeStripEvent((event.clientX - left) / width))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-time-strip': RoomTimeStrip
  }
  interface HTMLElementEventMap {
    'room-time-strip': TimeStripEvent
  }
}
