import type { Request, Router } from 'express'
import type { z } from 'zod'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import { runCommand } from '#server/rooms/run-command.ts'
import type { CommandName } from '#shared/domain/room.ts'
import { archiveRoom, deleteRoom, renameRoom, restoreRoom } from '#shared/domain/room-standing.ts'
import { askingFor } from './authenticate.ts'
import { acceptedValue } from './problem.ts'
import { parsed } from './query.ts'

/** By the last part of the address. */
export const standingCommands = {
  rename: renameRoom,
  archive: archiveRoom,
  restore: restoreRoom,
  delete: deleteRoom,
} as const

/** What becomes of a room as a whole, for who is not in it: the home page and the command line. */
export function standingRoutes(
  router: Router,
  needs: { readonly rooms: RoomRegistry; readonly operatorToken: string },
): void {
  for (const [path, { name, input }] of Object.entries(standingCommands))
    router.post(`/${path}`, async (request: Request, response) => {
      const { caller, room } = await askingFor(needs.rooms, needs.operatorToken, request, name)
      const asked = {
        name: name satisfies CommandName,
        input: parsed<unknown>(input as z.ZodType<unknown>, request.body ?? {}),
      }
      const id = { client: crypto.randomUUID(), n: 1 }
      response.json(acceptedValue(await runCommand(room.actor, caller, { id, ...asked }, () => room.here.all())))
    })
}
