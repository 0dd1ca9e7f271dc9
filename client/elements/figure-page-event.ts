/** Another page of the list of items was asked for. */
export class FigurePageEvent extends Event {
  readonly page: number

  constructor(page: number) {
    super('room-figure-page', { bubbles: true, composed: true })
    this.page = page
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-figure-page': FigurePageEvent
  }
}
