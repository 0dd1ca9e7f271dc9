import type { Readable } from 'node:stream'
import { parseStream } from 'music-metadata'
import type { Media } from '#shared/domain/media.ts'
import { MediaFault } from './media-fault.ts'

/** Kinds that browsers play, by how such a file begins: the library is not asked about anything else. */
const kinds: readonly { readonly type: string; readonly begins: RegExp }[] = [
  { type: 'audio/wav', begins: /^RIFF.{4}WAVE/s },
  { type: 'audio/ogg', begins: /^OggS/ },
  { type: 'audio/flac', begins: /^fLaC/ },
  { type: 'audio/mp4', begins: /^.{4}ftyp(M4A |M4B |mp4[12]|isom|iso[2-6]|dash)/s },
  // A tag before the sound, or the first frame: MPEG 1 to 2.5, layer III.
  { type: 'audio/mpeg', begins: /^(ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb])/ },
]

/** Undefined where it does not begin as sound. @throws MediaFault where it does and holds none. */
export async function soundIn(
  head: Buffer,
  bytes: number,
  whole: () => Readable,
): Promise<Pick<Media, 'type' | 'seconds'> | undefined> {
  const start = head.toString('latin1', 0, 32)
  const type = kinds.find(({ begins }) => begins.test(start))?.type
  if (!type) return undefined
  const stream = whole()
  try {
    const { format } = await parseStream(stream, { mimeType: type, size: bytes }, { duration: true, skipCovers: true })
    if (format.hasVideo) throw new MediaFault('is a film; only sound is taken')
    if (!(format.sampleRate && format.sampleRate > 0)) throw unreadable(type)
    const { duration } = format
    return duration !== undefined && Number.isFinite(duration)
      ? { type, seconds: Math.round(duration * 1000) / 1000 }
      : { type }
  } catch (error) {
    throw error instanceof MediaFault ? error : unreadable(type)
  } finally {
    stream.destroy()
  }
}

const unreadable = (type: string) => new MediaFault(`begins as ${type} and holds no sound that can be read`)
