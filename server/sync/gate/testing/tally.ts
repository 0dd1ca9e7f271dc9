import { appendFileSync } from 'node:fs'
import type { Verdict } from '../verdict.ts'
import { craftedRun } from './crafted-run.ts'
import { honestRun } from './honest-run.ts'
import { mutatedRun } from './mutated-run.ts'

export type RunKind = 'honest' | 'crafted, one id' | 'crafted, two ids' | 'bytes changed'

const runs: Readonly<Record<RunKind, (seed: number) => readonly Verdict[]>> = {
  honest: honestRun,
  'crafted, one id': (seed) => craftedRun(seed, 1),
  'crafted, two ids': (seed) => craftedRun(seed, 2),
  'bytes changed': mutatedRun,
}
export const runKinds = Object.keys(runs) as readonly RunKind[]

/** What came of many runs, each from the seed after the one before. */
export interface Tally {
  readonly kind: RunKind
  readonly seeds: { readonly from: number; readonly to: number }
  readonly updates: number
  /** By verdict; refusals by their reason. */
  readonly verdicts: ReadonlyMap<string, number>
  readonly faults: readonly { readonly seed: number; readonly fault: string }[]
}

/** Runs until the gate has seen so many updates. Seeds that fail are added to `failures`, one line of JSON each. */
export function tally(kind: RunKind, updates: number, from = 1, failures = 'fuzz-failures.jsonl'): Tally {
  const verdicts = new Map<string, number>()
  const faults: { seed: number; fault: string }[] = []
  let seen = 0
  let seed = from
  for (; seen < updates && faults.length < 20; seed++)
    try {
      for (const verdict of runs[kind](seed)) {
        const name = verdict.verdict === 'refused' ? verdict.reason : verdict.verdict
        verdicts.set(name, (verdicts.get(name) ?? 0) + 1)
        seen++
      }
    } catch (error) {
      const fault = error instanceof Error ? (error.stack ?? error.message) : String(error)
      faults.push({ seed, fault })
      appendFileSync(failures, `${JSON.stringify({ kind, seed, fault })}\n`)
    }
  return { kind, seeds: { from, to: seed - 1 }, updates: seen, verdicts, faults }
}
