import { imageSize } from 'image-size'
import type { Media } from '#shared/domain/media.ts'
import { MediaFault } from './media-fault.ts'

/** Beyond so many pixels a browser that draws it may run out of memory, however short the file is. */
const mostPixels = 100_000_000

/** Kinds that browsers show, by how such a file begins: the library is not asked about anything else. */
const kinds: readonly { readonly type: string; readonly begins: RegExp }[] = [
  { type: 'image/png', begins: /^\x89PNG\r\n/ },
  { type: 'image/jpeg', begins: /^\xff\xd8\xff/ },
  { type: 'image/gif', begins: /^GIF8[79]a/ },
  { type: 'image/webp', begins: /^RIFF.{4}WEBPVP8/s },
  { type: 'image/avif', begins: /^.{4}ftyp(avif|avis)/s },
]

/** Undefined where it does not begin as a picture. @throws MediaFault where it does and is none. */
export function pictureIn(head: Buffer): Pick<Media, 'type' | 'width' | 'height'> | undefined {
  const start = head.toString('latin1', 0, 32)
  const type = kinds.find(({ begins }) => begins.test(start))?.type ?? bitmap(head)
  if (!type) return undefined
  const { width, height } = sizeIn(head, type)
  if (!(width > 0 && height > 0)) throw new MediaFault('is a picture without width or height')
  if (width * height > mostPixels) throw new MediaFault(`is ${width} × ${height} pixels: over 100 megapixels`)
  return { type, width, height }
}

/** Two letters begin many a text: the length of the header after them tells a bitmap. */
const bitmap = (head: Buffer): string | undefined =>
  head.length > 26 && head.toString('latin1', 0, 2) === 'BM' && bitmapHeaders.has(head.readUInt32LE(14))
    ? 'image/bmp'
    : undefined

const bitmapHeaders: ReadonlySet<number> = new Set([12, 40, 52, 56, 64, 108, 124])

function sizeIn(head: Buffer, type: string): { readonly width: number; readonly height: number } {
  try {
    return imageSize(head)
  } catch {
    throw new MediaFault(`begins as ${type} and has no size that can be read: it is damaged or cut off`)
  }
}
