import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { type HeldBytes, StoreUnavailable } from './store.ts'

/** Gives a file that was written and synced its final name. */
type Settle = (path: string, hash: string, bytes: number) => Promise<void>

/** Bytes in a file under a temporary name. */
export class HeldFile implements HeldBytes {
  readonly hash: string
  readonly bytes: number
  readonly #path: string
  readonly #settle: Settle

  private constructor(path: string, hash: string, bytes: number, settle: Settle) {
    this.#path = path
    this.hash = hash
    this.bytes = bytes
    this.#settle = settle
  }

  /** Throws what the pieces throw, and then leaves no file. @throws StoreUnavailable */
  static async write(path: string, pieces: AsyncIterable<Uint8Array>, settle: Settle): Promise<HeldFile> {
    const file = await onDisk(open(path, 'wx'))
    try {
      const { hash, bytes } = await written(file, pieces)
      return new HeldFile(path, hash, bytes, settle)
    } catch (error) {
      await rm(path, { force: true })
      throw error
    } finally {
      await file.close()
    }
  }

  read(from: number, to: number): Readable {
    return bytesOf(this.#path, from, to)
  }

  keep(): Promise<void> {
    return this.#settle(this.#path, this.hash, this.bytes)
  }

  drop(): Promise<void> {
    return rm(this.#path, { force: true })
  }
}

async function written(file: FileHandle, pieces: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of pieces) {
    hash.update(piece)
    bytes += piece.length
    await onDisk(file.writeFile(piece))
  }
  await onDisk(file.datasync())
  return { hash: hash.digest('hex'), bytes }
}

const onDisk = <Answer>(work: Promise<Answer>): Promise<Answer> =>
  work.catch((cause) => {
    throw new StoreUnavailable(`A file cannot be written: ${cause instanceof Error ? cause.message : cause}`, { cause })
  })

/** The bytes `[from, to)` of a file. */
export const bytesOf = (path: string, from: number, to: number): Readable =>
  to > from ? createReadStream(path, { start: from, end: to - 1 }) : Readable.from([])
