// Imports CrowdSpeech, exports the untouched drafts, and prints their mean word error rate as the data's scorer has it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { chavadiDone } from '../machine/chavadi-process.ts'

const shared = join(import.meta.dirname, '..', '..', '..', 'shared')
const data = join(shared, 'data', 'crowdspeech')
const map = 'item=INPUT:audio,text=OUTPUT:transcription,annotator=ASSIGNMENT:worker_id'
const published = { clean: 7.08, other: 12.12 } as const

if (!existsSync(data)) {
  console.error(`NOT MEASURED: the CrowdSpeech data is not at ${data}`)
  process.exit(1)
}

const directory = await temporaryDirectory()
let worse = false
for (const split of ['clean', 'other'] as const) {
  const room = `crowd-${split}`
  const out = join(directory.path, `${room}.csv`)
  const at = ['--data', directory.path]
  const report = await chavadiDone([
    'import',
    join(data, `test-${split}-400-crowd.tsv`),
    '--room',
    room,
    '--map',
    map,
    ...at,
  ])
  await chavadiDone(['export', room, '--out', out, ...at])
  const scored = spawnSync('python3', [
    join(shared, 'tools', 'score_crowdspeech.py'),
    out,
    join(data, `test-${split}-400-gt.txt`),
    join(data, `test-${split}-400-crowd.tsv`),
  ])
  const printed = scored.stdout.toString()
  const rate = Number(/mean WER ([0-9.]+)/.exec(printed)?.[1])
  worse ||= !(rate <= published[split])
  console.log(`${report.trim()}\n${printed.trim()}\npublished ROVER ${published[split]}\n${scored.stderr.toString()}`)
}
await directory.remove()
if (worse) {
  console.error('The consensus is worse than the published ROVER.')
  process.exit(1)
}
