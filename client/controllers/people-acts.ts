import type { MergePreview } from '#shared/protocol/people-messages.ts'
import { apiPath, type RoomAddress } from '../routes.ts'
import { type Answer, asked } from './answered.ts'

const personPath = (address: RoomAddress, person: string, rest: string): string =>
  apiPath(address, `people/${encodeURIComponent(person)}/${rest}`)

/** Everybody in the room reads the new name at once; no entry of the journal holds it. */
export const renamePerson = (address: RoomAddress, person: string, name: string): Promise<Answer<null>> =>
  asked(personPath(address, person, 'name'), { name })

/** For somebody who forgot theirs. */
export const removePassphrase = (address: RoomAddress, person: string): Promise<Answer<null>> =>
  asked(personPath(address, person, 'passphrase/remove'), {})

/** One's own; null takes it away. */
export const setPassphrase = (
  address: RoomAddress,
  wish: { readonly passphrase: string | null; readonly old?: string },
): Promise<Answer<null>> => asked(apiPath(address, 'passphrase'), wish)

/** What two entries would be as one; nothing is done. */
export const mergePreview = (address: RoomAddress, person: string, into: string): Promise<Answer<MergePreview>> =>
  asked(personPath(address, person, `merge/${encodeURIComponent(into)}`))
