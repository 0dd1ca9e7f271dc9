import type { AuditFilter } from '#shared/protocol/audit-messages.ts'

/** A person asked for another part of the audit trail. */
export class AuditFilterEvent extends Event {
  readonly filter: AuditFilter

  constructor(filter: AuditFilter) {
    super('room-audit-filter', { bubbles: true, composed: true })
    this.filter = filter
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-audit-filter': AuditFilterEvent
  }
}
