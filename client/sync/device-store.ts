import type { IDBPTransaction } from 'idb'
import { type DeviceDatabase, type DeviceSchema, deviceStores, openDeviceDatabase } from './device-database.ts'

/** Why nothing can be kept on this device: the browser has no storage for this page, it is full, or it failed. */
export type DeviceTrouble = 'refused' | 'full' | 'failed'

export type Writing = IDBPTransaction<DeviceSchema, (typeof deviceStores)[number][], 'readwrite'>

/** What this browser keeps for its pages of this server. Nothing here throws: what could not be kept is said. */
export class DeviceStore {
  readonly name: string
  #database: Promise<DeviceDatabase> | undefined
  #trouble: DeviceTrouble | null = null
  readonly #listeners = new Set<() => void>()

  constructor(name = 'chavadi') {
    this.name = name
  }

  get trouble(): DeviceTrouble | null {
    return this.#trouble
  }

  onTrouble(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** All or nothing. True once it is on the disk: a browser that is killed the next moment still has it. */
  async write(work: (writing: Writing) => Promise<unknown>): Promise<boolean> {
    try {
      const database = await this.#open()
      const writing = database.transaction([...deviceStores], 'readwrite', { durability: 'strict' })
      await Promise.all([undoneOnFailure(writing, work), writing.done])
      this.#say(null)
      return true
    } catch (error) {
      this.#say(troubleOf(error, this.#database === undefined))
      return false
    }
  }

  /** What is kept, or `otherwise` where nothing can be. */
  async read<T>(otherwise: T, work: (database: DeviceDatabase) => Promise<T>): Promise<T> {
    try {
      return await work(await this.#open())
    } catch (error) {
      this.#say(troubleOf(error, this.#database === undefined))
      return otherwise
    }
  }

  async close(): Promise<void> {
    const database = await this.#database?.catch(() => undefined)
    this.#database = undefined
    database?.close()
  }

  #open(): Promise<DeviceDatabase> {
    if (!this.#database) {
      const forget = () => {
        this.#database = undefined
      }
      this.#database = openDeviceDatabase(this.name, forget)
      this.#database.catch(forget)
    }
    return this.#database
  }

  #say(trouble: DeviceTrouble | null): void {
    if (trouble === this.#trouble) return
    this.#trouble = trouble
    for (const listener of [...this.#listeners]) listener()
  }
}

async function undoneOnFailure(writing: Writing, work: (writing: Writing) => Promise<unknown>): Promise<void> {
  try {
    await work(writing)
  } catch (error) {
    if (writing.error === null) writing.abort()
    throw error
  }
}

function troubleOf(error: unknown, closed: boolean): DeviceTrouble {
  if (error instanceof DOMException && error.name === 'QuotaExceededError') return 'full'
  return closed ? 'refused' : 'failed'
}
