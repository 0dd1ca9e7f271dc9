import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { diskTrouble, noRoomIn } from '#server/machine/disk.ts'
import { DirectoryBlobs } from './directory-blobs.ts'
import { LevelStore } from './level-store.ts'
import type { RedisStore } from './redis-store.ts'
import { StoreUnavailable } from './store.ts'

export interface StorePlace {
  readonly dataDirectory: string
  /** Given: rooms live in that Redis, blobs still in the data directory. Never guessed from what happens to run. */
  readonly redisUrl?: string | undefined
  readonly allowUnsafeRedis?: boolean
}

/**
 * The store of this server.
 * @throws StoreLocked, UnsafeRedis, or StoreUnavailable, with a sentence that names the folder or address.
 */
export async function openStore({
  dataDirectory,
  redisUrl,
  allowUnsafeRedis = false,
}: StorePlace): Promise<LevelStore | RedisStore> {
  try {
    await mkdir(dataDirectory, { recursive: true })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const trouble = await diskTrouble(dataDirectory, cause)
    throw new StoreUnavailable(trouble ?? `The data directory ${dataDirectory} cannot be made: ${reason}`, { cause })
  }
  const trouble = await noRoomIn(dataDirectory)
  if (trouble !== undefined) throw new StoreUnavailable(trouble)
  const blobs = await DirectoryBlobs.open(join(dataDirectory, 'blobs'))
  if (redisUrl) {
    const { RedisStore: OnRedis } = await import('./redis-store.ts')
    return OnRedis.open(redisUrl, { blobs, allowUnsafe: allowUnsafeRedis })
  }
  return LevelStore.open(join(dataDirectory, 'store'), { blobs })
}
