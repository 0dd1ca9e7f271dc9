/**
 * What a person has written and not sent, as long as this tab is open: a misstep, another item or a reload takes
 * nothing away. Kept by person, so that it is nobody else's.
 */
export class KeptWords {
  readonly #owner: () => string

  constructor(owner: () => string) {
    this.#owner = owner
  }

  keep(about: string, words: object | string): void {
    try {
      sessionStorage.setItem(this.#key(about), JSON.stringify(words))
    } catch (error) {
      // A browser that stores nothing: the words stand on the page as long as it is open.
      if (!(error instanceof DOMException)) throw error
    }
  }

  /** As it was kept; the shape is what `keep` was given. */
  kept<Words extends object | string>(about: string): Words | null {
    const stored = sessionStorage.getItem(this.#key(about))
    return stored === null ? null : (JSON.parse(stored) as Words)
  }

  forget(about: string): void {
    sessionStorage.removeItem(this.#key(about))
  }

  #key(about: string): string {
    return `chavadi.words/${this.#owner()}/${about}`
  }
}
