import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { freePort } from '#server/store/testing/redis-server.ts'

const root = join(import.meta.dirname, '..', '..')
const program = join(root, 'server', 'cli', 'chavadi.mjs')

export interface Ran {
  readonly code: number
  readonly out: string
  readonly error: string
}

/** One command of the command line, run to its end; `through` another program that ends by running it. */
export async function chavadi(
  words: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  through: readonly string[] = [],
): Promise<Ran> {
  const [command = process.execPath, ...before] = [...through, process.execPath]
  const child = spawn(command, [...before, program, ...words], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let error = ''
  child.stdout.on('data', (bytes: Buffer) => {
    out += bytes
  })
  child.stderr.on('data', (bytes: Buffer) => {
    error += bytes
  })
  const [code] = (await once(child, 'close')) as [number]
  return { code, out, error }
}

/** The same, for commands that must succeed; answers what they printed. */
export async function chavadiDone(words: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<string> {
  const { code, out, error } = await chavadi(words, environment)
  if (code !== 0) throw new Error(`chavadi ${words.join(' ')} ended with ${code}:\n${out}${error}`)
  return out
}

const withoutDemo: readonly string[] = ['--empty']
export const withDemo: readonly string[] = []

/** A real server in a process of its own, on a port that it keeps when it comes back. */
export class ServerProcess {
  readonly port: number
  readonly dataDirectory: string
  readonly #environment: NodeJS.ProcessEnv
  readonly #words: readonly string[]
  #child: ChildProcess | undefined
  #printed = ''

  private constructor(port: number, dataDirectory: string, environment: NodeJS.ProcessEnv, words: readonly string[]) {
    this.port = port
    this.#words = words
    this.dataDirectory = dataDirectory
    this.#environment = environment
  }

  /** `words` are added to the command that serves. No demo room is made unless they are `withDemo`. */
  static async start(
    dataDirectory: string,
    environment: NodeJS.ProcessEnv = {},
    words: readonly string[] = withoutDemo,
  ): Promise<ServerProcess> {
    const server = new ServerProcess(await freePort(), dataDirectory, environment, words)
    await server.start()
    return server
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  get running(): boolean {
    return this.#child?.exitCode === null && this.#child.signalCode === null
  }

  /** Everything that it has printed since its last start. */
  get printed(): string {
    return this.#printed
  }

  /** `environment` counts for this start alone. */
  async start(environment: NodeJS.ProcessEnv = {}): Promise<void> {
    this.#printed = ''
    const words = [program, 'serve', '--port', String(this.port), '--data', this.dataDirectory, ...this.#words]
    const child = spawn(process.execPath, words, {
      env: { ...process.env, ...this.#environment, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (bytes: Buffer) => {
        this.#printed += bytes
      })
    const ended = once(child, 'close').then(() => {
      throw new Error(`The server ended before it served:\n${this.#printed}`)
    })
    await Promise.race([this.#serves(child), ended])
    ended.catch(() => undefined)
  }

  /** Resolves when the process has ended, by whatever. */
  async ended(): Promise<void> {
    const child = this.#child
    if (child && child.exitCode === null && child.signalCode === null) await once(child, 'close')
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM')
  }

  /** A fresh link into a room, as the command line prints it. */
  async invite(room: string, role: string, name: string): Promise<string> {
    const words = ['invite', room, '--role', role, '--name', name, '--data', this.dataDirectory]
    return (await chavadiDone([...words, '--server', this.url], this.#environment)).trim()
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const closed = once(child, 'close')
    child.kill(signal)
    await closed
  }

  async #serves(child: ChildProcess): Promise<void> {
    while (child.exitCode === null && child.signalCode === null) {
      if (this.#printed.includes('Chavadi serves ')) return
      await once(child.stdout ?? child, 'data')
    }
  }
}
