import type { Result } from './run-schedules.ts'
import { nemesesOf, stores } from './schedule.ts'

const columns = [6, 9, 5, 6, 6, 7, 8] as const

const row = (cells: readonly (string | number)[]): string =>
  cells.map((cell, at) => String(cell).padStart(columns[at] ?? 0)).join(' ')

export const headLine = (): string =>
  `${row(['seed', 'store', 'acts', 'faults', 'acked', 'refused', 'commands'])}  result  what was done to it`

export function resultLine({ schedule, acknowledged, refused, commands, seconds, faults }: Result): string {
  const { seed, store, processes, steps } = schedule
  const nemeses = nemesesOf(schedule)
  const acts = steps.filter((step) => 'act' in step).length
  const shown = row([
    seed,
    `${store}${processes > 1 ? ` ${processes}` : ''}`,
    acts,
    nemeses.length,
    acknowledged,
    refused,
    commands,
  ])
  const result = faults.length === 0 ? 'held' : 'FAULT'
  return `${shown}  ${result.padEnd(6)}  ${nemeses.join(' ') || '-'} (${seconds.toFixed(1)} s)`
}

export const faultLines = ({ faults, file }: Result): readonly string[] => [
  ...faults.slice(0, 10).map((fault) => `         ${fault}`),
  ...(file === undefined ? [] : [`         history: ${file}`]),
]

/** Per store and in all: what was tried, and what held. */
export function summary(results: readonly Result[]): string {
  const parts = [
    ...stores.map((store) => [store, results.filter(({ schedule }) => schedule.store === store)] as const),
    ['both', results] as const,
  ]
  const count = (some: readonly Result[], of: (result: Result) => number) =>
    some.reduce((sum, result) => sum + of(result), 0)
  const lines = parts
    .filter(([, some]) => some.length > 0)
    .map(([store, some]) =>
      [
        store.padEnd(8),
        String(some.length).padStart(9),
        String(count(some, ({ schedule }) => schedule.steps.filter((step) => 'act' in step).length)).padStart(6),
        String(count(some, ({ schedule }) => nemesesOf(schedule).length)).padStart(6),
        String(count(some, ({ deaths }) => deaths)).padStart(6),
        String(count(some, ({ acknowledged }) => acknowledged)).padStart(12),
        String(count(some, ({ refused }) => refused)).padStart(7),
        String(count(some, ({ commands }) => commands)).padStart(8),
        String(some.filter(({ faults }) => faults.length > 0).length).padStart(11),
      ].join(' '),
    )
  return ['store    schedules   acts faults deaths acknowledged refused commands with faults', ...lines].join('\n')
}
