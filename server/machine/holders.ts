import { readdir, readFile, readlink, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** A process of this machine that has what we want. */
export interface Holder {
  readonly pid: number
  /** Its command line, without what follows a `--token`. */
  readonly command: string
}

const longestCommand = 160

/** Who listens on a port, where the system tells it (Linux, processes of the same user or as root). */
export async function holderOfPort(port: number): Promise<Holder | undefined> {
  const tables = await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map((table) => read(table)))
  const inodes = new Set(tables.flatMap((table) => listeningInodes(table ?? '', port)))
  if (inodes.size === 0) return undefined
  for (const pid of await processes())
    for (const descriptor of await readdir(`/proc/${pid}/fd`).catch(() => [])) {
      const target = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => '')
      const [, inode] = /^socket:\[(\d+)\]$/.exec(target) ?? []
      if (inode !== undefined && inodes.has(inode)) return holder(pid)
    }
  return undefined
}

/** Who has locked a file, where the system tells it (Linux). */
export async function holderOfLock(path: string): Promise<Holder | undefined> {
  const [locks, locked] = await Promise.all([read('/proc/locks'), stat(path).catch(() => undefined)])
  if (!locks || !locked) return undefined
  for (const line of locks.split('\n')) {
    const [, pid, inode] = /\bWRITE +(\d+) [0-9a-f]+:[0-9a-f]+:(\d+) /.exec(line) ?? []
    if (inode === String(locked.ino) && pid !== undefined && Number(pid) > 0) return holder(Number(pid))
  }
  return undefined
}

/** `process 4711 (node server.js)`. */
export const holderWords = ({ pid, command }: Holder): string =>
  `process ${pid}${command === '' ? '' : ` (${command})`}`

/** Rows in the state LISTEN whose local port it is: field 1 is `address:port` in hex, 3 the state, 9 the inode. */
function listeningInodes(table: string, port: number): readonly string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0')
  return table.split('\n').flatMap((line) => {
    const fields = line.trim().split(/\s+/)
    const listens = fields[3] === '0A' && fields[1]?.endsWith(`:${wanted}`)
    return listens && fields[9] !== undefined ? [fields[9]] : []
  })
}

async function processes(): Promise<readonly number[]> {
  const names = await readdir('/proc').catch(() => [])
  return names.filter((name) => /^\d+$/.test(name)).map(Number)
}

async function holder(pid: number): Promise<Holder> {
  const words = ((await read(join('/proc', String(pid), 'cmdline'))) ?? '').split('\0').filter((word) => word !== '')
  const shown = words.map((word, at) => (words[at - 1] === '--token' ? '…' : word.replace(/^--token=.*/, '--token=…')))
  const command = shown.join(' ')
  return { pid, command: command.length > longestCommand ? `${command.slice(0, longestCommand)}…` : command }
}

const read = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined)
