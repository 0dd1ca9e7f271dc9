import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startRedis } from '#server/store/testing/redis-server.ts'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { ServerProcess } from '../machine/chavadi-process.ts'

/** Where a journey takes place: real servers on a store of their own. The first serves the command line too. */
export interface Grounds {
  readonly dataDirectory: string
  readonly servers: readonly [ServerProcess, ServerProcess]
  close(): Promise<void>
}

export const places = {
  'the embedded store': embedded,
  'Redis and two server processes': onRedis,
} as const

/** One process; both people are on it. */
async function embedded(): Promise<Grounds> {
  const directory = await temporaryDirectory()
  const server = await ServerProcess.start(directory.path)
  return {
    dataDirectory: directory.path,
    servers: [server, server],
    async close() {
      await server.stop()
      await directory.remove()
    },
  }
}

async function onRedis(): Promise<Grounds> {
  const directory = await temporaryDirectory()
  const redis = await startRedis()
  const environment = { REDIS_URL: redis.url }
  const first = await ServerProcess.start(directory.path, environment)
  const second = await ServerProcess.start(directory.path, environment)
  return {
    dataDirectory: directory.path,
    servers: [first, second],
    async close() {
      await first.stop()
      await second.stop()
      await redis.stop()
      await directory.remove()
    },
  }
}

const shared = join(import.meta.dirname, '..', '..', '..', 'shared')
const crowdSpeech = join(shared, 'data', 'crowdspeech')

export const crowdMap = 'item=INPUT:audio,text=OUTPUT:transcription,annotator=ASSIGNMENT:worker_id'
export const scorer = join(shared, 'tools', 'score_crowdspeech.py')
export const truth = join(crowdSpeech, 'test-clean-400-gt.txt')

/** 400 real items of seven annotators, or, said loudly, as many made-up ones where the data is not there. */
export async function crowdFile(directory: string): Promise<{ path: string; real: boolean }> {
  const path = join(crowdSpeech, 'test-clean-400-crowd.tsv')
  if (existsSync(path)) return { path, real: true }
  console.warn(`NOT THE REAL DATA: ${crowdSpeech} is missing, so the journey runs on made-up items and prints no score`)
  const made = join(directory, 'made-up.tsv')
  await writeFile(made, madeUpBatch())
  return { path: made, real: false }
}

const subjects = ['market', 'river', 'school', 'clinic', 'harvest', 'station', 'temple', 'bank']
const slips = ['morning', 'mornings', 'mourning', 'moaning', 'morning', 'warning', 'morning']
const verbs = ['went', 'went', 'want', 'went', 'walked', 'went', 'wend']
const ends = ['home', 'home', 'hone', 'home', 'foam', 'home', 'home']

function madeUpBatch(): string {
  const rows = ['INPUT:audio\tOUTPUT:transcription\tASSIGNMENT:worker_id']
  for (let item = 0; item < 400; item++)
    for (let worker = 0; worker < 7; worker++) {
      const subject = subjects[(item + (worker === item % 7 ? 1 : 0)) % subjects.length]
      const text = `they ${verbs[worker]} to the ${subject} on the ${slips[worker]} of day ${item} and came ${ends[worker]} late`
      rows.push(`item-${item}.mp3\t${text}\tworker-${worker}`)
    }
  return `${rows.join('\n')}\n`
}
