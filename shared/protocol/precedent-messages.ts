import type { NamedLabel } from '#shared/compare/named-label.ts'
import type { Place } from '#shared/domain/place.ts'
import type { Precedent } from '#shared/domain/precedent.ts'

/** `GET /api/v1/rooms/<room>/as/<n>/precedents`: all of them, in the order in which they were made. */
export interface PrecedentList {
  readonly precedents: readonly PrecedentRow[]
}

/** A precedent as people read it. */
export interface PrecedentRow extends Precedent {
  /** From 1, in the order in which they were made. */
  readonly number: number
  /** The item's key; empty where this reader may not see the item. */
  readonly key: string
  /** Of a label: which, and what of it was ruled on; left out of words, and where its ruling is not known any more. */
  readonly about?: { readonly place: Place; readonly label: NamedLabel }
  readonly byName: string
  /** Who overruled it, or took its ruling back; empty while it is in force. */
  readonly endedBy: string
  /** Disputes and rulings that cite it. */
  readonly cited: number
}
