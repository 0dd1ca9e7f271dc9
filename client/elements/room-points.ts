import { msg } from '@lit/localize'
import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { BenchUnit } from '#shared/domain/bench.ts'
import { boxesInText } from '../bench/text-boxes.ts'
import type { ShownPoint } from '../controllers/item-screen.ts'
import { ItemSlice } from '../controllers/item-slice.ts'
import { RoomView } from '../controllers/room-view.ts'
import { colourOf, personColours } from '../styles/person-colours.ts'

/** What people point at in a text: the element before the one before this. A ring and a name over it, which fade by themselves. */
@customElement('room-points')
export class RoomPoints extends LitElement {
  static override styles = [
    ...personColours,
    css`
      :host {
        position: absolute;
        inset: 0;
        pointer-events: none;
      }
      .point {
        position: absolute;
        border: 3px solid var(--colour);
        border-radius: 8px;
        animation: ping 4s ease-out forwards;
      }
      .tag {
        position: absolute;
        inset-block-end: 100%;
        left: -3px;
        max-inline-size: 160px;
        overflow: hidden;
        text-overflow: ellipsis;
        padding: 1px 5px;
        border-radius: 3px;
        background: var(--colour);
        color: var(--on-person);
        font: 600 11px/16px var(--font);
        white-space: nowrap;
      }
      .turned .tag {
        left: auto;
        right: -3px;
      }
      @keyframes ping {
        0% {
          box-shadow: 0 0 0 0 var(--colour);
        }
        15% {
          box-shadow: 0 0 0 10px transparent;
        }
        70% {
          opacity: 1;
        }
        100% {
          opacity: 0;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .point {
          animation: none;
        }
      }
    `,
  ]

  @property({ attribute: false })
  accessor unit: BenchUnit | undefined

  /** Where an offset of the draft stands in the text as it is shown. */
  @property({ attribute: false })
  accessor shown: (offset: number) => number = (offset) => offset

  readonly #points = new ItemSlice(this, ({ points }) => points)
  readonly #room = new RoomView(this, () => null)
  readonly #drawn = new Map<number, HTMLElement>()

  protected override render() {
    return html`<div class="points"></div>`
  }

  protected override updated(): void {
    const points = (this.#points.value ?? []).filter(({ place }) => place.unit === this.unit?.id)
    for (const [n, element] of this.#drawn)
      if (!points.some((point) => point.n === n)) {
        element.remove()
        this.#drawn.delete(n)
      }
    for (const point of points) this.#place(point)
  }

  #place(point: ShownPoint): void {
    const text = this.parentElement?.querySelector('.text')
    const stretch = this.unit?.stretch(point.place.from, point.place.to)
    if (!text || !stretch) return
    const boxes = boxesInText(text, this.shown(stretch.from), this.shown(stretch.to))
    if (boxes.length === 0) return
    const element = this.#drawn.get(point.n) ?? this.#make(point)
    const origin = this.getBoundingClientRect()
    const left = Math.min(...boxes.map((box) => box.left)) - origin.left - 5
    const top = Math.min(...boxes.map((box) => box.top)) - origin.top - 3
    const width = Math.max(...boxes.map((box) => box.right)) - origin.left - left + 5
    const height = Math.max(...boxes.map((box) => box.bottom)) - origin.top - top + 3
    Object.assign(element.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${Math.max(width, 14)}px`,
      height: `${height}px`,
    })
    element.classList.toggle('turned', left + 160 > this.clientWidth && left > 160)
  }

  #make({ n, person }: ShownPoint): HTMLElement {
    const element = document.createElement('div')
    element.className = `point colour-${colourOf(person)}`
    element.setAttribute('aria-hidden', 'true')
    const tag = element.appendChild(document.createElement('span'))
    tag.className = 'tag'
    tag.dir = 'auto'
    tag.textContent = this.#room.client?.nameOf(person) ?? msg('Somebody')
    this.renderRoot.querySelector('.points')?.append(element)
    this.#drawn.set(n, element)
    return element
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-points': RoomPoints
  }
}
