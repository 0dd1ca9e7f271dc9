import { randomUUID } from 'node:crypto'
import { rm, stat, statfs, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

/** What a store needs at the least to start and to say so when it ends. */
const neededBytes = 4_000_000

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'is full',
  EDQUOT: 'is full for this user (quota)',
  EROFS: 'is read-only',
  EACCES: 'may not be written by this user',
  EPERM: 'may not be written by this user',
}

/** Why nothing can be written there, in a sentence that says what to do; undefined when that is not the trouble. */
export async function diskTrouble(directory: string, error: unknown): Promise<string | undefined> {
  const code = codeOf(error)
  const reason = code && reasons[code]
  if (!reason) return undefined
  if (code === 'ENOSPC' || code === 'EDQUOT') return full(directory, reason)
  return `The folder ${directory} ${reason}: mend that, or choose another folder with --data`
}

/** Whether a write failed because there is no room for it, or because nothing is written there at all. */
export function isFull(error: unknown): error is Error {
  const code = codeOf(error)
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EROFS'
}

/** Why a start would fail there for want of room, in a sentence; found by asking for the free space and by writing a little. */
export async function noRoomIn(directory: string): Promise<string | undefined> {
  if ((await freeBytes(directory)) < neededBytes) return full(directory, 'is full')
  const probe = join(directory, `.room-${randomUUID()}`)
  try {
    await writeFile(probe, Buffer.alloc(4096, 1), { flag: 'wx', flush: true })
    return undefined
  } catch (error) {
    const trouble = await diskTrouble(directory, error)
    if (trouble === undefined) throw error
    return trouble
  } finally {
    await rm(probe, { force: true })
  }
}

async function freeBytes(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(await existing(directory))
  return bavail * bsize
}

async function full(directory: string, reason: string): Promise<string> {
  const free = ((await freeBytes(directory)) / 1_000_000).toFixed(1)
  const needed = (neededBytes / 1_000_000).toFixed(0)
  return (
    `The disk ${reason}: ${directory} is on ${await mountOf(directory)}, where ${free} MB are free and at least ` +
    `${needed} MB are needed. Free some space there, or choose another folder with --data`
  )
}

/** The folder at which the disk that holds this one is mounted. */
async function mountOf(directory: string): Promise<string> {
  let folder = await existing(directory)
  const { dev } = await stat(folder)
  while (dirname(folder) !== folder && (await stat(dirname(folder))).dev === dev) folder = dirname(folder)
  return folder
}

async function existing(directory: string): Promise<string> {
  let folder = resolve(directory)
  while (dirname(folder) !== folder && !(await stat(folder).catch(() => undefined))) folder = dirname(folder)
  return folder
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string' && error.code in reasons) return error.code
  // LevelDB passes on what the system said as a text.
  if (/no space left on device/i.test(error.message)) return 'ENOSPC'
  return codeOf(error.cause)
}
