import type { LinkWish } from '../controllers/links.ts'

/** A person wants a link into the room for somebody. */
export class LinkEvent extends Event {
  readonly wish: LinkWish
  /** Whom it is for. */
  readonly name: string

  constructor(wish: LinkWish, name: string) {
    super('room-make-link', { bubbles: true, composed: true })
    this.wish = wish
    this.name = name
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-make-link': LinkEvent
  }
}
