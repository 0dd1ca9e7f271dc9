import type { Label, Subject } from '#shared/labels/label.ts'

/** An item of a room as figures are told of it. */
export interface LabelledItem {
  readonly id: string
  readonly subject: Subject
  readonly sources: readonly { readonly person: string; readonly labels: readonly Label[] }[]
  /** Null while it is not settled. */
  readonly settled: readonly Label[] | null
}
