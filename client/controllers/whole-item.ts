import type { ItemDraft } from './item-draft.ts'
import type { ItemStore } from './item-screen.ts'

/** On a good line everything is saved sooner than this, and nothing needs to be kept whole. */
const patienceMilliseconds = 2000

/**
 * Keeps an item whole on this device while something of it is not saved, so that it can be shown after a reload without
 * a server; and once more when the connection goes, since what others typed until then belongs to it.
 */
export class WholeItem {
  readonly #store: ItemStore
  readonly #draft: () => ItemDraft | undefined
  #kept: 'no' | 'on the line' | 'without' = 'no'
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(store: ItemStore, draft: () => ItemDraft | undefined) {
    this.#store = store
    this.#draft = draft
  }

  weigh(unsaved: number): void {
    const draft = this.#draft()
    if (!draft) return
    if (unsaved === 0) this.#forget(draft)
    else if (!draft.outstanding.connected && this.#kept !== 'without') this.#keep('without')
    else if (this.#kept === 'no') this.#timer ??= setTimeout(() => this.#keep('on the line'), patienceMilliseconds)
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #keep(kept: 'on the line' | 'without'): void {
    const { sources, view } = this.#store.state
    this.close()
    if (!sources || !view) return
    this.#kept = kept
    void this.#draft()?.keepWhole({ sources, view })
  }

  #forget(draft: ItemDraft): void {
    this.close()
    if (this.#kept !== 'no') draft.forgetWhole()
    this.#kept = 'no'
  }
}
