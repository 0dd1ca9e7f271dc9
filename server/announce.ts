import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const fileIn = (dataDirectory: string): string => join(dataDirectory, 'serving')

/** Writes down where this data directory is being served, for a local command line. The answer takes it back. */
export async function announce(dataDirectory: string, url: string): Promise<() => Promise<void>> {
  await writeFile(fileIn(dataDirectory), `${url}\n`, { mode: 0o600 })
  return () => rm(fileIn(dataDirectory), { force: true })
}

/** Where this data directory is or was served last. */
export async function announcedIn(dataDirectory: string): Promise<string | undefined> {
  return (await readFile(fileIn(dataDirectory), 'utf8').catch(() => undefined))?.trim()
}
