import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { type CliCommand, CliFault, deskOptions } from './cli-command.ts'
import { openDesk } from './open-desk.ts'

export const audit: CliCommand = {
  name: 'audit',
  summary: 'write the audit trail of a room',
  help: `Usage: npx chavadi audit ROOM [--out FILE]

Every event in order as JSON lines, each with the hash of the one before, closed by a signed head.`,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { ...deskOptions, out: { type: 'string' } },
    })
    const [room] = positionals
    if (!room) throw new CliFault('Say which room')
    const desk = await openDesk(values)
    try {
      const lines = Readable.from(desk.audit(room))
      await (values.out
        ? pipeline(lines, createWriteStream(values.out))
        : pipeline(lines, process.stdout, { end: false }))
    } finally {
      await desk.close()
    }
    return 0
  },
}
