/** A person chose or dropped a file. */
export class FileEvent extends Event {
  readonly file: File

  constructor(file: File) {
    super('room-file', { bubbles: true, composed: true })
    this.file = file
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-file': FileEvent
  }
}
