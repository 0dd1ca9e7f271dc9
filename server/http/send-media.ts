import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import type { Blobs } from '#server/store/store.ts'
import type { Media } from '#shared/domain/media.ts'
import { Problem } from './problem.ts'

/**
 * What somebody brought, as bytes that nothing here runs. A browser may keep it: an item's media never changes; but not
 * for another session than the one it was given to.
 */
const headers = {
  'Accept-Ranges': 'bytes',
  'Cache-Control': 'private, max-age=31536000, immutable, no-transform',
  'Content-Disposition': 'inline',
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'X-Content-Type-Options': 'nosniff',
}

/** Whole or one range of it (RFC 9110); several ranges at once are answered with the whole. */
export async function sendMedia(request: Request, response: Response, blobs: Blobs, media: Media): Promise<void> {
  const { hash, type } = media
  const bytes = await blobs.size(hash)
  if (bytes === undefined) throw new Problem(404, 'Not there', 'The file of this item is not in the store any more')
  const tag = `"${hash}"`
  response.set(headers).vary('Cookie').set({ ETag: tag, 'Content-Type': type })
  if (request.fresh) return void response.status(304).end()
  const range = asked(request, tag, bytes)
  if (range === 'beyond') return void response.status(416).set('Content-Range', `bytes */${bytes}`).end()
  const { from, to } = range ?? { from: 0, to: bytes }
  if (range) response.status(206).set('Content-Range', `bytes ${from}-${to - 1}/${bytes}`)
  response.set('Content-Length', String(to - from))
  if (request.method === 'HEAD') return void response.end()
  await sent(blobs.read(hash, from, to), response)
}

/** Undefined: the whole. */
function asked(request: Request, tag: string, bytes: number): { from: number; to: number } | 'beyond' | undefined {
  const condition = request.get('If-Range')
  if (condition !== undefined && condition !== tag) return undefined
  const ranges = request.range(bytes)
  if (ranges === -1) return 'beyond'
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return undefined
  const [range] = ranges
  return range && { from: range.start, to: range.end + 1 }
}

/** Whoever goes away in the middle is no fault. */
async function sent(read: Readable, response: Response): Promise<void> {
  try {
    await pipeline(read, response)
  } catch (error) {
    if (!response.destroyed || read.errored) throw error
  }
}
