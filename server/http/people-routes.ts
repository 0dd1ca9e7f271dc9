import type { Request, Router } from 'express'
import { z } from 'zod'
import { makeInvite } from '#server/auth/invites.ts'
import { leastPassphrase, removePassphrase, setPassphrase } from '#server/auth/passphrases.ts'
import type { Doorkeeper } from '#server/limits/doorkeeper.ts'
import { mergePreview } from '#server/rooms/merge-preview.ts'
import { peopleList } from '#server/rooms/people-list.ts'
import { PersonGone, renamePerson } from '#server/rooms/rename-person.ts'
import type { Action } from '#shared/domain/roles.ts'
import type { Asking } from './authenticate.ts'
import { passphraseProblem } from './passphrase-problem.ts'
import { Problem } from './problem.ts'
import { parsed } from './query.ts'

export const nameBody = z.strictObject({ name: z.string().trim().min(1).max(80) })
const passphrase = z
  .string()
  .max(400)
  .refine((given) => [...given.normalize('NFC')].length >= leastPassphrase, {
    error: `A passphrase has ${leastPassphrase} characters or more`,
  })
export const passphraseBody = z.strictObject({
  /** Null removes it. */
  passphrase: passphrase.nullable(),
  /** The one that it replaces. */
  old: z.string().max(400).optional(),
})

const ownLink = { hours: 24, uses: 1 } as const

const nobody = () => new Problem(404, 'No such person', 'There is no such person in this room any more')

/** The people of a room, and what each may do about themself. */
export function peopleRoutes(
  router: Router,
  doors: Doorkeeper,
  asking: (request: Request, action: Action) => Promise<Asking>,
): void {
  router.get('/people', async (request, response) => {
    const { caller, room } = await asking(request, 'people.see')
    response.set('Cache-Control', 'no-store').json(await peopleList(room, caller))
  })

  router.get('/people/:person/merge/:into', async (request, response) => {
    const { room } = await asking(request as Request, 'person.merge')
    const preview = await mergePreview(room, request.params.person, request.params.into)
    if (!preview) throw nobody()
    response.set('Cache-Control', 'no-store').json(preview)
  })

  router.post('/people/:person/name', async (request, response) => {
    const { caller, room } = await asking(request as Request, 'person.rename')
    const { name } = parsed(nameBody, request.body)
    await renamePerson(room, caller, request.params.person, name).catch((error: unknown) => {
      throw error instanceof PersonGone ? nobody() : error
    })
    response.status(204).end()
  })

  router.post('/people/:person/passphrase/remove', async (request, response) => {
    const { caller, room } = await asking(request as Request, 'passphrase.remove')
    if (!(await removePassphrase(room, caller, request.params.person)))
      throw new Problem(404, 'No passphrase', 'This person has no passphrase here')
    response.status(204).end()
  })

  router.post('/passphrase', async (request, response) => {
    const { caller, room } = await asking(request, 'passphrase.set')
    if (caller.session === null) throw new Problem(403, 'Not for your role', 'People set their own passphrase')
    const wish = parsed(passphraseBody, request.body)
    await setPassphrase(room, doors.limits, caller, wish).catch((error: unknown) => {
      throw passphraseProblem(error, 'The old passphrase is not right. A lead of the room can remove it for you.')
    })
    response.status(204).end()
  })

  /** For another device of whoever asks, in the role that they have here. */
  router.post('/own-link', async (request, response) => {
    const { caller, room } = await asking(request, 'self.invite')
    if (caller.session === null) throw new Problem(403, 'Not for your role', 'Make a link for a person')
    const { person, role } = caller
    response.status(201).json({ invite: await makeInvite(room, caller, { role, person, ...ownLink }) })
  })
}
