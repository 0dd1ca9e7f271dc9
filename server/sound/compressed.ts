import { FLACDecoder } from '@wasm-audio-decoders/flac'
import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis'
import CodecParser from 'codec-parser'
import { MPEGDecoder } from 'mpg123-decoder'
import type { Bytes, Piece } from './decoding.ts'
import { decodeOpus, type OpusPacket } from './opus.ts'

interface Decoded {
  readonly channelData: readonly Float32Array[]
  readonly samplesDecoded: number
  readonly sampleRate: number
}

interface StreamDecoder {
  readonly ready: Promise<void>
  decode(bytes: Uint8Array): Decoded | Promise<Decoded>
  /** What is held back until the end is known. */
  flush?(): Promise<Decoded>
  free(): void
}

/** Small pieces, because all that comes of one is held at once: some codings make a hundred times as much of it. */
const mostAtOnce = 2 ** 14

async function* decodedBy(decoder: StreamDecoder, bytes: Bytes): AsyncGenerator<Piece> {
  await decoder.ready
  for await (const piece of bytes)
    for (let from = 0; from < piece.length; from += mostAtOnce)
      yield* pieceOf(await decoder.decode(piece.subarray(from, from + mostAtOnce)))
  if (decoder.flush) yield* pieceOf(await decoder.flush())
  decoder.free()
}

export const readMp3 = (bytes: Bytes): AsyncGenerator<Piece> => decodedBy(new MPEGDecoder(), bytes)
/** In a file of its own, or in Ogg. */
export const readFlac = (bytes: Bytes): AsyncGenerator<Piece> => decodedBy(new FLACDecoder(), bytes)
export const readVorbis = (bytes: Bytes): AsyncGenerator<Piece> => decodedBy(new OggVorbisDecoder(), bytes)
export const readOggOpus = (bytes: Bytes): AsyncGenerator<Piece> => decodeOpus(oggPackets(bytes))

async function* oggPackets(bytes: Bytes): AsyncGenerator<OpusPacket> {
  const parser = new CodecParser('audio/ogg', { enableFrameCRC32: false })
  for await (const piece of bytes) for (const page of pagesOf(parser.parseChunk(piece))) yield* packetsOf(page)
  for (const page of pagesOf(parser.flush())) yield* packetsOf(page)
}

interface OggPage {
  readonly codecFrames: readonly {
    readonly data: Uint8Array
    readonly header: { readonly data: Uint8Array }
  }[]
}

/** The package says less of what it gives than there is. */
const pagesOf = (parsed: unknown): Iterable<OggPage> => parsed as Iterable<OggPage>

function* packetsOf({ codecFrames }: OggPage): Generator<OpusPacket> {
  for (const { data, header } of codecFrames) yield { data, head: header.data }
}

function* pieceOf({ channelData, samplesDecoded, sampleRate }: Decoded): Generator<Piece> {
  if (samplesDecoded > 0 && sampleRate > 0) yield { rate: sampleRate, channels: channelData }
}
