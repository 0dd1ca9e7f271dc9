import type { Place } from '#shared/domain/place.ts'

/** What somebody is writing about a place of the open item. At most one of these is open; what is in it is kept. */
export type PlaceForm = DisputeForm | RulingForm | ReopenForm

export interface DisputeForm {
  readonly is: 'dispute'
  /** The words that it began with. */
  readonly place: Place
  /** Whether it is about their whole segment instead. */
  readonly whole: boolean
  readonly question: string
  /** The first position, if there is one: its words, empty where nothing was said. */
  readonly value: string | null
  readonly because: string
  readonly notice: string
}

export interface RulingForm {
  readonly is: 'ruling'
  readonly place: Place
  /** What stands there, as the trainer was shown it. */
  readonly seen: string
  /** The open disputes there, as the trainer was shown them. */
  readonly disputes: readonly string[]
  /** The words that are ruled; null until they are chosen. */
  readonly value: string | null
  readonly reason: string | null
  readonly why: string
  /** Sent, and not answered yet. */
  readonly asking: boolean
  readonly notice: string
}

export interface ReopenForm {
  readonly is: 'reopen'
  readonly place: Place
  readonly ruling: string
  readonly reason: string
  readonly asking: boolean
  readonly notice: string
}

export const newDisputeForm = (place: Place): DisputeForm => ({
  is: 'dispute',
  place,
  whole: false,
  question: '',
  value: null,
  because: '',
  notice: '',
})

export const newRulingForm = (place: Place, seen: string, disputes: readonly string[]): RulingForm => ({
  is: 'ruling',
  place,
  seen,
  disputes,
  value: null,
  reason: null,
  why: '',
  asking: false,
  notice: '',
})

export const newReopenForm = (place: Place, ruling: string): ReopenForm => ({
  is: 'reopen',
  place,
  ruling,
  reason: '',
  asking: false,
  notice: '',
})
