import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newToken } from './tokens.ts'

const fileIn = (dataDirectory: string): string => join(dataDirectory, 'operator-token')

/** The machine's own token, made at the first start, readable by its owner alone and never printed. */
export async function operatorTokenIn(dataDirectory: string): Promise<string> {
  await mkdir(dataDirectory, { recursive: true })
  await writeFile(fileIn(dataDirectory), `${newToken()}\n`, { mode: 0o600, flag: 'wx' }).catch((error) => {
    if (error.code !== 'EEXIST') throw error
  })
  return (await readFile(fileIn(dataDirectory), 'utf8')).trim()
}
