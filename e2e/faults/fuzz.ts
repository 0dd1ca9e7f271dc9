import { parseArgs } from 'node:util'
import { type Cost, gateCosts } from '#server/sync/gate/testing/costs.ts'
import { runKinds, type Tally, tally } from '#server/sync/gate/testing/tally.ts'
import { percentile } from '../load/percentile.ts'

const { values } = parseArgs({
  options: { count: { type: 'string', default: '440000' }, seed: { type: 'string', default: '1' } },
})
const each = Math.ceil(Number(values.count) / runKinds.length)
const from = Number(values.seed)

const reasons = ['accepted', 'missing', 'not-yours', 'not-a-draft', 'too-large', 'unreadable'] as const

console.log(`${each} updates of each kind, seeds from ${from}`)
console.log(row(['kind', 'updates', ...reasons, 'faults', 'seeds to', 'seconds']))
let faults = 0
for (const kind of runKinds) {
  const start = performance.now()
  const result = tally(kind, each, from)
  faults += result.faults.length
  console.log(row(cellsOf(result, (performance.now() - start) / 1000)))
  for (const { seed, fault } of result.faults) console.log(`  seed ${seed}: ${fault}`)
}

const { structs, costs } = gateCosts(from)
console.log(`\nCost of one edit in microseconds, in a draft of 2,000 segments and ${structs} structs`)
console.log(row(['edit', 'bytes', 'gate p50', 'p95', 'apply p50', 'p95', 'gate/apply']))
for (const each of costs) console.log(row(costCells(each)))
process.exitCode = faults > 0 ? 1 : 0

function cellsOf({ kind, updates, verdicts, faults, seeds }: Tally, seconds: number): readonly string[] {
  const counts = reasons.map((reason) => verdicts.get(reason) ?? 0)
  return [kind, ...[updates, ...counts, faults.length, seeds.to].map(String), seconds.toFixed(1)]
}

function costCells({ what, bytes, gate, apply }: Cost): readonly string[] {
  const times = [gate, apply].flatMap((all) => [percentile(all, 0.5), percentile(all, 0.95)])
  const share = (100 * percentile(gate, 0.5)) / percentile(apply, 0.5)
  return [what, String(bytes), ...times.map((time) => time.toFixed(time < 100 ? 1 : 0)), `${share.toFixed(0)} %`]
}

function row([first = '', ...others]: readonly string[]): string {
  return first.padEnd(30) + others.map((cell) => cell.padStart(12)).join('')
}
