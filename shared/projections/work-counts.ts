/**
 * What work is counted as. `signedOff`: sign-offs, each time; `atOnce`: those of them that were made many at once. `returned`: sign-offs of theirs that were taken back since.
 * `kept`, `taken`: differences settled as they stood, or by a reading; `undone`: such settlings undone by their author.
 * `opened`: disputes. `ruled`: rulings. `positions`: positions in disputes. `active`: milliseconds at work.
 */
export const workKinds = [
  'signedOff',
  'atOnce',
  'returned',
  'kept',
  'taken',
  'undone',
  'opened',
  'ruled',
  'positions',
  'active',
] as const
export type WorkKind = (typeof workKinds)[number]
export type WorkCounts = Readonly<Record<WorkKind, number>>

export const noWork = (): Record<WorkKind, number> => ({
  signedOff: 0,
  atOnce: 0,
  returned: 0,
  kept: 0,
  taken: 0,
  undone: 0,
  opened: 0,
  ruled: 0,
  positions: 0,
  active: 0,
})

/** Written out: a lead's page adds up tens of thousands of cells each few seconds. */
export function addWork(sum: Record<WorkKind, number>, more: WorkCounts): void {
  sum.signedOff += more.signedOff
  sum.atOnce += more.atOnce
  sum.returned += more.returned
  sum.kept += more.kept
  sum.taken += more.taken
  sum.undone += more.undone
  sum.opened += more.opened
  sum.ruled += more.ruled
  sum.positions += more.positions
  sum.active += more.active
}
