/** `GET /api/v1/rooms/<room>/as/<n>/acceptances`: what waits for the client's word, and what it was until now. */
export interface AcceptanceList {
  /** Whether whoever asks may accept and return. */
  readonly may: boolean
  readonly batches: readonly BatchToAccept[]
  /** The latest first. */
  readonly said: readonly SaidAcceptance[]
}

/** An import without the name of its file, which may hold names of people. */
export interface BatchToAccept {
  readonly id: string
  /** Counts the room's batches from 1. */
  readonly number: number
  /** ISO 8601; null for one from before times were kept. */
  readonly at: string | null
  readonly items: number
  readonly accepted: number
  /** Signed off, and neither accepted nor returned. */
  readonly waiting: number
}

export interface SaidAcceptance {
  readonly id: string
  readonly outcome: 'accepted' | 'returned'
  /** The number of the batch; null where items were named. */
  readonly batch: number | null
  readonly count: number
  /** The first five that were named. */
  readonly items: readonly { readonly id: string; readonly key: string }[]
  readonly comment: string
  /** A pseudonym to observers. */
  readonly by: string
  readonly at: string
  /** Whoever asks said it: they can have a receipt. */
  readonly mine: boolean
}
