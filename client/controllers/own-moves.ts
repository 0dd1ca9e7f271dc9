/** What a person does on this page; nothing that happens by itself is among it. */
const moves = ['keydown', 'pointerdown', 'wheel', 'touchmove', 'input'] as const

/** Hears every own move on this page and knows when the last one was. */
export class OwnMoves {
  #at = performance.now()
  readonly #listeners = new Set<(event: Event) => void>()

  constructor() {
    for (const move of moves) addEventListener(move, this.#moved, { capture: true, passive: true })
  }

  /** Seconds since the last one. */
  get idle(): number {
    return Math.round((performance.now() - this.#at) / 1000)
  }

  listen(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    for (const move of moves) removeEventListener(move, this.#moved, { capture: true })
    this.#listeners.clear()
  }

  readonly #moved = (event: Event) => {
    this.#at = performance.now()
    for (const listener of [...this.#listeners]) listener(event)
  }
}
