import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type Box, caretElement, type NamedCaret, placeCaret, placeTint, tintElement } from '../bench/caret-drawing.ts'
import { boxesInText } from '../bench/text-boxes.ts'
import { NamedCarets } from '../controllers/named-carets.ts'
import { carets } from '../styles/carets.ts'

/**
 * Others' carets and selections on a text that nobody here types in: the element before this one. They lie over it, so
 * that the text is set the same with and without them.
 */
@customElement('room-carets')
export class RoomCarets extends LitElement {
  static override styles = [
    ...carets,
    css`
      :host {
        position: absolute;
        inset: 0;
        pointer-events: none;
      }
    `,
  ]

  @property()
  accessor unit = ''

  /** Where an offset of the draft stands in the text as it is shown. A new one says that the text was drawn again. */
  @property({ attribute: false })
  accessor shown: (offset: number) => number = (offset) => offset

  readonly #carets = new NamedCarets(this, () => this.unit)
  readonly #resized = new ResizeObserver(() => this.#draw())
  readonly #drawn = new Map<number, { readonly element: HTMLElement; readonly moves: number }>()

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.previousElementSibling) this.#resized.observe(this.previousElementSibling)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#resized.disconnect()
  }

  protected override render() {
    return html`<div class="others"></div>`
  }

  protected override updated(): void {
    this.#draw()
  }

  #draw(): void {
    const others = this.renderRoot.querySelector('.others')
    const text = this.previousElementSibling
    if (!others || !text) return
    const carets = this.#carets.value
    if (carets.length === 0 && others.childElementCount === 0) return
    const drawn = new Map(this.#drawn)
    this.#drawn.clear()
    const elements = carets.flatMap((caret) => this.#drawOne(caret, text, drawn.get(caret.client)))
    for (const old of [...others.children]) if (!elements.includes(old)) old.remove()
    others.append(...elements.filter((element) => element.parentElement !== others))
  }

  /** Draws a caret anew when its person moved it: the tag shows again. */
  #drawOne(caret: NamedCaret, text: Element, before: { element: HTMLElement; moves: number } | undefined): Element[] {
    const at = (offset: number) => this.shown(offset)
    const [box] = this.#boxes(text, at(caret.head), at(caret.head))
    if (!box) return []
    const element = before?.moves === caret.moves ? before.element : caretElement(caret)
    placeCaret(element, box, this.clientWidth)
    this.#drawn.set(caret.client, { element, moves: caret.moves })
    if (caret.from === caret.to) return [element]
    const tints = this.#boxes(text, at(caret.from), at(caret.to)).map((box) => {
      const tint = tintElement(caret)
      placeTint(tint, box)
      return tint
    })
    return [...tints, element]
  }

  #boxes(text: Element, from: number, to: number): readonly Box[] {
    const origin = this.getBoundingClientRect()
    return boxesInText(text, from, to).map(({ left, top, width, height }) => ({
      left: left - origin.left,
      top: top - origin.top,
      width,
      height,
    }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-carets': RoomCarets
  }
}
