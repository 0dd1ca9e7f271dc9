import type { Role } from '#shared/domain/roles.ts'

export interface DemoPerson {
  readonly role: Role
  readonly name: string
}

/** Six invented people: opening one's link is all it takes to be that person. */
export const cast = [
  { role: 'lead', name: 'Kamala' },
  { role: 'trainer', name: 'Selvi' },
  { role: 'reviewer', name: 'Asha' },
  { role: 'reviewer', name: 'Ravi' },
  { role: 'annotator', name: 'Joseph' },
  { role: 'observer', name: 'Client' },
] as const satisfies readonly DemoPerson[]

/** Five of them made what the demo room begins with. */
export type Player = Exclude<(typeof cast)[number], { role: 'observer' }>['name']

/** They come with `chavadi demo`. Nobody is given their links, so whoever visits is somebody else. */
export const colleagues = [
  { role: 'reviewer', name: 'Nila' },
  { role: 'reviewer', name: 'Imran' },
] as const satisfies readonly DemoPerson[]
