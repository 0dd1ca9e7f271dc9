import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { headList } from '#shared/formats/format-heads.ts'
import { type CliCommand, CliFault, deskOptions } from './cli-command.ts'
import { openDesk } from './open-desk.ts'

const writable = headList

export const exportCommand: CliCommand = {
  name: 'export',
  summary: 'write the settled result of a room',
  help: `Usage: npx chavadi export ROOM [--format F] [--per item|segment] [--batch B] [--signed-off] [--since N] [--names]
                                [--verbatim] [--out FILE]

  --format F   ${writable.map(({ name }) => name).join(', ')}; default csv
  --batch B    of one import only: its id, or the name of its file
  --signed-off only what is signed off; else all, and the file says which
  --since N    only what has changed since export N of this room
  --names      imported names instead of pseudonyms; the audit trail records it
  --verbatim   csv: also texts that a spreadsheet would compute as they are, without an apostrophe in front`,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        ...deskOptions,
        format: { type: 'string', default: 'csv' },
        per: { type: 'string', default: 'item' },
        names: { type: 'boolean', default: false },
        verbatim: { type: 'boolean', default: false },
        batch: { type: 'string' },
        'signed-off': { type: 'boolean', default: false },
        since: { type: 'string' },
        out: { type: 'string' },
      },
    })
    const [room] = positionals
    if (!room) throw new CliFault('Say which room')
    const { format, per, names, verbatim, batch, 'signed-off': signedOff, out } = values
    if (per !== 'item' && per !== 'segment') throw new CliFault('--per takes item or segment')
    if (!writable.some(({ name }) => name === format))
      throw new CliFault(`--format takes ${writable.map(({ name }) => name).join(' or ')}, not "${format}"`)
    const since = values.since === undefined ? undefined : Number(values.since)
    if (since !== undefined && !(Number.isInteger(since) && since > 0))
      throw new CliFault(`--since takes the number of an export, not "${values.since}"`)
    const selection = {
      signedOff,
      ...(batch === undefined ? {} : { batch }),
      ...(since === undefined ? {} : { since }),
    }
    const desk = await openDesk(values)
    try {
      const text = await desk.export({ room, format, per, names, verbatim, ...selection })
      if (out) await writeFile(out, text)
      else process.stdout.write(text)
    } finally {
      await desk.close()
    }
    return 0
  },
}
