import { join } from 'node:path'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { type Batch, sampleFile } from './sample-batch.ts'

export const stores = ['embedded', 'redis'] as const
export type StoreName = (typeof stores)[number]

/** The room that figures make for themselves. */
export const loadRoom = 'load'

/** What figures run on: folders, servers, a Redis. All of it is closed, last first, when the figure is done. */
export class Grounds {
  readonly bigRoom: BigRoom
  readonly #closing: (() => Promise<unknown>)[] = []

  constructor(bigRoom: BigRoom) {
    this.bigRoom = bigRoom
  }

  keep(close: () => Promise<unknown>): void {
    this.#closing.push(close)
  }

  async directory(): Promise<string> {
    const { path, remove } = await temporaryDirectory()
    this.keep(remove)
    return path
  }

  /** A server process on an empty store of that kind with one room of these items. */
  async serverWith(store: StoreName, batch: Batch): Promise<ServerProcess> {
    const directory = await this.directory()
    const file = join(directory, 'batch.json')
    await sampleFile(file, batch)
    const environment = store === 'redis' ? { REDIS_URL: (await this.#redis()).url } : { REDIS_URL: '' }
    const data = join(directory, 'data')
    await chavadiDone(['import', file, '--room', loadRoom, '--data', data], environment)
    return this.serve(data, environment)
  }

  async serve(
    dataDirectory: string,
    environment: NodeJS.ProcessEnv = { REDIS_URL: '' },
    words: readonly string[] = [],
  ): Promise<ServerProcess> {
    const server = await ServerProcess.start(dataDirectory, environment, words)
    this.keep(() => server.stop())
    return server
  }

  async clear(): Promise<void> {
    for (let close = this.#closing.pop(); close; close = this.#closing.pop()) await close()
  }

  /** With `appendonly yes` and `appendfsync always`. */
  async #redis(): Promise<RedisServer> {
    const redis = await startRedis()
    this.keep(() => redis.stop())
    return redis
  }
}

interface Imported {
  readonly dataDirectory: string
  /** Of the whole command. */
  readonly seconds: number
}

/** Ten thousand items of three sources, imported once in a run, by the figure that needs them first. */
export class BigRoom {
  readonly items = 10_000
  #imported: Promise<Imported> | undefined
  #remove: () => Promise<void> = async () => undefined

  imported(): Promise<Imported> {
    this.#imported ??= this.#import()
    return this.#imported
  }

  async remove(): Promise<void> {
    await this.#imported?.catch(() => undefined)
    await this.#remove()
  }

  async #import(): Promise<Imported> {
    const { path, remove } = await temporaryDirectory()
    this.#remove = remove
    const file = join(path, 'batch.json')
    const dataDirectory = join(path, 'data')
    await sampleFile(file, { items: this.items, sources: 3, words: 14 })
    const started = performance.now()
    await chavadiDone(['import', file, '--room', loadRoom, '--data', dataDirectory], { REDIS_URL: '' })
    return { dataDirectory, seconds: (performance.now() - started) / 1000 }
  }
}
