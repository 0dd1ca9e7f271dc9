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

/** Something needed is not here; the sentence says what. What could be measured without it comes along. */
export class NotMeasured extends Error {
  readonly readings: readonly Reading[]

  constructor(message: string, readings: readonly Reading[] = []) {
    super(message)
    this.readings = readings
  }
}
