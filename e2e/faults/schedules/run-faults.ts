// Plays random schedules of people and faults: npm run faults -- [--schedules N] [--seed S] [--store embedded|redis|both] [--lanes L]
import { parseArgs } from 'node:util'
import { machineLine } from '../../load/machine.ts'
import { chavadiDone } from '../../machine/chavadi-process.ts'
import { faultLines, headLine, resultLine, summary } from './report.ts'
import { runSchedules, type Wish } from './run-schedules.ts'
import { type StoreKind, stores } from './schedule.ts'

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    store: { type: 'string', default: 'both' },
    lanes: { type: 'string', default: '2' },
  },
})
const wish: Wish = {
  schedules: Number(values.schedules),
  seed: Number(values.seed),
  lanes: Number(values.lanes),
  stores: values.store === 'both' ? stores : stores.filter((store): store is StoreKind => store === values.store),
}
const numbers = [wish.schedules, wish.seed, wish.lanes]
if (wish.stores.length === 0 || numbers.some((number) => !Number.isInteger(number) || number < 1)) {
  console.error('Usage: npm run faults -- [--schedules N] [--seed S] [--store embedded|redis|both] [--lanes L]')
  process.exit(2)
}

console.log(machineLine())
await chavadiDone(['build'])
console.log(headLine())
const began = performance.now()
const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
const results = await runSchedules({ ...wish, signal: stopping.signal }, (result) => {
  console.log(resultLine(result))
  for (const line of faultLines(result)) console.log(line)
})
const took = ((performance.now() - began) / 60_000).toFixed(1)
console.log(
  `\n${summary(results)}\n${stopping.signal.aborted ? 'told to stop ' : ''}after ${took} minutes, ${wish.lanes} at once`,
)
process.exit(results.some(({ faults }) => faults.length > 0) ? 1 : 0)
