/** A person chose or dropped files. */
export class FileEvent extends Event {
  readonly files: readonly File[]

  constructor(files: readonly File[]) {
    super('room-file', { bubbles: true, composed: true })
    this.files = files
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-file': FileEvent
  }
}
