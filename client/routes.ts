import { houseRoom } from '#shared/kernel/ids.ts'

/** What an address of this page asks for. The invite stands in the fragment, which never reaches a server. */
export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'join'; readonly invite: string }
  | ({ readonly page: 'room'; readonly item: string | null; readonly section: Section | null } & RoomAddress)
  | { readonly page: 'unknown' }

/** One person's stay in a room: the cookie of that number proves it. */
export interface RoomAddress {
  readonly room: string
  readonly session: number
}

/** The pages of a room beside its queue and bench, as they stand in the address: `/r/demo/as/3/audit`. */
export const sections = [
  'people',
  'audit',
  'import',
  'export',
  'settings',
  'notices',
  'assignments',
  'many',
  'progress',
  'batches',
  'samples',
  'trainees',
  'window',
  'work',
  'precedents',
  'acceptances',
  'report',
  'figures',
  'guidelines',
] as const
export type Section = (typeof sections)[number]

export const asSection = (text: string | undefined): Section | undefined => sections.find((section) => section === text)

const roomPattern = /^\/r\/([a-z0-9-]+)\/as\/(\d+)(?:\/i\/([a-z0-9]+)|\/([a-z]+))?\/?$/

export function readRoute({ pathname, hash }: Pick<Location, 'pathname' | 'hash'>): Route {
  if (pathname === '/' || pathname.startsWith(`/r/${houseRoom}/`)) return { page: 'home' }
  if (pathname === '/join') return { page: 'join', invite: decodeURIComponent(hash.slice(1)) }
  const [, room, session, item, section] = roomPattern.exec(pathname) ?? []
  if (!room || !session || (section && !asSection(section))) return { page: 'unknown' }
  return { page: 'room', room, session: Number(session), item: item ?? null, section: asSection(section) ?? null }
}

export const roomPath = ({ room, session }: RoomAddress): string => `/r/${room}/as/${session}`

export const itemPath = (address: RoomAddress, item: string | null): string =>
  item === null ? roomPath(address) : `${roomPath(address)}/i/${item}`

export const sectionPath = (address: RoomAddress, section: Section): string => `${roomPath(address)}/${section}`

export const apiPath = ({ room, session }: RoomAddress, rest: string): string =>
  `/api/v1/rooms/${room}/as/${session}/${rest}`

/** The draft's document name on `/sync`. */
export const draftPath = ({ room, session }: RoomAddress, item: string): string => `${room}/${item}/as/${session}`
