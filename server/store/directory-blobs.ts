import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { bytesOf, HeldFile } from './held-file.ts'
import { type Blobs, type HeldBytes, StoreUnavailable } from './store.ts'

/** There is no such blob, or its bytes are not what its name says. */
export class BlobFault extends Error {}

const hashPattern = /^[0-9a-f]{64}$/
const atOnce = 16
/** A file under a temporary name that is older was left by a process that died. */
const leftoverMilliseconds = 60 * 60_000

/**
 * Blobs as files `<directory>/ab/abcdef…`, named by the SHA-256 of their bytes. A blob is written whole under a
 * temporary name, synced, then renamed: a crash leaves no half blob under a final name. Several processes of one
 * machine may share the directory.
 */
export class DirectoryBlobs implements Blobs {
  readonly #directory: string
  readonly #unfinished: string

  /** @throws StoreUnavailable with the name of the folder when it cannot be made or written to. */
  static async open(directory: string): Promise<DirectoryBlobs> {
    const blobs = new DirectoryBlobs(directory)
    await blobs.#orUnavailable(async () => {
      await mkdir(blobs.#unfinished, { recursive: true })
      await blobs.#removeLeftovers()
    })
    return blobs
  }

  private constructor(directory: string) {
    this.#directory = directory
    this.#unfinished = join(directory, 'unfinished')
  }

  put(blobs: readonly Uint8Array[]): Promise<readonly string[]> {
    const hashes = blobs.map(hashOf)
    const byHash = new Map(blobs.map((bytes, index) => [hashes[index] ?? hashOf(bytes), bytes]))
    return this.#orUnavailable(async () => {
      // Folders of blobs that were there already too: whoever wrote them may not have come to this yet.
      const folders = new Set([...byHash.keys()].map((hash) => this.#folderOf(hash)))
      await each(folders, (folder) => mkdir(folder, { recursive: true }))
      await each(byHash, ([hash, bytes]) => this.#write(hash, bytes))
      await each([...folders, this.#directory], syncFolder)
      return hashes
    })
  }

  async get(hash: string): Promise<Uint8Array> {
    const path = this.#pathOf(hash)
    let bytes: Uint8Array
    try {
      bytes = await readFile(path)
    } catch (cause) {
      throw new BlobFault(`The blob ${hash} cannot be read: ${messageOf(cause)}`, { cause })
    }
    const actual = hashOf(bytes)
    if (actual !== hash) throw new BlobFault(`The file ${path} was damaged: its bytes have the hash ${actual}`)
    return bytes
  }

  async has(hash: string): Promise<boolean> {
    return (await sizeOf(this.#pathOf(hash))) !== undefined
  }

  size(hash: string): Promise<number | undefined> {
    return sizeOf(this.#pathOf(hash))
  }

  read(hash: string, from: number, to: number): Readable {
    return bytesOf(this.#pathOf(hash), from, to)
  }

  /** @throws StoreUnavailable, or what the pieces throw. */
  hold(pieces: AsyncIterable<Uint8Array>): Promise<HeldBytes> {
    const path = join(this.#unfinished, randomUUID())
    return HeldFile.write(path, pieces, (written, hash, bytes) => this.#settle(written, hash, bytes))
  }

  async remove(hashes: readonly string[], unusedMilliseconds: number): Promise<readonly string[]> {
    const left: string[] = []
    await each(hashes, async (hash) => {
      const path = this.#pathOf(hash)
      const found = await stat(path).catch(() => undefined)
      if (!found) return
      if (found.mtimeMs > Date.now() - unusedMilliseconds) left.push(hash)
      else await rm(path, { force: true })
    })
    return left
  }

  #settle(written: string, hash: string, bytes: number): Promise<void> {
    const folder = this.#folderOf(hash)
    return this.#orUnavailable(async () => {
      await mkdir(folder, { recursive: true })
      if (await this.#isThere(hash, bytes)) await rm(written, { force: true })
      else await rename(written, this.#pathOf(hash))
      await each([folder, this.#directory], syncFolder)
    })
  }

  /** Whole; whoever takes old blobs away is told that it is wanted. */
  async #isThere(hash: string, bytes: number): Promise<boolean> {
    const path = this.#pathOf(hash)
    if ((await sizeOf(path)) !== bytes) return false
    const now = new Date()
    await utimes(path, now, now)
    return true
  }

  async #write(hash: string, bytes: Uint8Array): Promise<void> {
    const path = this.#pathOf(hash)
    if (await this.#isThere(hash, bytes.length)) return
    const unfinished = join(this.#unfinished, randomUUID())
    try {
      await writeSynced(unfinished, bytes)
      await rename(unfinished, path)
    } catch (error) {
      await rm(unfinished, { force: true })
      throw error
    }
  }

  #folderOf(hash: string): string {
    return join(this.#directory, hash.slice(0, 2))
  }

  #pathOf(hash: string): string {
    if (!hashPattern.test(hash)) throw new BlobFault(`"${hash}" is not the name of a blob`)
    return join(this.#folderOf(hash), hash)
  }

  async #removeLeftovers(): Promise<void> {
    for (const name of await readdir(this.#unfinished)) {
      const path = join(this.#unfinished, name)
      const written = await stat(path).catch(() => undefined)
      if (written && written.mtimeMs < Date.now() - leftoverMilliseconds) await rm(path, { force: true })
    }
  }

  async #orUnavailable<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work()
    } catch (cause) {
      throw new StoreUnavailable(`Blobs cannot be stored in ${this.#directory}: ${messageOf(cause)}`, { cause })
    }
  }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.datasync()
  } finally {
    await file.close()
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Does the work for all, a few at once; the first failure is thrown once nothing runs any more. */
async function each<Item>(items: Iterable<Item>, work: (item: Item) => Promise<unknown>): Promise<void> {
  const queue = items[Symbol.iterator]()
  const workers = Array.from({ length: atOnce }, async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value)
  })
  for (const done of await Promise.allSettled(workers)) if (done.status === 'rejected') throw done.reason
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
