import type { Place } from '#shared/domain/place.ts'
import type { Label } from '#shared/labels/label.ts'

/** What somebody is writing about a place of the open item. At most one of these is open; what is in it is kept. */
export type PlaceForm = DisputeForm | RulingForm | ReopenForm | PrecedentForm

export interface DisputeForm {
  readonly is: 'dispute'
  /** The words that it began with. */
  readonly place: Place
  /** A label that there may have to be, where the draft has none. */
  readonly label?: Label
  /** Whether it is about their whole segment instead. */
  readonly whole: boolean
  readonly question: string
  /** The first position, if there is one: its words, empty where nothing was said. */
  readonly value: string | null
  readonly because: string
  /** Precedents that it goes by. */
  readonly cites: readonly string[]
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
  readonly cites: readonly string[]
  /** Sections of the guideline that are cited, and the version that they were read in. */
  readonly sections: readonly string[]
  readonly guidelineSeen: number
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

/** A ruling as others shall find it. */
export interface PrecedentForm {
  readonly is: 'precedent'
  readonly place: Place
  readonly ruling: string
  readonly title: string
  readonly rule: string
  readonly reason: string
  readonly good: string
  readonly bad: string
  /** As they are written, with commas between them. */
  readonly tags: string
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
  cites: [],
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
  cites: [],
  sections: [],
  guidelineSeen: 0,
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
