import type { Request } from 'express'
import { z } from 'zod'
import { freeNumber } from '#server/auth/cookies.ts'
import { openByPassphrase, personBy } from '#server/auth/passphrases.ts'
import { sessionsIn } from '#server/auth/sessions.ts'
import type { Doorkeeper } from '#server/limits/doorkeeper.ts'
import type { OpenRoom, RoomRegistry } from '#server/rooms/room-registry.ts'
import { type Role, roles } from '#shared/domain/roles.ts'
import { asRoomId } from '#shared/kernel/ids.ts'
import { passphraseProblem } from './passphrase-problem.ts'
import { parsed } from './query.ts'

export const comeInBody = z.strictObject({
  room: z.string().trim().max(80),
  /** Or their pseudonym. */
  name: z.string().max(80),
  passphrase: z.string().max(400),
  /** Where they have several. */
  role: z.enum(roles).optional(),
})

const wrong =
  'Room, name or passphrase is not right. Where two people of a room have the same name, write your pseudonym, such as “Reviewer 4”, or come in with a link.'

type ComeIn =
  /** They have several roles and are to say which. */
  | { readonly choose: readonly Role[] }
  /** Without a cookie this browser has a session of theirs that runs. */
  | {
      readonly choose: null
      readonly room: OpenRoom
      readonly number: number
      readonly isNew: boolean
      readonly cookie?: string
    }

/** Lets somebody in by room, name and passphrase: the same person, in a session of this browser. */
export async function comeIn(rooms: RoomRegistry, doors: Doorkeeper, request: Request): Promise<ComeIn> {
  const given = parsed(comeInBody, request.body)
  const id = asRoomId(given.room.toLowerCase())
  const room = id && (await rooms.open(id))
  try {
    const known = await personBy(room, doors.limits, given)
    if (!room) throw new Error('somebody was found in a room that is not there')
    const role = given.role ?? (known.roles.length === 1 ? known.roles[0] : undefined)
    if (!role || !known.roles.includes(role)) return { choose: known.roles }
    const sessions = await sessionsIn(rooms.store, request.headers, room.actor.id)
    const theirs = sessions.filter((one) => one.role === role && room.actor.personNow(one.person) === known.person)
    const running = theirs.find(({ runs }) => runs)
    if (running) return { choose: null, room, number: running.number, isNew: false }
    const cookie = await openByPassphrase(room, known, role)
    const number = theirs[0]?.number ?? freeNumber(request.headers)
    return { choose: null, room, number, isNew: theirs.length === 0, cookie }
  } catch (error) {
    throw passphraseProblem(error, wrong)
  }
}
