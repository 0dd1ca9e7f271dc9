import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { RoomId } from '#shared/kernel/ids.ts'

interface Writing {
  readonly count?: number
  readonly limit?: string
  readonly through?: readonly string[]
  readonly node?: readonly string[]
}

export interface WritingProcess {
  /** Numbers that were acknowledged so far. */
  readonly stored: readonly number[]
  readonly failures: readonly string[]
  /** Resolves when so many were acknowledged. */
  reaches(count: number): Promise<void>
  kill(): Promise<void>
  ended(): Promise<void>
}

/**
 * Starts `writing-process.ts`. `limit`: a shell command that runs before it in the same process (`ulimit …`); `through`:
 * another program that ends by running it; `node`: arguments for Node itself.
 */
export function runWritingProcess(
  place: { readonly dataDirectory: string; readonly redisUrl?: string },
  room: RoomId,
  { count = Number.POSITIVE_INFINITY, limit = ':', through = [], node = [] }: Writing = {},
): WritingProcess {
  const script = fileURLToPath(new URL('./writing-process.ts', import.meta.url))
  const words = [
    ...through,
    process.execPath,
    ...node,
    '--import',
    'tsx',
    script,
    place.dataDirectory,
    room,
    place.redisUrl ?? '',
    String(count),
  ]
  const running = spawn('sh', ['-c', `${limit}; exec "$@"`, 'sh', ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
  return followed(running)
}

function followed(running: ChildProcess): WritingProcess {
  const stored: number[] = []
  const failures: string[] = []
  let changed = (): void => {}
  if (!running.stdout) throw new Error('The process has no output')
  const lines = createInterface(running.stdout)
  const end = Promise.all([once(running, 'exit'), once(lines, 'close')])
  lines.on('line', (line) => {
    if (line.startsWith('stored ')) stored.push(Number(line.slice(7)))
    else failures.push(line)
    changed()
  })
  lines.on('close', () => changed())
  return {
    stored,
    failures,
    async reaches(count) {
      while (stored.length < count) {
        if (running.exitCode !== null) throw new Error(`The process ended after ${stored.length}: ${failures.join()}`)
        await new Promise<void>((resolve) => {
          changed = resolve
        })
      }
    },
    async kill() {
      running.kill('SIGKILL')
      await end
    },
    async ended() {
      await end
    },
  }
}
