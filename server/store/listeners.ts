/** Who listens to what, within this process. */
export class Listeners<Message> {
  readonly #byName = new Map<string, Set<(message: Message) => void>>()

  /** The answer stops it; stopping twice does nothing more. */
  add(name: string, listener: (message: Message) => void): () => void {
    // The same function may listen twice: each call is a listener of its own.
    const own = (message: Message): void => listener(message)
    const listening = this.#byName.get(name) ?? new Set()
    this.#byName.set(name, listening.add(own))
    return () => {
      listening.delete(own)
      if (listening.size === 0 && this.#byName.get(name) === listening) this.#byName.delete(name)
    }
  }

  has(name: string): boolean {
    return this.#byName.has(name)
  }

  emit(name: string, message: Message): void {
    for (const listener of [...(this.#byName.get(name) ?? [])]) listener(message)
  }
}
