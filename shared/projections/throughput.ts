import { ActiveTime, type Stretch } from './active-time.ts'
import { noWork, type WorkCounts, type WorkKind, workKinds } from './work-counts.ts'
import type { WorkEntry } from './work-entry.ts'

/** Quarters of an hour: the largest step that every time zone's hours and days are made of (India +5:30, Nepal +5:45). */
export const quarter = 15 * 60_000

/** What one person did for one batch in one quarter of an hour. */
export interface WorkCell {
  /** Quarters since the epoch. */
  readonly quarter: number
  readonly person: string
  /** Empty for work that is about no item. */
  readonly batch: string
  readonly counts: WorkCounts
}

/** What is kept of it between two starts: plain JSON. */
export interface KeptThroughput {
  readonly cells: readonly (readonly [quarter: number, person: string, batch: string, counts: readonly number[]])[]
  readonly active: readonly (readonly [person: string, stretches: readonly Stretch[]])[]
}

/** Who did how much and when, kept up to date one entry at a time: the same from one fold as from a snapshot and the rest. */
export class Throughput {
  readonly #cells = new Map<string, WorkCell & { readonly counts: Record<WorkKind, number> }>()
  readonly #active = new Map<string, ActiveTime>()

  constructor(kept?: KeptThroughput) {
    for (const [at, person, batch, counts] of kept?.cells ?? []) {
      const cell = this.#cell(at, person, batch)
      workKinds.forEach((kind, place) => {
        cell[kind] = counts[place] ?? 0
      })
    }
    for (const [person, stretches] of kept?.active ?? []) this.#active.set(person, new ActiveTime(stretches))
  }

  add({ at, batch, counted, signs }: WorkEntry): void {
    for (const { person, kind } of counted) this.#cell(Math.floor(at / quarter), person, batch)[kind]++
    for (const { person, stretch } of signs) this.#work(person, batch, stretch)
  }

  cells(): Iterable<WorkCell> {
    return this.#cells.values()
  }

  kept(): KeptThroughput {
    return {
      cells: [...this.#cells.values()].map(({ quarter: at, person, batch, counts }) => [
        at,
        person,
        batch,
        workKinds.map((kind) => counts[kind]),
      ]),
      active: [...this.#active].map(([person, { stretches }]) => [person, stretches]),
    }
  }

  #work(person: string, batch: string, [from, to]: Stretch): void {
    const time = this.#active.get(person) ?? new ActiveTime()
    this.#active.set(person, time)
    for (const [start, end] of time.add(from, to))
      for (let at = start; at < end; ) {
        const place = Math.floor(at / quarter)
        const until = Math.min(end, (place + 1) * quarter)
        this.#cell(place, person, batch).active += until - at
        at = until
      }
  }

  #cell(at: number, person: string, batch: string): Record<WorkKind, number> {
    const key = `${at} ${person} ${batch}`
    const known = this.#cells.get(key)
    if (known) return known.counts
    const counts = noWork()
    this.#cells.set(key, { quarter: at, person, batch, counts })
    return counts
  }
}
