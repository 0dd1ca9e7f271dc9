/** What an address of this page asks for. The invite stands in the fragment, which never reaches a server. */
export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'join'; readonly invite: string }
  | ({ readonly page: 'room'; readonly item: string | null } & RoomAddress)
  | { readonly page: 'unknown' }

/** One person's stay in a room: the cookie of that number proves it. */
export interface RoomAddress {
  readonly room: string
  readonly session: number
}

const roomPattern = /^\/r\/([a-z0-9-]+)\/as\/(\d+)(?:\/i\/([a-z0-9]+))?\/?$/

export function readRoute({ pathname, hash }: Pick<Location, 'pathname' | 'hash'>): Route {
  if (pathname === '/') return { page: 'home' }
  if (pathname === '/join') return { page: 'join', invite: decodeURIComponent(hash.slice(1)) }
  const [, room, session, item] = roomPattern.exec(pathname) ?? []
  if (!room || !session) return { page: 'unknown' }
  return { page: 'room', room, session: Number(session), item: item ?? null }
}

export const roomPath = ({ room, session }: RoomAddress): string => `/r/${room}/as/${session}`

export const itemPath = (address: RoomAddress, item: string | null): string =>
  item === null ? roomPath(address) : `${roomPath(address)}/i/${item}`

export const apiPath = ({ room, session }: RoomAddress, rest: string): string =>
  `/api/v1/rooms/${room}/as/${session}/${rest}`

/** The draft's document name on `/sync`. */
export const draftPath = ({ room, session }: RoomAddress, item: string): string => `${room}/${item}/as/${session}`
