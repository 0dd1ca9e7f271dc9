import { once } from 'node:events'
import { createServer, type Server as HttpServer } from 'node:http'
import { type AddressInfo, isIPv6 } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { openSigningKey } from '#server/audit/signing-key.ts'
import { operatorTokenIn } from '#server/auth/operator-token.ts'
import type { Config } from '#server/config.ts'
import { DemoRooms } from '#server/demo/demo-rooms.ts'
import { endStays } from '#server/house/end-stays.ts'
import { TakeDown } from '#server/house/take-down.ts'
import { UnusedMedia } from '#server/house/unnamed-blobs.ts'
import { WhoIsIn } from '#server/house/who-is-in.ts'
import { createApp } from '#server/http/app.ts'
import { Doorkeeper } from '#server/limits/doorkeeper.ts'
import { RateLimits } from '#server/limits/rate-limits.ts'
import { holderOfPort, holderWords } from '#server/machine/holders.ts'
import { RoomRegistry } from '#server/rooms/room-registry.ts'
import { rtPath, serveRt, tellStaff } from '#server/rt/rt-server.ts'
import { StorageWatch } from '#server/rt/storage-watch.ts'
import { PeaksDesk } from '#server/sound/peaks-desk.ts'
import { openStore } from '#server/store/open-store.ts'
import { serveSync } from '#server/sync/sync-server.ts'
import { houseRoom } from '#shared/kernel/ids.ts'
import { announce } from './announce.ts'

/** A long recording takes its time over a slow line. */
const timeouts = { headersTimeout: 10_000, connectionsCheckingInterval: 5000, requestTimeout: 60 * 60_000 }

export interface Serving {
  readonly rooms: RoomRegistry
  readonly url: string
  readonly port: number
  readonly demo: DemoRooms
  close(): Promise<void>
}

/** A whole server on one port: pages and interface, `/rt`, `/sync`. Resolves once it listens. */
export async function serve(config: Config, clientDirectory: string, log: Logger): Promise<Serving> {
  const store = await openStore(config)
  const rooms = new RoomRegistry(store, log)
  const takeDown = new TakeDown(rooms)
  const unused = new UnusedMedia(rooms)
  const who = new WhoIsIn(rooms)
  rooms.accompany((actor) => (actor.id === houseRoom ? endStays(rooms, actor) : () => undefined))
  const signingKey = await openSigningKey({ dataDirectory: config.dataDirectory })
  const operatorToken = await operatorTokenIn(config.dataDirectory)
  const limits = await RateLimits.open(config.limits, config.redisUrl, log)
  const doors = new Doorkeeper(limits, config.trustProxy)
  const http = createServer(timeouts)
  const { publicUrl } = config
  const dev = config.dev ? await devPages(http) : undefined
  const io = serveRt(http, rooms, doors, publicUrl, store.warnings)
  const watch = new StorageWatch(store, (trouble) => tellStaff(io.sockets.sockets.values(), trouble))
  // Also that all is well again, to whoever was away meanwhile.
  io.on('connection', (socket) => tellStaff([socket], watch.trouble))
  const sync = serveSync(http, rooms, doors, publicUrl)
  const port = () => (http.address() as AddressInfo).port
  const demo = new DemoRooms(
    rooms,
    () => `http://${reachable(config.host)}:${port()}/`,
    config.empty ? noDemoWanted : whyNoDemo(config),
  )
  const peaks = new PeaksDesk(store, log)
  const needs = { rooms, peaks, operatorToken, signingKey, log, clientDirectory, publicUrl, demo, doors, who }
  const app = createApp({ ...needs, mediaBytes: config.mediaBytes, ...(dev ? { dev } : {}) })
  http.on('request', app)
  http.on('upgrade', (request, stream) => {
    const ours = [`${rtPath}/`, '/sync/', ...(dev ? ['/__hmr'] : [])]
    if (!ours.some((path) => request.url?.startsWith(path))) stream.destroy()
  })
  await listening(http, config).catch(async (error) => {
    await rooms.close()
    await store.close()
    throw error
  })
  // What was cut off is gone on with while people come in.
  void takeDown.finish()
  const url = publicUrl?.href ?? `http://${addressFor(config.host)}:${port()}/`
  const retract = await announce(config.dataDirectory, url)
  return {
    rooms,
    url,
    port: port(),
    demo,
    async close() {
      await retract()
      watch.stop()
      for (const client of sync.clients) client.close(1001)
      await io.close()
      sync.close()
      http.closeAllConnections()
      limits.close()
      who.close()
      await peaks.close()
      await unused.close()
      await takeDown.close()
      await rooms.close()
      await store.close()
    },
  }
}

/** How others write this host: a server on every address is reached by the machine's own in its network. */
function addressFor(host: string): string {
  if (host !== '0.0.0.0' && host !== '::') return isIPv6(host) ? `[${host}]` : host
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return own.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1'
}

/** From this machine; a server on every address is on this one too. */
const reachable = (host: string): string => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host)

const noDemoWanted = 'This server was started with --empty: there is no demo room'

/** Invented people and their links have no place where others work. */
export function whyNoDemo({ redisUrl, publicUrl }: Pick<Config, 'redisUrl' | 'publicUrl'>): string | undefined {
  const setting = publicUrl ? 'PUBLIC_URL' : redisUrl ? 'REDIS_URL' : undefined
  return (
    setting &&
    `There is no demo room where ${setting} is set. Start another server without it: npx chavadi demo --data demo-data --port 8081`
  )
}

/** Says which address is taken and what to do about it. */
export class PortTaken extends Error {}

async function listening(http: HttpServer, { host, port }: Config): Promise<void> {
  const listens = once(http, 'listening')
  http.listen(port, host)
  try {
    await listens
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    const holder = await holderOfPort(port)
    const by = holder ? holderWords(holder) : `another program (lsof -i :${port} says which, where there is lsof)`
    throw new PortTaken(`Port ${port} on ${host} is taken by ${by}: stop it, or choose another port with --port`)
  }
}

/** Pages and modules straight from the sources, reloaded as they change. */
async function devPages(http: HttpServer) {
  const { createServer: createVite } = await import('vite')
  const vite = await createVite({
    root: join(process.cwd(), 'client'),
    configFile: join(process.cwd(), 'vite.config.ts'),
    appType: 'spa',
    server: { middlewareMode: true, hmr: { server: http, path: '/__hmr' } },
  })
  return vite.middlewares
}
