import type { EditRefusal } from '#shared/protocol/edit-refusals.ts'

/** What the gate says about an update, without having applied it. */
export type Verdict =
  | {
      readonly verdict: 'accepted'
      /** What must be applied, stored and told: written anew, less everything that the draft holds already. */
      readonly update: Uint8Array
      /** Whose clocks go on. */
      readonly clients: readonly number[]
      readonly changes: boolean
      /** Nothing of any other unit can change by it. */
      readonly units: readonly string[]
      /** It carries words or values of the sender that land in what is deleted: nobody will ever see them. */
      readonly dropped?: true
    }
  /** Builds on something that is not here (yet): no offence. */
  | { readonly verdict: 'missing' }
  | { readonly verdict: 'refused'; readonly reason: EditRefusal; readonly detail: string }

export class Missing extends Error {}

export class Offence extends Error {
  readonly reason: EditRefusal

  constructor(reason: EditRefusal, detail: string) {
    super(detail)
    this.reason = reason
  }
}
