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
  readonly byName: string
  /** Who overruled it, or took its ruling back; empty while it is in force. */
  readonly endedBy: string
  /** Disputes and rulings that cite it. */
  readonly cited: number
}
