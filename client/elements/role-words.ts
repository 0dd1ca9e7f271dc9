import { msg } from '@lit/localize'
import type { Role } from '#shared/domain/roles.ts'

const words: Readonly<Record<Role, () => string>> = {
  lead: () => msg('lead'),
  reviewer: () => msg('reviewer'),
  trainer: () => msg('trainer'),
  annotator: () => msg('annotator'),
  observer: () => msg('observer'),
}

export const roleWord = (role: Role): string => words[role]()
