import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { diskTrouble } from '#server/machine/disk.ts'
import { StoreUnavailable } from '#server/store/store.ts'
import { newToken } from './tokens.ts'

const fileIn = (dataDirectory: string): string => join(dataDirectory, 'operator-token')

/** The machine's own token, made at the first start, readable by its owner alone and never printed. */
export async function operatorTokenIn(dataDirectory: string): Promise<string> {
  const file = fileIn(dataDirectory)
  const known = await tokenIn(file)
  if (known) return known
  try {
    await mkdir(dataDirectory, { recursive: true })
    await makeToken(file)
  } catch (error) {
    const trouble = await diskTrouble(dataDirectory, error)
    throw trouble === undefined ? error : new StoreUnavailable(trouble, { cause: error })
  }
  const made = await tokenIn(file)
  if (!made) throw new Error(`The operator's token in ${file} is empty: remove that file`)
  return made
}

const tokenIn = async (file: string): Promise<string | undefined> =>
  (await readFile(file, 'utf8').catch(() => undefined))?.trim()

// Whole under another name, then linked: a full disk leaves no empty token behind, and of two that make it one wins.
async function makeToken(file: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`
  try {
    await writeFile(draft, `${newToken()}\n`, { mode: 0o600, flag: 'wx', flush: true })
    await link(draft, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await rm(draft, { force: true })
  }
}
