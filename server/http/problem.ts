import type { ErrorRequestHandler, Request, Response } from 'express'
import type { Logger } from 'pino'
import { InviteForbidden, InviteRefused } from '#server/auth/invites.ts'
import { RoomFrozen, SessionOver } from '#server/rooms/room-actor.ts'
import { RoomNameRefused } from '#server/rooms/room-registry.ts'
import { StoreUnavailable, StoreWentBack } from '#server/store/store.ts'
import { EntryDamaged } from '#shared/audit/stored-entry.ts'
import { FormatError } from '#shared/formats/format.ts'
import { tooLarge } from '#shared/formats/format-heads.ts'
import type { Outcome, RefusalCode } from '#shared/kernel/outcome.ts'

/** An answer that is a problem (RFC 9457): a status, a title and a sentence for a person. */
export class Problem extends Error {
  readonly status: number
  readonly title: string
  constructor(status: number, title: string, detail: string) {
    super(detail)
    this.status = status
    this.title = title
  }
}

export function sendProblem(response: Response, status: number, title: string, detail: string): void {
  response
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title, status, detail }))
}

const statusOf: Partial<Record<RefusalCode, number>> = {
  'not-found': 404,
  forbidden: 403,
  conflict: 409,
  moved: 409,
  frozen: 409,
  blocked: 409,
}

/** What an accepted outcome holds; a refusal becomes a problem. */
export function acceptedValue<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  const { code, message } = outcome.refusal
  throw new Problem(statusOf[code] ?? 400, code, message)
}

const hasType = (error: unknown): error is { type: unknown } =>
  typeof error === 'object' && error !== null && 'type' in error

/** Undefined for what nobody expected. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  if (error instanceof FormatError) return new Problem(422, 'This file cannot be imported', error.message)
  if (error instanceof SessionOver) return new Problem(401, 'Not signed in', `${error.message}: ask for a new link`)
  if (error instanceof RoomNameRefused) return new Problem(409, 'This name is taken', error.message)
  if (error instanceof RoomFrozen) return new Problem(409, 'Read-only', error.message)
  if (error instanceof InviteForbidden) return new Problem(403, 'Not for your role', error.message)
  if (error instanceof InviteRefused) return new Problem(410, 'This link does not open a room', error.message)
  if (error instanceof StoreUnavailable || error instanceof StoreWentBack)
    return new Problem(503, 'Not stored', notStored)
  if (error instanceof EntryDamaged) return new Problem(500, 'The journal of this room is damaged', error.message)
  if (hasType(error) && error.type === 'entity.too.large') return new Problem(413, 'Too large', tooLarge)
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500
  return status >= 400 && status < 500
    ? new Problem(status, 'Bad request', String((error as Error).message))
    : undefined
}

/** Without the path of a folder: whoever runs the server sees it where it was started. */
const notStored =
  'The server cannot store anything at the moment: its disk may be full, or its storage out of reach. Nothing was stored; whoever runs it can see why.'

/** Something nobody expected: logged, and answered without detail. */
export function logProblem(log: Logger, error: unknown, { method, path }: Pick<Request, 'method' | 'path'>): Problem {
  log.error({ error, method, path }, 'a request failed')
  return new Problem(500, 'The server failed', 'Something went wrong here. It was logged; try again.')
}

/** The edge: what was expected is said in its own words. */
export const problemHandler =
  (log: Logger): ErrorRequestHandler =>
  (error, request, response, next) => {
    if (error instanceof StoreUnavailable) log.error({ error }, 'nothing can be stored')
    const { status, title, message } = problemOf(error) ?? logProblem(log, error, request)
    if (response.headersSent) next(error)
    else sendProblem(response, status, title, message)
  }
