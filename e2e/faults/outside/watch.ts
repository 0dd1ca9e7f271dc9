import { expect, vi } from 'vitest'
import { channelOf } from '../../load/visitors.ts'
import type { ServerProcess } from '../../machine/chavadi-process.ts'
import type { Ground } from './ground.ts'

const patience = { timeout: 60_000, interval: 50 }

/** What a server says of its store, to machines and to somebody of the staff who is there all the time. */
export class Watch {
  readonly #server: ServerProcess
  readonly #ground: Ground
  readonly #told: (string | null)[] = []

  private constructor(ground: Ground, server: ServerProcess) {
    this.#ground = ground
    this.#server = server
  }

  static async over(ground: Ground, server: ServerProcess): Promise<Watch> {
    const watch = new Watch(ground, server)
    const channel = channelOf(server, ground.writers[0]?.cookie ?? '')
    channel.on('storage', (trouble) => watch.#told.push(trouble))
    ground.keep(async () => channel.disconnect())
    await watch.staffTold(null)
    return watch
  }

  notReady(): Promise<void> {
    return this.#readyz(503)
  }

  staffTold(trouble: unknown): Promise<void> {
    return vi.waitFor(() => expect(this.#told.at(-1)).toEqual(trouble), patience)
  }

  /** By itself: ready again, and what everybody writes is acknowledged again. */
  async goesOn(): Promise<void> {
    await this.#readyz(200)
    await everybodyGoesOn(this.#ground)
  }

  #readyz(status: number): Promise<void> {
    const address = new URL('/readyz', this.#server.url)
    return vi.waitFor(async () => expect((await fetch(address)).status).toBe(status), patience)
  }
}

/** Each of those who write has something acknowledged that was not before. */
export async function everybodyGoesOn({ writers, commanders }: Pick<Ground, 'writers' | 'commanders'>): Promise<void> {
  const people = [...writers.map(({ words }) => words), ...commanders]
  const safe = people.map((each) => each.safe)
  await vi.waitFor(() => {
    for (const [at, each] of people.entries()) expect(each.safe).toBeGreaterThan(safe[at] ?? 0)
  }, patience)
}
