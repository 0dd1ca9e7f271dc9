import { type AuditFilter, auditFilter } from '#shared/protocol/audit-messages.ts'

/** What the address of the audit page asks for: `?person=…&item=…&unit=…&kind=…&words=…&before=…`. */
export interface AuditAsked {
  readonly filter: AuditFilter
  /** Null for the newest entries, which are followed live. */
  readonly before: number | null
}

/** Bent addresses ask for everything. */
export function readAsked(search: string): AuditAsked {
  const { before, ...rest } = Object.fromEntries(new URLSearchParams(search))
  const filter = auditFilter.safeParse(rest)
  const number = Number(before)
  return { filter: filter.success ? filter.data : {}, before: Number.isInteger(number) && number > 0 ? number : null }
}

export function writeAsked({ filter, before }: AuditAsked): string {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '')
  const query = new URLSearchParams(given as [string, string][])
  if (before !== null) query.set('before', String(before))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
