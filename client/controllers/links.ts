import type { Role } from '#shared/domain/roles.ts'
import { apiPath, type RoomAddress } from '../routes.ts'
import { type Answer, asked } from './answered.ts'

export interface LinkWish {
  readonly role: Role
  /** For somebody new. */
  readonly name?: string
  /** For somebody whom the room knows. */
  readonly person?: string
  /** An observer who may accept and return items. */
  readonly accepts?: boolean
  readonly hours: number
  readonly uses: number
}

/** A link into the room. The server keeps a hash only: this is the one time that it is seen. */
export const makeLink = async (address: RoomAddress, wish: LinkWish): Promise<Answer<string>> =>
  linkOf(await asked<Invite>(apiPath(address, 'invites'), wish))

/** For another device of whoever is here, as themself: for one browser, and this many hours. */
export const makeOwnLink = async (address: RoomAddress): Promise<Answer<string>> =>
  linkOf(await asked<Invite>(apiPath(address, 'own-link'), {}))

export const ownLinkHours = 24

interface Invite {
  readonly invite: string
}

const linkOf = (made: Answer<Invite>): Answer<string> =>
  made.ok ? { ok: true, value: new URL(`/join#${made.value.invite}`, location.origin).href } : made
