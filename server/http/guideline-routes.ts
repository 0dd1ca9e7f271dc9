import type { Request, Router } from 'express'
import { raw } from 'express'
import { guidelineList, guidelineText } from '#server/rooms/guideline-list.ts'
import { publishGuideline } from '#server/rooms/publish-guideline.ts'
import type { Action } from '#shared/domain/roles.ts'
import { guidelineQuery } from '#shared/protocol/guideline-messages.ts'
import type { Asking } from './authenticate.ts'
import { acceptedValue, Problem } from './problem.ts'
import { parsed } from './query.ts'

/** Far above what a guideline may have, so that what is too long is told its length. */
const mostBytes = 4 * 1024 * 1024

/** The room's guideline: its versions, each as text, and publishing the next one. */
export function guidelineRoutes(router: Router, asking: (request: Request, action: Action) => Promise<Asking>): void {
  router.get('/guidelines', async (request, response) => {
    const { caller, room } = await asking(request, 'guidelines.read')
    response.set('Cache-Control', 'no-store').json(await guidelineList(room, caller))
  })

  router.get('/guidelines/:version', async (request, response) => {
    const { room } = await asking(request as Request, 'guidelines.read')
    response.set('Cache-Control', 'private, no-cache').json(await textOf(room, request.params.version))
  })

  router.get('/guidelines/:version/file', async (request, response) => {
    const { room } = await asking(request as Request, 'guidelines.read')
    const { version, text } = await textOf(room, request.params.version)
    response
      .type('text/markdown')
      .set('Content-Disposition', `attachment; filename="guideline-${version}.md"`)
      .set('Cache-Control', 'private, no-cache')
      .send(text)
  })

  router.post(
    '/guidelines',
    async (request, _response, next) => {
      await asking(request, 'guideline.publish')
      next()
    },
    raw({ type: () => true, limit: mostBytes }),
    async (request, response) => {
      const { caller, room } = await asking(request, 'guideline.publish')
      const { takes, ...about } = parsed(guidelineQuery, request.query)
      const text = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const wish = { ...about, takes: takes.split(',').filter((id) => id !== ''), text }
      response.status(201).json(acceptedValue(await publishGuideline(room, caller, wish)))
    },
  )
}

async function textOf(room: Asking['room'], version: string) {
  const text = /^[1-9]\d{0,6}$/.test(version) ? await guidelineText(room, Number(version)) : undefined
  if (!text) throw new Problem(404, 'No such version', 'There is no such version of the guideline in this room')
  return text
}
