import type { Peaks } from '#shared/sound/peaks.ts'
import { PeaksBuilder } from '#shared/sound/peaks-builder.ts'
import { ByteReader } from './byte-reader.ts'
import { decoderOf, tellingLength } from './decoder-of.ts'
import { type Bytes, checkForm, type Piece, SoundFault } from './decoding.ts'

/** Two days: more than anybody listens to, and an end to files that unfold without one. */
const longestSeconds = 48 * 60 * 60

/**
 * The peaks of a recording, read once from start to end; of what stands before a damage where there is one. `told` hears
 * how many bytes were read. @throws SoundFault where there is no sound in it
 */
export async function computePeaks(bytes: Bytes, told: (bytesRead: number) => void = () => undefined): Promise<Peaks> {
  const reader = new ByteReader(counted(bytes, told))
  const decoder = decoderOf(await reader.look(tellingLength))
  const { builder, cutShort } = await built(decoder(reader.rest()))
  await reader.close()
  if (!builder || builder.seconds === 0) throw new SoundFault('empty', 'There is no sound in the file')
  return builder.finish(cutShort)
}

async function built(pieces: AsyncGenerator<Piece>) {
  let builder: PeaksBuilder | undefined
  let cutShort = false
  try {
    for await (const piece of pieces) {
      if (!builder) checkForm(piece.rate, Math.max(1, piece.channels.length))
      builder ??= new PeaksBuilder(piece.rate)
      builder.add(piece.channels)
      cutShort ||= piece.cutShort ?? false
      if (builder.seconds > longestSeconds) throw new SoundFault('too-long', 'The recording is longer than two days')
    }
  } catch (error) {
    if (error instanceof BytesLost) throw error.cause
    if (error instanceof SoundFault && (error.code === 'too-long' || !builder)) throw error
    if (!builder) throw new SoundFault('damaged', 'The recording is damaged', { cause: error })
    cutShort = true
  }
  return { builder, cutShort }
}

/** What the recording is stored in failed, not the recording. */
class BytesLost extends Error {}

async function* counted(bytes: Bytes, told: (bytesRead: number) => void): AsyncGenerator<Uint8Array> {
  let read = 0
  const pieces = bytes[Symbol.asyncIterator]()
  for (;;) {
    const next = await pieces.next().catch((cause: unknown) => {
      throw new BytesLost('The recording cannot be read', { cause })
    })
    if (next.done) return
    read += next.value.length
    told(read)
    yield next.value
  }
}
