/*
 * Opens the room's page when the server cannot be reached. It keeps the built shell and nothing else: no answer of the
 * interface and nobody's words. Browsers run it on https and on localhost only.
 */

/** Put in by `vite.config.ts`: the scripts and styles of this build, and a name for it. */
declare const builtShell: { readonly build: string; readonly files: readonly string[] }

interface Extendable extends Event {
  waitUntil(done: Promise<unknown>): void
}
interface Fetching extends Extendable {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
declare const skipWaiting: () => Promise<void>
declare const clients: { claim(): Promise<void> }

const page = '/'
const pages = /^\/(?:$|join$|r\/)/
const cacheName = `shell-${builtShell.build}`
/** A page that was opened before an update still loads its parts from the shell before. */
const keptShells = 2
/** A line that went dead answers nothing at all. */
const patienceMilliseconds = 4000

const on = (name: 'install' | 'activate' | 'fetch', listener: (event: Fetching) => void): void =>
  addEventListener(name, listener as EventListener)

on('install', (event) => event.waitUntil(keepShell().then(skipWaiting)))
on('activate', (event) => event.waitUntil(forgetOldShells().then(() => clients.claim())))
on('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate' && pages.test(pathname)) event.respondWith(pageOrShell(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(request))
})

async function keepShell(): Promise<void> {
  const cache = await caches.open(cacheName)
  await cache.addAll([page, ...builtShell.files])
}

async function forgetOldShells(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name !== cacheName)
  await Promise.all(others.slice(0, Math.max(0, others.length - keptShells + 1)).map((name) => caches.delete(name)))
}

/** The server's page while it answers. */
async function pageOrShell(request: Request): Promise<Response> {
  const asked = fetch(request)
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patienceMilliseconds))
  const answer = await Promise.race([asked.catch(() => undefined), late])
  if (answer && answer.status < 500) return answer
  return (await caches.match(page, { cacheName })) ?? asked
}

/** Named by their content, so that any copy is the right one. Fonts are kept when they are first used. */
async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(cacheName)).put(request, answer.clone())
  return answer
}
