import type { ExportBody } from '#shared/protocol/exports.ts'

/** Somebody wants an export to be otherwise; undefined takes a wish back. */
export class ExportWishEvent extends Event {
  readonly change: { [Key in keyof ExportBody]?: ExportBody[Key] | undefined }

  constructor(change: { [Key in keyof ExportBody]?: ExportBody[Key] | undefined }) {
    super('room-export-wish', { bubbles: true, composed: true })
    this.change = change
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-export-wish': ExportWishEvent
  }
}
