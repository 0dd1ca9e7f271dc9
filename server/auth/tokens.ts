import { createHash, randomBytes, randomInt } from 'node:crypto'
import { asRoomId, type RoomId } from '#shared/kernel/ids.ts'

/** 192 random bits that nobody can guess; only its hash is stored. */
export const newToken = (): string => randomBytes(24).toString('base64url')

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

const letters = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A random id for people, items, disputes: 10 characters, 50 bits, fit for an address. */
export const newId = (): string => Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('')

/** The room and the secret of a token such as `demo.abc`. */
export function splitToken(token: string): { room: RoomId; secret: string } | undefined {
  const dot = token.indexOf('.')
  const room = asRoomId(token.slice(0, Math.max(0, dot)))
  return room ? { room, secret: token.slice(dot + 1) } : undefined
}
