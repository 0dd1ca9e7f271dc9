import { msg } from '@lit/localize'
import type { AuditKind } from '#shared/projections/audit-kinds.ts'

const words: Readonly<Record<AuditKind, () => string>> = {
  settling: () => msg('Settling'),
  typing: () => msg('Typing'),
  disputes: () => msg('Disputes'),
  rulings: () => msg('Rulings'),
  'sign-offs': () => msg('Sign-offs'),
  giving: () => msg('Items given'),
  people: () => msg('People and links'),
  batches: () => msg('Imports and exports'),
  guidelines: () => msg('Guidelines'),
  settings: () => msg('Settings'),
  talk: () => msg('Talk and notes'),
}

export const auditKindWord = (kind: AuditKind): string => words[kind]()
