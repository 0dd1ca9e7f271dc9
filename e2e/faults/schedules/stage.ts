import { setTimeout as delay } from 'node:timers/promises'
import { createClient } from 'redis'
import { Lock } from '#server/rooms/lock.ts'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { ServerProcess } from '../../machine/chavadi-process.ts'
import { FaultLine } from '../fault-line.ts'
import type { Schedule } from './schedule.ts'
import { type SeededRoom, seedRoom } from './seeded-room.ts'

const armedBy = 'CHAVADI_FAILPOINT'
const watchMilliseconds = 25
/** A process that a failpoint ended comes back after so long. */
const restMilliseconds = 150
const mostStarts = 5

interface Actor {
  readonly server: ServerProcess
  readonly environment: NodeJS.ProcessEnv
  /** Set while somebody ends or starts it on purpose. */
  busy: Promise<void> | undefined
}

/** The machines of one schedule: server processes, their store, and a line from each person to each process. */
export class Stage {
  readonly room: SeededRoom
  readonly dataDirectory: string
  readonly redis: RedisServer | undefined
  readonly #actors: readonly Actor[]
  readonly #lines: ReadonlyMap<string, readonly FaultLine[]>
  readonly #removals: readonly (() => Promise<unknown>)[]
  readonly #watch: NodeJS.Timeout
  readonly #redisLock = new Lock()
  #mended = false
  #deaths = 0
  #failure: unknown

  private constructor(
    room: SeededRoom,
    made: { dataDirectory: string; redis: RedisServer | undefined; removals: readonly (() => Promise<unknown>)[] },
    actors: readonly Actor[],
    lines: ReadonlyMap<string, readonly FaultLine[]>,
  ) {
    this.room = room
    this.dataDirectory = made.dataDirectory
    this.redis = made.redis
    this.#removals = made.removals
    this.#actors = actors
    this.#lines = lines
    this.#watch = setInterval(() => this.#wakeTheDead(), watchMilliseconds)
  }

  static async set({ store, processes, cast, armed }: Schedule): Promise<Stage> {
    const directory = await temporaryDirectory()
    const redis = store === 'redis' ? await startRedis() : undefined
    const dataDirectory = directory.path
    const removals = [async () => redis?.stop(), () => directory.remove()]
    const room = await seedRoom({ dataDirectory, redisUrl: redis?.url }, cast)
    const actors = await Promise.all(
      Array.from({ length: processes }, async (_, process): Promise<Actor> => {
        const environment: NodeJS.ProcessEnv = { REDIS_URL: redis?.url ?? '', LOG_LEVEL: 'warn' }
        if (armed?.process === process) environment[armedBy] = `${armed.at}:${armed.time}`
        return { environment, server: await ServerProcess.start(dataDirectory, environment), busy: undefined }
      }),
    )
    const lines = new Map<string, readonly FaultLine[]>()
    for (const { name } of cast)
      lines.set(name, await Promise.all(actors.map(({ server }) => FaultLine.open(server.port))))
    return new Stage(room, { dataDirectory, redis, removals }, actors, lines)
  }

  get processes(): readonly ServerProcess[] {
    return this.#actors.map(({ server }) => server)
  }

  /** How often a process was ended, by somebody or by its failpoint. */
  get deaths(): number {
    return this.#deaths
  }

  lines(who: string): readonly FaultLine[] {
    return this.#lines.get(who) ?? []
  }

  async killServer(process: number, lasts: number): Promise<void> {
    const actor = this.#actors[process % this.#actors.length]
    if (actor && !actor.busy) await this.#ends(actor, lasts)
  }

  killRedis(lasts: number): Promise<void> {
    return this.#redisLock.run(async () => {
      await this.redis?.kill()
      await delay(lasts)
      await this.redis?.restart()
    })
  }

  pauseRedis(lasts: number): Promise<void> {
    return this.#redisLock.run(async () => {
      this.redis?.freeze()
      await delay(lasts)
      this.redis?.resume()
    })
  }

  /** Whoever listens for wake-ups loses the connection that they come by, and those on their way. */
  loseWakeUps(): Promise<void> {
    return this.#redisLock.run(async () => {
      if (!this.redis) return
      const client = createClient({ url: this.redis.url })
      client.on('error', () => undefined)
      await client.connect()
      await client.sendCommand(['CLIENT', 'KILL', 'TYPE', 'pubsub'])
      client.destroy()
    })
  }

  /** Everything runs again, and nothing is armed any more. */
  async mend(): Promise<void> {
    for (const lines of this.#lines.values()) for (const line of lines) line.mend()
    this.redis?.resume()
    this.#mended = true
    await Promise.all(
      this.#actors.map(async (actor) => {
        await actor.busy
        if (!this.#isAlive(actor) || actor.environment[armedBy] !== undefined) await this.#ends(actor, 0)
        if (!this.#isAlive(actor)) throw this.#failure
      }),
    )
  }

  async stopServers(): Promise<void> {
    clearInterval(this.#watch)
    for (const actor of this.#actors) await actor.busy
    await Promise.all(this.processes.map((server) => server.kill()))
  }

  async strike(): Promise<void> {
    await this.stopServers()
    for (const lines of this.#lines.values()) await Promise.all(lines.map((line) => line.close()))
    for (const remove of this.#removals) await remove()
  }

  #isAlive({ server }: Actor): boolean {
    try {
      return server.pid !== undefined && process.kill(server.pid, 0)
    } catch {
      return false
    }
  }

  #wakeTheDead(): void {
    for (const actor of this.#actors)
      if (!actor.busy && !this.#mended && !this.#isAlive(actor)) void this.#ends(actor, restMilliseconds)
  }

  /** While its Redis is away a server does not start: whoever looks after it starts it again. */
  async #starts({ server }: Actor): Promise<void> {
    for (let attempt = 1; ; attempt++)
      try {
        return await server.start()
      } catch (error) {
        this.#failure = error
        if (attempt === mostStarts) return
        await delay(restMilliseconds)
      }
  }

  #ends(actor: Actor, lasts: number): Promise<void> {
    this.#deaths++
    delete actor.environment[armedBy]
    const ending = (async () => {
      await actor.server.kill()
      await delay(lasts)
      await this.#starts(actor)
    })().finally(() => {
      actor.busy = undefined
    })
    actor.busy = ending
    return ending
  }
}
