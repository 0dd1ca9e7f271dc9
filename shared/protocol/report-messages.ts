import type { RoomAgreement, ToldRuling, WindowProgress } from '#shared/projections/room-window.ts'

/** What a room has come to, for paper: under pseudonyms, the same for everybody who may read it. */
export interface RoomReport {
  readonly title: string
  /** ISO 8601: as of when. */
  readonly at: string
  readonly progress: WindowProgress
  readonly agreement: RoomAgreement
  /** Rulings that stand, by reason: the commonest reason first, the latest ruling first. */
  readonly reasons: readonly { readonly reason: string; readonly rulings: readonly ToldRuling[] }[]
}
