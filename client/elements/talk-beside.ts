import type { LitElement } from 'lit'
import type { RoomStay } from '../controllers/room-stay.ts'

interface Page {
  leaveSection(): void
  /** On a phone the panel covers what else is open. */
  makeRoom(): void
  focusBench(): void
}

/** The talk beside a page's bench. It stands where the disputes do: whoever opens one closes the other. */
export class TalkBeside {
  readonly #host: LitElement
  readonly #stay: RoomStay
  readonly #page: Page
  #followed = false

  constructor(host: LitElement, stay: RoomStay, page: Page) {
    this.#host = host
    this.#stay = stay
    this.#page = page
  }

  get shown(): boolean {
    return this.#stay.talk.state.shown && this.#stay.talk.may
  }

  toggle(): void {
    const { talk, route } = this.#stay
    const away = route.section !== null
    if (away) this.#page.leaveSection()
    talk.show(away || !talk.state.shown)
  }

  /** Without taking the focus. */
  hide(): void {
    this.#followed = false
    this.#stay.talk.show(false)
  }

  /** Says something about the place where this person is; false where they are in no item. */
  sayHere(): boolean {
    const { talk, item } = this.#stay
    const place = item?.places.subject?.place ?? null
    const { id, view } = item?.state ?? {}
    if (!talk.may || id === undefined || !view) return false
    talk.write({ anchor: { item: id, key: view.row.key, unit: place?.unit ?? null, place } })
    talk.show(true)
    void this.#focus()
    return true
  }

  /** After the page is drawn: the talk was opened or closed, from wherever it was. */
  follow(): void {
    const { talk, disputes } = this.#stay
    if (talk.state.shown === this.#followed) return
    this.#followed = talk.state.shown
    if (this.#followed) {
      disputes.show(false)
      this.#page.makeRoom()
      void this.#focus()
    } else this.#page.focusBench()
  }

  async #focus(): Promise<void> {
    await import('./room-talk.ts')
    await this.#host.updateComplete
    const panel = this.#host.renderRoot.querySelector('room-talk')
    await panel?.updateComplete
    panel?.focus()
  }
}
