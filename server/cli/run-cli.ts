import { SigningKeyFault } from '#server/audit/signing-key.ts'
import { InviteRefused } from '#server/auth/invites.ts'
import { ConfigError } from '#server/config.ts'
import { GuestLost } from '#server/demo/guest.ts'
import { isFull } from '#server/machine/disk.ts'
import { RoomFrozen } from '#server/rooms/room-actor.ts'
import { RoomNameRefused } from '#server/rooms/room-registry.ts'
import { PortTaken } from '#server/serve.ts'
import { StoreLocked } from '#server/store/level-store.ts'
import { UnsafeRedis } from '#server/store/redis-settings.ts'
import { StoreUnavailable } from '#server/store/store.ts'
import { FormatError } from '#shared/formats/format.ts'
import { audit } from './audit-command.ts'
import type { CliCommand } from './cli-command.ts'
import { CliFault } from './cli-command.ts'
import { demoCommand } from './demo-command.ts'
import { exportCommand } from './export-command.ts'
import { importCommand } from './import-command.ts'
import { invite } from './invite-command.ts'
import { serveCommand } from './serve-command.ts'
import { verify } from './verify-command.ts'

const commands: readonly CliCommand[] = [serveCommand, importCommand, invite, exportCommand, audit, verify, demoCommand]

const overview = () => `Chavadi: a live review room for annotators' disagreements

Usage: npx chavadi <command> [options]     (--help on each)

${commands.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`).join('\n')}

Commands on rooms talk to the server of this data directory when one answers, else they open the directory themselves.
  --server URL --token T   another server (or CHAVADI_SERVER, CHAVADI_TOKEN)
  --data DIR               the data directory (or DATA_DIR; default: data)
`

/** Faults that are said in one sentence; anything else is a bug and shows its trace. */
const expected = [
  CliFault,
  ConfigError,
  FormatError,
  GuestLost,
  InviteRefused,
  PortTaken,
  RoomFrozen,
  RoomNameRefused,
  SigningKeyFault,
  StoreLocked,
  StoreUnavailable,
  UnsafeRedis,
]

/** Answers the exit code: 0 done, 1 refused or failed, 2 not understood. */
export async function runCli(words: readonly string[], clientDirectory: string): Promise<number> {
  const [name, ...rest] = words
  const command = commands.find((candidate) => candidate.name === name)
  if (!command) {
    const asked = name === undefined || name === '--help' || name === 'help'
    ;(asked ? process.stdout : process.stderr).write(
      asked ? overview() : `There is no command "${name}".\n\n${overview()}`,
    )
    return asked ? 0 : 2
  }
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
    if (error instanceof Error && expected.some((kind) => error instanceof kind)) {
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
