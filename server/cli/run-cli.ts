import { isFull } from '#server/machine/disk.ts'
import type { CliCommand } from './cli-command.ts'

/** Each is read when it is asked for: who prints a link waits for no server's parts. */
const commands: Readonly<Record<string, () => Promise<CliCommand>>> = {
  serve: async () => (await import('./serve-command.ts')).serveCommand,
  import: async () => (await import('./import-command.ts')).importCommand,
  invite: async () => (await import('./invite-command.ts')).invite,
  export: async () => (await import('./export-command.ts')).exportCommand,
  audit: async () => (await import('./audit-command.ts')).audit,
  verify: async () => (await import('./verify-command.ts')).verify,
  demo: async () => (await import('./demo-command.ts')).demoCommand,
}

const overview = (all: readonly CliCommand[]) => `Chavadi: a live review room for annotators' disagreements

Usage: npx chavadi <command> [options]     (--help on each)

${all.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`).join('\n')}

Commands on rooms talk to the server of this data directory when one answers, else they open the directory themselves.
  --server URL --token T   another server (or CHAVADI_SERVER, CHAVADI_TOKEN)
  --data DIR               the data directory (or DATA_DIR; default: data)
`

/** Answers the exit code: 0 done, 1 refused or failed, 2 not understood. */
export async function runCli(words: readonly string[], clientDirectory: string): Promise<number> {
  const [name, ...rest] = words
  const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) {
    const said = overview(await Promise.all(Object.values(commands).map((each) => each())))
    const asked = name === undefined || name === '--help' || name === 'help'
    ;(asked ? process.stdout : process.stderr).write(asked ? said : `There is no command "${name}".\n\n${said}`)
    return asked ? 0 : 2
  }
  const command = await load()
  if (rest.includes('--help')) {
    process.stdout.write(`${command.help}\n`)
    return 0
  }
  try {
    return await command.run(rest, clientDirectory)
  } catch (error) {
    if (isUsageFault(error)) {
      process.stderr.write(`${error.message}\n\n${command.help}\n`)
      return 2
    }
    const { saidInOneSentence } = await import('./said-faults.ts')
    if (error instanceof Error && saidInOneSentence(error)) {
      process.stderr.write(`${error.message}\n`)
      return 1
    }
    if (!isFull(error)) throw error
    process.stderr.write(`The disk is full or read-only: ${error.message}. Free some space there.\n`)
    return 1
  }
}

/** What `parseArgs` throws on an unknown or malformed option. */
const isUsageFault = (error: unknown): error is Error =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
