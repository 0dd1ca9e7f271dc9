import { msg, str } from '@lit/localize'
import { type Role, roles } from '#shared/domain/roles.ts'
import type { PersonRow } from '#shared/protocol/people-messages.ts'
import { roleWord } from './role-words.ts'

export const peopleFilters = ['all', 'here', 'open', 'never', ...roles] as const
export type PeopleFilter = (typeof peopleFilters)[number]

export const asPeopleFilter = (text: string): PeopleFilter => peopleFilters.find((filter) => filter === text) ?? 'all'

const isRole = (filter: PeopleFilter): filter is Role => (roles as readonly string[]).includes(filter)

export interface PeopleAsked {
  readonly search: string
  readonly filter: PeopleFilter
}

/** Only imported work speaks for them so far. */
export const neverCame = ({ roles: held, seen }: PersonRow): boolean =>
  seen === null && held.every((role) => role === 'annotator')

function passes(row: PersonRow, filter: PeopleFilter, here: ReadonlySet<string>): boolean {
  if (isRole(filter)) return row.roles.includes(filter)
  if (filter === 'here') return here.has(row.id)
  if (filter === 'open') return row.open > 0
  return filter === 'all' || row.seen === null
}

/** Those whose name or pseudonym holds what is searched. */
export function peopleFound(
  people: readonly PersonRow[],
  { search, filter }: PeopleAsked,
  here: ReadonlySet<string>,
): readonly PersonRow[] {
  const wanted = search.trim().toLocaleLowerCase()
  return people.filter(
    (row) =>
      passes(row, filter, here) &&
      (wanted === '' || `${row.name}\n${row.pseudonym}`.toLocaleLowerCase().includes(wanted)),
  )
}

export function filterWord(filter: PeopleFilter): string {
  if (isRole(filter)) return msg(str`only ${roleWord(filter)}`)
  switch (filter) {
    case 'all':
      return msg('everybody')
    case 'here':
      return msg('who is here now')
    case 'open':
      return msg('who has open items')
    case 'never':
      return msg('who never came')
  }
}

/** "14 items open", where there are any. */
export const openWords = (open: number): string =>
  open === 1 ? msg('1 item open') : msg(str`${open.toLocaleString()} items open`)
