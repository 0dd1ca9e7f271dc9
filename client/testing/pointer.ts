/** Where a pointer is, in pixels of the window. */
export interface At {
  readonly x: number
  readonly y: number
}

/** The innermost element at a point, through all shadow roots. */
function elementAt({ x, y }: At): Element {
  let found = document.elementFromPoint(x, y)
  for (let inside = found?.shadowRoot?.elementFromPoint(x, y); inside && inside !== found; ) {
    found = inside
    inside = found.shadowRoot?.elementFromPoint(x, y)
  }
  if (!found) throw new Error(`Nothing is at ${x}, ${y}`)
  return found
}

/** One pointer as a person moves it: each event goes to what is there. */
export class Pointer {
  readonly #type: 'mouse' | 'touch'
  #target: Element | undefined

  constructor(type: 'mouse' | 'touch' = 'mouse') {
    this.#type = type
  }

  down(at: At, more: PointerEventInit = {}): void {
    this.#target = elementAt(at)
    this.#send('pointerdown', at, more)
  }

  move(at: At): void {
    this.#send('pointermove', at)
  }

  up(at: At, more: PointerEventInit = {}): void {
    this.#send('pointerup', at, more)
    this.#target = undefined
  }

  cancel(at: At): void {
    this.#send('pointercancel', at)
    this.#target = undefined
  }

  press(at: At, more: PointerEventInit = {}): void {
    this.down(at, more)
    this.up(at, more)
  }

  drag(from: At, ...to: readonly At[]): void {
    this.down(from)
    for (const at of to) this.move(at)
    this.up(to.at(-1) ?? from)
  }

  doublePress(at: At): void {
    this.press(at)
    this.press(at)
    const { x, y } = at
    elementAt(at).dispatchEvent(new MouseEvent('dblclick', { bubbles: true, composed: true, clientX: x, clientY: y }))
  }

  #send(type: string, { x, y }: At, more: PointerEventInit = {}): void {
    const init = { pointerId: 7, pointerType: this.#type, isPrimary: true, button: 0, clientX: x, clientY: y }
    const event = new PointerEvent(type, { bubbles: true, composed: true, cancelable: true, ...init, ...more })
    const target = this.#target?.isConnected ? this.#target : elementAt({ x, y })
    target.dispatchEvent(event)
  }
}
