import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCli } from './cli/run-cli.ts'

/** Runs one command; the process ends with its result, servers stay until they are told to stop. */
export async function main(words: readonly string[], clientDirectory: string): Promise<void> {
  process.exitCode = await runCli(words, clientDirectory)
}

const started = process.argv[1]
if (started && realpathSync(started) === fileURLToPath(import.meta.url))
  await main(process.argv.slice(2), join(process.cwd(), 'dist', 'client'))
