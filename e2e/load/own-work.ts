import { setTimeout } from 'node:timers/promises'
import { chavadiDone, type ServerProcess } from '../machine/chavadi-process.ts'
import { type Figure, NotMeasured, type Reading } from './figure.ts'
import { type Grounds, loadRoom } from './grounds.ts'
import { percentile } from './percentile.ts'
import { workedRoom } from './worked-room.ts'

const day = 24 * 3_600_000
/** Four or five for each item: enough that nearly every one is signed off. */
const enough = 60_000
const betweenLooks = 20
/** People may ask only so often: whoever asks on and on waits. */
const betweenTables = 300
/** A machine that has not counted them by then has its figure of how many it has. */
const mostSeconds = 90

export const ownWork: Figure = {
  name: 'work',
  how:
    'Embedded store; rooms whose items were signed off over 90 days: 400 items of 7 annotators, and 10,000 of 3. Cold: from the first request for the ' +
    'table of everybody, of a server that has just loaded the room, until all items are counted, for 90 s at most; meanwhile a request that needs nothing says how ' +
    'long others wait. Warm: the same again; a page: the page of one annotator; a file: their table.',
  async measure(grounds) {
    const small = await grounds.serverWith('embedded', { items: 400, sources: 7, words: 14 })
    await small.stop()
    const readings = await readingsOf(grounds, small.dataDirectory, '400 × 7')
    const { dataDirectory } = await grounds.bigRoom.imported()
    try {
      return [...readings, ...(await readingsOf(grounds, dataDirectory, '10,000 × 3'))]
    } catch (error) {
      if (error instanceof NotMeasured) throw new NotMeasured(error.message, [...readings, ...error.readings])
      throw error
    }
  },
}

async function readingsOf(grounds: Grounds, dataDirectory: string, what: string): Promise<readonly Reading[]> {
  const people = ['Ravi', 'Selvi', 'Asha']
  const plan = { like: loadRoom, room: 'reviewed', people, until: Date.now() - day, days: 90 }
  await workedRoom({ dataDirectory }, { ...plan, entries: enough, perItem: 3 })
  const server = await grounds.serve(dataDirectory)
  const cookie = await trainerOf(server)
  await asked(server, cookie, 'people')
  const others = new AbortController()
  const waits = waitsOfOthers(server, others.signal)
  const started = performance.now()
  const over = started + mostSeconds * 1000
  let table = await asked(server, cookie, 'work/people')
  while (table.answer.counted.done < table.answer.counted.of && performance.now() < over) {
    await setTimeout(betweenTables)
    table = await asked(server, cookie, 'work/people')
  }
  const cold = performance.now() - started
  others.abort()
  const waited = await waits
  const { done, of } = table.answer.counted
  const told = [
    { what: `${what}: items counted`, value: done, unit: '' },
    { what: `${what}: everybody, cold`, value: cold, unit: 'ms' },
    { what: `${what}: others wait meanwhile, p95`, value: percentile(waited, 0.95), unit: 'ms' },
    { what: `${what}: others wait meanwhile, longest`, value: Math.max(...waited), unit: 'ms' },
  ]
  if (done < of) throw new NotMeasured(`${of - done} items are left after ${mostSeconds} s`, told)
  const [person] = table.answer.people
  const warm = await asked(server, cookie, 'work/people')
  const page = await asked(server, cookie, `work?person=${person?.id}`)
  const file = await asked(server, cookie, `work.csv?person=${person?.id}`)
  await server.stop()
  const reading = (name: string, value: number): Reading => ({ what: `${what}: ${name}`, value, unit: 'ms' })
  return [
    ...told,
    reading('everybody, warm', warm.milliseconds),
    reading('one person’s page, warm', page.milliseconds),
    reading('one person’s table as a file, warm', file.milliseconds),
  ]
}

/** Milliseconds of a request that needs nothing, again and again until told to stop or the server ends. */
async function waitsOfOthers(server: ServerProcess, signal: AbortSignal): Promise<readonly number[]> {
  const waits: number[] = []
  while (!signal.aborted) {
    const from = performance.now()
    const answer = await fetch(new URL('/healthz', server.url)).catch(() => undefined)
    if (!answer) break
    await answer.text()
    waits.push(performance.now() - from)
    await setTimeout(betweenLooks)
  }
  return waits
}

async function trainerOf(server: ServerProcess): Promise<string> {
  const words = ['invite', 'reviewed', '--role', 'trainer', '--data', server.dataDirectory, '--server', server.url]
  const link = new URL((await chavadiDone(words)).trim())
  const response = await fetch(new URL('/api/v1/sessions', server.url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ invite: link.hash.slice(1), name: 'Trainer' }),
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`No session: ${await response.text()}`)
  return cookie
}

interface Answered {
  readonly milliseconds: number
  readonly answer: {
    readonly counted: { readonly done: number; readonly of: number }
    readonly people: readonly { readonly id: string }[]
  }
}

/** Milliseconds until the whole answer is here. */
async function asked(server: ServerProcess, cookie: string, path: string): Promise<Answered> {
  const started = performance.now()
  const response = await fetch(new URL(`/api/v1/rooms/reviewed/as/1/${path}`, server.url), { headers: { cookie } })
  const answer = await response.text()
  if (response.status !== 200) throw new Error(answer)
  const milliseconds = performance.now() - started
  return {
    milliseconds,
    answer: path.includes('.csv') ? { counted: { done: 0, of: 0 }, people: [] } : JSON.parse(answer),
  }
}
