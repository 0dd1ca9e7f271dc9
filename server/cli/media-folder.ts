import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { CliFault } from './cli-command.ts'

/** A picture, a recording or a zip of them on this machine, under the path by which a batch may name it. */
export interface MediaFile {
  readonly name: string
  readonly path: string
  readonly bytes: number
}

/** The files in a folder and its folders, or the one that is named. Hidden ones are passed over. @throws CliFault */
export async function mediaIn(path: string): Promise<readonly MediaFile[]> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isFile()) return [{ name: basename(path), path, bytes: found.size }]
  if (!found) throw new CliFault(`There is no folder ${path}`)
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = await Promise.all(
    entries.map(async (entry): Promise<readonly MediaFile[]> => {
      const full = join(entry.parentPath, entry.name)
      const name = relative(path, full).split(sep).join('/')
      if (entry.isDirectory() || /(^|\/)\./.test(name)) return []
      const file = await stat(full).catch(() => undefined)
      return file?.isFile() ? [{ name, path: full, bytes: file.size }] : []
    }),
  )
  return files.flat().toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

export const piecesOf = ({ path }: MediaFile): AsyncIterable<Uint8Array> => createReadStream(path)
