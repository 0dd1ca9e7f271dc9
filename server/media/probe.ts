import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { HeldBytes } from '#server/store/store.ts'
import type { Media } from '#shared/domain/media.ts'
import { MediaFault } from './media-fault.ts'
import { pictureIn } from './probe-picture.ts'
import { soundIn } from './probe-sound.ts'

/** What of a file is looked at for its kind and for the size of a picture. */
const headBytes = 1 << 20

/** What bytes are, by themselves: nobody asks what they are called. @throws MediaFault */
export async function probe(held: Pick<HeldBytes, 'hash' | 'bytes' | 'read'>): Promise<Media> {
  const { hash, bytes } = held
  if (bytes === 0) throw new MediaFault('is empty')
  const head = await buffer(held.read(0, Math.min(bytes, headBytes)))
  const picture = pictureIn(head)
  if (picture) return { hash, bytes, ...picture }
  const whole = (): Readable => held.read(0, bytes)
  const sound = await soundIn(head, bytes, whole)
  if (sound) return { hash, bytes, ...sound }
  throw new MediaFault(
    /^\s*(<\?xml|<!--|<!doctype svg|<svg)/i.test(head.toString('utf8', 0, 400)) ? noDrawing : neither,
  )
}

const noDrawing = 'is SVG or another XML: drawings that can hold scripts are not taken; save it as PNG'
const neither = 'is neither a picture (PNG, JPEG, WebP, GIF, BMP, AVIF) nor sound (WAV, MP3, Ogg, FLAC, M4A)'
