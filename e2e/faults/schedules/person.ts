import { setTimeout as delay } from 'node:timers/promises'
import type { History } from './history.ts'
import type { Stage } from './stage.ts'

const patienceMilliseconds = 50_000
const answerMilliseconds = 15_000
/** Whoever gets no answer stays. */
const leaveMilliseconds = 1_500
const againMilliseconds = 150

/** Milliseconds until the next try, after so many that failed. */
export const comesBackAfter = (losses: number): number => Math.min(800, 60 * 2 ** losses) * (0.5 + Math.random())

/** Somebody of the cast as every machine knows them: who they are, their cookie, and which process they go to. */
export class Person {
  readonly name: string
  readonly id: string
  readonly history: History
  readonly stage: Stage
  #process: number
  #cookie: string
  #links: readonly string[]
  #renewing: Promise<void> | undefined

  constructor(name: string, process: number, stage: Stage, history: History) {
    const known = stage.room.people.get(name)
    if (!known) throw new Error(`${name} is not of the cast`)
    this.name = name
    this.id = known.person
    this.stage = stage
    this.history = history
    this.#process = process
    this.#cookie = known.cookie
    this.#links = stage.room.links.get(name) ?? []
  }

  idOf(name: string): string {
    return this.stage.room.people.get(name)?.person ?? ''
  }

  get line() {
    const line = this.stage.lines(this.name)[this.#process]
    if (!line) throw new Error(`${this.name} has no line to process ${this.#process}`)
    return line
  }

  get origin(): string {
    return `127.0.0.1:${this.line.port}`
  }

  /** The one session of a browser, whose number is 1. */
  get cookie(): string {
    return `chavadi-1=${this.#cookie}`
  }

  /** From the next connection on at another process, if there is one. */
  moves(): void {
    this.#process = (this.#process + 1) % this.stage.processes.length
  }

  async leavesSession(): Promise<void> {
    const headers = { cookie: this.cookie, 'Content-Type': 'application/json' }
    const asked = { method: 'POST', headers, signal: AbortSignal.timeout(leaveMilliseconds) }
    await fetch(`http://${this.origin}/api/v1/sessions/1/leave`, asked).catch(() => undefined)
  }

  /** Comes back by the next link, once, however many connections were turned away. */
  renews(): Promise<void> {
    this.#renewing ??= this.#renew().finally(() => {
      this.#renewing = undefined
    })
    return this.#renewing
  }

  /** A link that was used though its answer was lost is as good as none: the next one. */
  async #renew(): Promise<void> {
    const end = performance.now() + patienceMilliseconds
    while (performance.now() < end && this.#links[0] !== undefined) {
      const answer = await this.#exchange(this.#links[0])
      if (answer && answer.status < 500) this.#links = this.#links.slice(1)
      const cookie = answer?.headers.get('set-cookie')?.split(';')[0]?.split('=')[1]
      if (cookie) {
        this.#cookie = cookie
        return
      }
      await delay(againMilliseconds)
    }
  }

  /** Past the faults of the line: a browser's page would wait for the network, and this is not what is tried here. */
  #exchange(invite: string): Promise<Response | undefined> {
    const { url } = this.stage.processes[this.#process] ?? {}
    return fetch(`${url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ invite }),
      signal: AbortSignal.timeout(answerMilliseconds),
    }).catch(() => undefined)
  }
}
