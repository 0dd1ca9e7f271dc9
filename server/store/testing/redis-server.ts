import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { temporaryDirectory } from './temporary-directory.ts'

const program = 'redis-server'

/** A real Redis of a test's own, on a free port, with the settings that keep what is acknowledged. */
export interface RedisServer {
  readonly url: string
  readonly port: number
  /** Ends the process as a crash would. */
  kill(): Promise<void>
  /** Starts it again on the same port and folder, and waits until it answers. */
  restart(): Promise<void>
  /** Stops time for the process, so that it neither answers nor hangs up; `resume` lets it go on. */
  freeze(): void
  resume(): void
  /** Ends it and removes its folder. */
  stop(): Promise<void>
}

/**
 * `settings` are added to the command line: `['--appendfsync', 'everysec']`. `through`: another program that ends by
 * running it, the first time.
 */
export async function startRedis(
  settings: readonly string[] = [],
  through: readonly string[] = [],
): Promise<RedisServer> {
  const directory = await temporaryDirectory()
  const port = await freePort()
  const start = (before: readonly string[] = []) => startProcess(port, directory.path, settings, before)
  let running = await start(through).catch(async (error) => {
    await directory.remove()
    throw error
  })
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (running.exitCode !== null || running.signalCode !== null) return
    const ended = once(running, 'exit')
    running.kill(signal)
    await ended
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    kill: () => end('SIGKILL'),
    async restart() {
      running = await start()
    },
    freeze: () => void running.kill('SIGSTOP'),
    resume: () => void running.kill('SIGCONT'),
    async stop() {
      await end('SIGKILL')
      await directory.remove()
    },
  }
}

async function startProcess(
  port: number,
  directory: string,
  settings: readonly string[],
  before: readonly string[],
): Promise<ChildProcess> {
  const safe = ['--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction', '--save', '']
  const place = ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory]
  const [command = program, ...words] = [...before, program, ...place, ...safe, ...settings]
  const running = spawn(command, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  running.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const failed = once(running, 'error').then(([error]) => {
    throw new Error(`These tests need ${program} (version 7) on the PATH: ${error.message}`)
  })
  const ended = once(running, 'exit').then(() => {
    throw new Error(`The redis-server of this test ended at its start: ${said}`)
  })
  const waiting = new AbortController()
  ended.catch(() => undefined)
  failed.catch(() => undefined)
  try {
    await Promise.race([answering(port, waiting.signal), failed, ended])
  } finally {
    waiting.abort()
  }
  return running
}

/** Resolves when Redis there answers a ping with anything but that it is still loading. */
async function answering(port: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const reply = await ping(port)
    if (/^(\+PONG|-NOAUTH)/.test(reply)) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

function ping(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'))
    socket.on('error', () => resolve(''))
    socket.on('data', (chunk) => {
      socket.destroy()
      resolve(chunk.toString())
    })
  })
}

/**
 * A port that nobody listens on. Not one that systems give out by themselves (32768 and up): whoever is to have it comes
 * later, and comes back to it after a while.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = randomInt(12_000, 32_000)
    const server = createServer().listen(port, '127.0.0.1')
    const free = await once(server, 'listening').then(
      () => true,
      () => false,
    )
    if (!free) continue
    server.close()
    await once(server, 'close')
    return port
  }
  throw new Error('No port was free')
}
