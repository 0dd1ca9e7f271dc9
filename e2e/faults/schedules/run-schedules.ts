import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkHistory } from './check-history.ts'
import type { Findings } from './findings.ts'
import type { History } from './history.ts'
import { makeSchedule } from './make-schedule.ts'
import { playSchedule } from './play-schedule.ts'
import { type Schedule, type StoreKind, stepLine } from './schedule.ts'

export interface Wish {
  readonly schedules: number
  /** Of the first one; the others follow. */
  readonly seed: number
  /** In turn. */
  readonly stores: readonly StoreKind[]
  /** How many are played at once. */
  readonly lanes: number
  /** When it is aborted, those that are being played are played to their end. */
  readonly signal?: AbortSignal
}

export interface Result {
  readonly schedule: Schedule
  readonly acknowledged: number
  readonly refused: number
  readonly commands: number
  readonly deaths: number
  readonly seconds: number
  readonly faults: readonly string[]
  /** Where the history of one with faults lies. */
  readonly file: string | undefined
}

const folder = '.faults'

/** Plays so many schedules; each is told when it is done. */
export async function runSchedules(wish: Wish, told: (result: Result) => void): Promise<readonly Result[]> {
  const waiting = Array.from({ length: wish.schedules }, (_, at) =>
    makeSchedule(wish.seed + at, wish.stores[at % wish.stores.length] ?? 'embedded'),
  )
  const results: Result[] = []
  const lane = async () => {
    for (let next = waiting.shift(); next && !wish.signal?.aborted; next = waiting.shift()) {
      const result = await runSchedule(next)
      results.push(result)
      told(result)
    }
  }
  await Promise.all(Array.from({ length: wish.lanes }, lane))
  return results
}

export async function runSchedule(schedule: Schedule): Promise<Result> {
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  try {
    const { history, findings, deaths } = await playSchedule(schedule)
    const faults = checkHistory(history.happenings, findings)
    const file = faults.length > 0 ? await saved(schedule, history, findings, faults) : undefined
    return { schedule, ...counted(history), deaths, seconds: seconds(), faults, file }
  } catch (error) {
    const fault = `it could not be played: ${error instanceof Error ? error.stack : error}`
    return {
      schedule,
      acknowledged: 0,
      refused: 0,
      commands: 0,
      deaths: 0,
      seconds: seconds(),
      faults: [fault],
      file: undefined,
    }
  }
}

function counted({ happenings }: History) {
  const edits = (kind: 'acknowledged' | 'refused') =>
    happenings.reduce((sum, each) => sum + (each.kind === kind ? each.edits.length : 0), 0)
  const commands = happenings.filter(({ kind }) => kind === 'done').length
  return { acknowledged: edits('acknowledged'), refused: edits('refused'), commands }
}

/** One JSON value a line: the schedule, what happened in order, what was found at the end, what is wrong. */
async function saved(schedule: Schedule, { happenings }: History, findings: Findings, faults: readonly string[]) {
  const { seed, store, steps } = schedule
  await mkdir(folder, { recursive: true })
  const file = join(folder, `${store}-${seed}.jsonl`)
  const lines = [{ schedule: { ...schedule, steps: steps.map(stepLine) } }, ...happenings, { findings }, { faults }]
  await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return file
}
