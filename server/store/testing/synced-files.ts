import { spawnSync } from 'node:child_process'
import { readFile, truncate } from 'node:fs/promises'

const calls = 'trace=write,writev,fdatasync,fsync'

/** Whether this machine lets a test watch the system calls of a process; said loudly where not. */
export function canTrace(): boolean {
  const traces = spawnSync('strace', ['-qq', '-o', '/dev/null', 'true'], { stdio: 'ignore' }).status === 0
  if (!traces) console.warn('NOT SHOWN: there is no strace here, so nothing here proves what a power cut leaves')
  return traces
}

/** What to run a program through so that its writes and syncs are taken down. It stays the child itself. */
export const tracedTo = (log: string): readonly string[] => ['strace', '-D', '-f', '-qq', '-y', '-o', log, '-e', calls]

interface Lengths {
  written: number
  /** Of the last sync that was completed: what a power cut leaves at the least. */
  synced: number
}

/** Takes away from the files with such names whatever the process wrote and never synced, as a power cut may. */
export async function cutToSynced(log: string, names: RegExp): Promise<void> {
  for (const [path, { synced }] of await lengthsIn(log)) if (names.test(path)) await truncate(path, synced)
}

/** Of files that the process has made, by their paths. */
async function lengthsIn(log: string): Promise<ReadonlyMap<string, Lengths>> {
  const files = new Map<string, Lengths>()
  const begun = new Map<string, { readonly call: string; readonly path: string; readonly written: number }>()
  const fileOf = (path: string): Lengths => {
    const file = files.get(path) ?? { written: 0, synced: 0 }
    files.set(path, file)
    return file
  }
  for (const line of (await readFile(log, 'utf8')).split('\n')) {
    const [, thread = '', rest = ''] = /^([0-9]+) +(.*)$/.exec(line) ?? []
    const [, call, path] = /^([a-z]+)\([0-9]+<([^>]+)>/.exec(rest) ?? []
    if (call && path) begun.set(thread, { call, path, written: fileOf(path).written })
    const answer = /= ([0-9]+)$/.exec(rest)
    const ended = begun.get(thread)
    if (!ended || !answer || rest.endsWith('<unfinished ...>')) continue
    begun.delete(thread)
    const file = fileOf(ended.path)
    if (ended.call.startsWith('write')) file.written += Number(answer[1])
    else file.synced = Math.max(file.synced, ended.written)
  }
  return files
}
