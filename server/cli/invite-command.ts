import { parseArgs } from 'node:util'
import { roles } from '#shared/domain/roles.ts'
import { type CliCommand, CliFault, deskOptions } from './cli-command.ts'
import { openDesk } from './open-desk.ts'

export const invite: CliCommand = {
  name: 'invite',
  summary: 'print a link into a room for a role',
  help: `Usage: npx chavadi invite ROOM --role ROLE [--name N | --person P | --as ANNOTATOR] [--accepts] [--expires 3d] [--uses 1]

  --role ROLE      ${roles.join(', ')}
  --name N         makes a person of that name now
  --person P       a return link for somebody who is in the room already, by name or id
  --as ANNOTATOR   somebody whose work was imported, by the name in the file
  --accepts        lets an observer accept items, or return them to the queue
  --expires 3d     hours (36h) or days (3d); default 3d
  --uses 1         how many browsers may use it`,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        ...deskOptions,
        role: { type: 'string' },
        name: { type: 'string' },
        person: { type: 'string' },
        as: { type: 'string' },
        accepts: { type: 'boolean', default: false },
        expires: { type: 'string', default: '3d' },
        uses: { type: 'string', default: '1' },
      },
    })
    const [room] = positionals
    if (!room) throw new CliFault('Say which room')
    const role = roles.find((known) => known === values.role)
    if (!role) throw new CliFault(`--role must be one of ${roles.join(', ')}`)
    const uses = Number(values.uses)
    if (!Number.isInteger(uses) || uses < 1) throw new CliFault('--uses takes a number from 1')
    const desk = await openDesk(values)
    try {
      const { name, person, as: annotator, accepts } = values
      const token = await desk.invite({
        room,
        role,
        name,
        person,
        annotator,
        accepts,
        hours: hoursOf(values.expires),
        uses,
      })
      process.stdout.write(`${inviteLink(desk.publicUrl, token)}\n`)
    } finally {
      await desk.close()
    }
    return 0
  },
}

function hoursOf(text: string): number {
  const [, count, unit] = /^([1-9][0-9]{0,3})([hd])$/.exec(text) ?? []
  if (!count) throw new CliFault(`--expires takes hours or days such as 36h or 3d, not "${text}"`)
  return Number(count) * (unit === 'd' ? 24 : 1)
}

/** The invite stands in the fragment: it reaches no server's log. */
export const inviteLink = (publicUrl: string, token: string): string => new URL(`/join#${token}`, publicUrl).href
