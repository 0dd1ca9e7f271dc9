import { Router } from 'express'
import { z } from 'zod'
import { DemoRefused, type DemoRooms } from '#server/demo/demo-rooms.ts'
import { hasOperatorToken } from './authenticate.ts'
import { Problem } from './problem.ts'

export const demoBody = z.strictObject({
  /** A new demo room, whatever is there. */
  fresh: z.boolean().optional(),
})

/** For the command line alone: the demo room with fresh links, made where it may be. */
export function demoRoutes(demo: DemoRooms, operatorToken: string): Router {
  const router = Router()
  router.post('/', async (request, response) => {
    if (!hasOperatorToken(request, operatorToken))
      throw new Problem(
        401,
        'Not signed in',
        'This needs the operator’s token: the file operator-token in the data directory',
      )
    const body = demoBody.safeParse(request.body ?? {})
    if (!body.success) throw new Problem(400, 'Bad request', 'Send {"fresh": true} or {}')
    const visit = await demo.visit(body.data).catch((error: unknown) => {
      throw error instanceof DemoRefused ? new Problem(409, 'No demo room here', error.message) : error
    })
    response.status(201).json(visit)
  })
  return router
}
