import { existsSync, readFileSync } from 'node:fs'

const folder = new URL('../../../../shared/data/', import.meta.url)

/**
 * A file of the real data beside the project, or undefined, said loudly, where it is missing: tests built on it then show
 * up as skipped under a name that says so.
 */
export function referenceText(path: string): string | undefined {
  const address = new URL(path, folder)
  if (existsSync(address)) return readFileSync(address, 'utf8')
  console.warn(`SKIPPED: no reference data at ${address.pathname}`)
  return undefined
}

export const missingData = (path: string): string => `SKIPPED, no reference data: ${path}`
