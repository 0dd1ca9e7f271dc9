import { makeRoomBody } from '#shared/protocol/home-messages.ts'
import { answers, jsonBody } from './openapi-parts.ts'
import { standingCommands } from './standing-routes.ts'

const standingWords: Readonly<Record<keyof typeof standingCommands, string>> = {
  rename: 'Renames the room; refused where another title stands than the one that was seen',
  archive: 'Makes the room read-only',
  restore: 'Opens an archived room again',
  delete: 'Deletes the room, by its title',
}

/** What becomes of a room as a whole. */
export const standingPaths = Object.fromEntries(
  (Object.keys(standingCommands) as (keyof typeof standingCommands)[]).map((path) => [
    `/${path}`,
    {
      post: {
        summary: standingWords[path],
        requestBody: jsonBody(standingCommands[path].input),
        responses: answers('application/json', 'The entry of the journal that says so'),
      },
    },
  ]),
)

/** The page before all rooms. */
export const homePaths = {
  '/home': {
    get: {
      summary: 'The rooms of this browser, what waits there, and who may make rooms',
      responses: answers('application/json', 'The home page'),
    },
  },
  '/home/rooms': {
    post: {
      summary: 'Makes a room, with whoever makes it as its lead',
      requestBody: jsonBody(makeRoomBody),
      responses: answers('application/json', 'Which page to open', '201'),
    },
  },
  '/home/link': {
    post: {
      summary: 'A link by which somebody opens the rooms that they made at another browser',
      responses: answers('application/json', 'The invite', '201'),
    },
  },
}
