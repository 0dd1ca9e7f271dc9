import type { Grounds } from './grounds.ts'

/** One thing that is measured on the running program: bounded in count and time, printed, never asserted. */
export interface Figure {
  readonly name: string
  /** How it is measured, for whoever reads the table. */
  readonly how: string
  measure(grounds: Grounds): Promise<readonly Reading[]>
}

export interface Reading {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** The budget: the most that the value should be. */
  readonly most?: number
}

/** What is needed is not on this machine; the sentence says what. */
export class NotMeasured extends Error {}
