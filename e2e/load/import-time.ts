import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chavadiDone } from '../machine/chavadi-process.ts'
import { type Figure, NotMeasured } from './figure.ts'
import type { Grounds } from './grounds.ts'
import { median } from './percentile.ts'

const crowd = join(import.meta.dirname, '../../../shared/data/crowdspeech/test-clean-400-crowd.tsv')
const map = 'item=INPUT:audio,text=OUTPUT:transcription,annotator=ASSIGNMENT:worker_id'
const runs = 3

export const importTime: Figure = {
  name: 'import-time',
  how:
    'The whole command `chavadi import`, from the shell to its end, on a fresh data directory, embedded store, already built. ' +
    `The 400 items of CrowdSpeech (7 sources each): median of ${runs} runs; 10,000 generated items (3 sources of 14 words): once.`,
  async measure(grounds) {
    const big = await grounds.bigRoom.imported()
    const generated = { what: `${grounds.bigRoom.items} generated items`, value: big.seconds, unit: 's' }
    if (!existsSync(crowd)) throw new NotMeasured(`the CrowdSpeech data is not at ${crowd}`, [generated])
    const seconds: number[] = []
    for (let run = 0; run < runs; run++) seconds.push(await crowdImported(grounds))
    return [{ what: '400 CrowdSpeech items', value: median(seconds), unit: 's', most: 10 }, generated]
  },
}

async function crowdImported(grounds: Grounds): Promise<number> {
  const data = join(await grounds.directory(), 'data')
  const started = performance.now()
  await chavadiDone(['import', crowd, '--room', 'crowd', '--map', map, '--data', data], { REDIS_URL: '' })
  return (performance.now() - started) / 1000
}
