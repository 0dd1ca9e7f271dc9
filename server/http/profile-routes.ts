import type { Router } from 'express'
import { z } from 'zod'
import { changeProfile, tryProfile } from '#server/rooms/change-profile.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import { profileBody } from '#shared/protocol/profile-messages.ts'
import { askingFor } from './authenticate.ts'
import { acceptedValue } from './problem.ts'
import { parsed } from './query.ts'
import { answerInLines } from './told-lines.ts'

interface ProfileRoutesNeeds {
  readonly rooms: RoomRegistry
  readonly operatorToken: string
}

/** Says what would come of it and changes nothing. */
export const profileQuery = z.strictObject({ dry: z.stringbool().default(false) })

/** How words are compared: long work over all items, so it is no command. */
export function profileRoutes(router: Router, { rooms, operatorToken }: ProfileRoutesNeeds): void {
  router.post('/profile', async (request, response) => {
    const { caller, room } = await askingFor(rooms, operatorToken, request, 'profile.set')
    const { dry } = parsed(profileQuery, request.query)
    const wish = parsed(profileBody, request.body)
    await answerInLines(request, response, { status: () => 200, log: rooms.log }, async (following) =>
      dry
        ? tryProfile(room, wish.profile, following)
        : acceptedValue(await changeProfile(room, caller, wish, following)),
    )
  })
}
