import { type WorkQuery, workQuery } from '#shared/protocol/own-work-messages.ts'

/** What the address of the page of own work asks for; `kept`: only what is kept on this device to be looked at again. */
export type WorkAsked = Omit<WorkQuery, 'zone' | 'only'> & { readonly kept?: 'yes' | undefined }

export const everything: WorkAsked = { per: 'week', page: 1 }

/** Bent addresses ask for everything. */
export function readWork(search: string): WorkAsked {
  const { kept, ...fields } = Object.fromEntries(new URLSearchParams(search))
  const found = workQuery.omit({ zone: true, only: true }).safeParse(fields)
  if (!found.success) return everything
  return kept === 'yes' ? { ...found.data, kept } : found.data
}

export function writeWork(asked: WorkAsked): string {
  const given = Object.entries(asked).filter(
    ([name, value]) => value !== undefined && value !== '' && everything[name as keyof WorkAsked] !== value,
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}
