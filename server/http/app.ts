import { existsSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import compression from 'compression'
import express, { type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { originFault, siteFault } from '#server/auth/origins.ts'
import type { DemoRooms } from '#server/demo/demo-rooms.ts'
import type { WhoIsIn } from '#server/house/who-is-in.ts'
import type { Doorkeeper } from '#server/limits/doorkeeper.ts'
import type { RoomRegistry } from '#server/rooms/room-registry.ts'
import { auditRoutes } from './audit-routes.ts'
import { demoRoutes } from './demo-routes.ts'
import { homeRoutes } from './home-routes.ts'
import { openApi } from './openapi.ts'
import { Problem, problemHandler } from './problem.ts'
import { type RoomRoutesNeeds, roomRoutes } from './room-routes.ts'
import { sessionRoutes } from './session-routes.ts'

export interface AppNeeds extends RoomRoutesNeeds {
  readonly log: Logger
  readonly clientDirectory: string
  readonly publicUrl: URL | undefined
  readonly demo: DemoRooms
  readonly doors: Doorkeeper
  readonly who: WhoIsIn
  /** Serves pages from the sources instead, while developing. */
  readonly dev?: RequestHandler
}

/**
 * The page runs under this policy: nothing from elsewhere, no inline script or style, and no string becomes markup or a
 * script but through the two policies named here (lit's templates, and `client/trusted-script.ts`).
 */
const policy = (secure: boolean) => ({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    workerSrc: ["'self'"],
    styleSrc: ["'self'"],
    fontSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    mediaSrc: ["'self'"],
    connectSrc: ["'self'", ownSockets],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    objectSrc: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
    trustedTypes: ['lit-html', 'chavadi'],
    ...(secure ? { upgradeInsecureRequests: [] } : {}),
  },
})

/** Older browsers do not count WebSockets of the same host as "'self'". */
function ownSockets({ headers: { host = '' } }: IncomingMessage): string {
  return /^[a-z0-9.:[\]-]+$/i.test(host) ? `ws://${host} wss://${host}` : "'self'"
}

/** For browsers, by session, and for the command line. */
const oneRoom = (rest: string) => [`/api/v1/rooms/:room/as/:number${rest}`, `/api/v1/rooms/:room${rest}`]

export function createApp(needs: AppNeeds): Express {
  const { rooms, log, clientDirectory, publicUrl } = needs
  const secure = publicUrl?.protocol === 'https:'
  const app = express()
  app.disable('x-powered-by')
  app.use(
    helmet({
      contentSecurityPolicy: needs.dev ? false : policy(secure),
      strictTransportSecurity: secure,
      crossOriginOpenerPolicy: secure,
      originAgentCluster: secure,
      referrerPolicy: { policy: 'no-referrer' },
    }),
  )
  app.use(compression())
  serveHealth(app, rooms)
  app.use('/api', (request, _, next) => {
    const fault = originFault(request, publicUrl) ?? siteFault(request)
    next(fault === undefined ? undefined : new Problem(403, 'Wrong origin', fault))
  })
  app.use('/api/v1', express.json({ limit: '64kb' }))
  app.get('/api/v1/openapi.json', (_, response) => void response.json(openApi()))
  app.use('/api/v1/sessions', sessionRoutes(rooms, needs.doors, secure))
  app.use('/api/v1/home', homeRoutes(rooms, needs.who, secure))
  app.use(oneRoom('/audit'), auditRoutes(needs))
  app.use(oneRoom(''), roomRoutes(needs))
  app.use('/api/v1/demo', demoRoutes(needs.demo, needs.operatorToken))
  app.use('/api', (request) => {
    throw new Problem(404, 'No such address', `${request.method} ${request.originalUrl} is not part of the interface`)
  })
  if (needs.dev) app.use(needs.dev)
  else servePages(app, clientDirectory)
  app.use(problemHandler(log))
  return app
}

function serveHealth(app: Express, rooms: RoomRegistry): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  app.get('/healthz', (_, response) => void response.json({ ok: true }))
  app.get('/readyz', async (_, response) => {
    const ready = await rooms.store.ready()
    response.status(ready.ok ? 200 : 503).json(ready)
  })
  app.get('/metrics', async (_, response) => void response.type(registry.contentType).send(await registry.metrics()))
}

/** Built files by their hashed names for ever; every page address answers with the one page. */
function servePages(app: Express, directory: string): void {
  const page = join(directory, 'index.html')
  app.use('/assets', express.static(join(directory, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }))
  app.use(express.static(directory, { index: false }))
  app.get(['/', '/join', '/r/{*rest}'], (_, response, next) => {
    if (!existsSync(page)) return next(new Problem(503, 'Not built', 'The page is not built yet: run npm run build'))
    response.set('Cache-Control', 'no-cache').sendFile(page)
  })
}
