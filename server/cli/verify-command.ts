import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parsePublicKey } from '#server/audit/signing-key.ts'
import { verifyTrail } from '#server/audit/verify.ts'
import { configFrom } from '#server/config.ts'
import { type CliCommand, CliFault } from './cli-command.ts'

const mostFaultsShown = 20

export const verify: CliCommand = {
  name: 'verify',
  summary: 'check an audit trail; needs no server',
  help: `Usage: npx chavadi verify FILE [--key KEY]

  --key KEY   the server's public key: a file, or the line of signing-key.pub itself. Left out, the key in the
              data directory is used if there is one; without any, the origin is not proved.`,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { key: { type: 'string' }, data: { type: 'string' } },
    })
    const [file] = positionals
    if (!file) throw new CliFault('Say which file to verify')
    const bytes = await readFile(file).catch(() => {
      throw new CliFault(`There is no file ${file}`)
    })
    const verdict = verifyTrail(bytes, await trustedKey(values))
    for (const { line, message } of verdict.faults.slice(0, mostFaultsShown))
      process.stdout.write(`${file}:${line}: ${message}\n`)
    const more = verdict.faults.length - mostFaultsShown
    if (more > 0) process.stdout.write(`… and ${more} more\n`)
    if (!verdict.ok) {
      process.stdout.write(`NOT GOOD: ${verdict.faults.length} faults in ${file}\n`)
      return 1
    }
    const origin = verdict.origin === 'proved' ? 'origin proved' : 'origin not proved'
    const of = verdict.receipt === undefined ? '' : `a receipt of entry ${verdict.receipt}, `
    process.stdout.write(
      `${of}consistent, ${origin}: room ${verdict.room}, ${verdict.entries} entries, ${verdict.withheld} bodies withheld\n`,
    )
    return 0
  },
}

async function trustedKey({
  key,
  data,
}: {
  key?: string | undefined
  data?: string | undefined
}): Promise<string | undefined> {
  if (key !== undefined) return parsePublicKey(await readFile(key, 'utf8').catch(() => key))
  const { dataDirectory } = configFrom(process.env, data === undefined ? {} : { data })
  const own = await readFile(join(dataDirectory, 'signing-key.pub'), 'utf8').catch(() => undefined)
  return own === undefined ? undefined : parsePublicKey(own)
}
