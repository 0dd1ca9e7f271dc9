import type { NotAccepted } from '../controllers/item-screen.ts'

/** What a person wants done with words that are kept beside the draft, or with those of one segment. */
export class KeptWordsEvent extends Event {
  readonly what: 'put-back' | 'reopen' | 'dispute' | 'look' | 'done'
  readonly words: NotAccepted
  readonly unit: NotAccepted['units'][number] | undefined

  constructor(what: KeptWordsEvent['what'], words: NotAccepted, unit?: NotAccepted['units'][number]) {
    super('room-kept-words', { bubbles: true, composed: true })
    this.what = what
    this.words = words
    this.unit = unit
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-kept-words': KeptWordsEvent
  }
}
