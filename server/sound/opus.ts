import { OpusDecoder } from 'opus-decoder'
import { checkForm, type Piece, SoundFault } from './decoding.ts'

/** How the sound of an Opus stream is put together (RFC 7845, 5.1). */
interface OpusForm {
  readonly channels: number
  readonly preSkip: number
  readonly streamCount: number
  readonly coupledStreamCount: number
  readonly channelMappingTable: readonly number[]
}

export interface OpusPacket {
  readonly data: Uint8Array
  /** Of its stream, as Ogg and Matroska have it; the first one counts. */
  readonly head: Uint8Array
}

const packetsAtOnce = 50

export async function* decodeOpus(packets: AsyncIterable<OpusPacket>): AsyncGenerator<Piece> {
  let decoder: OpusDecoder | undefined
  let waiting: Uint8Array[] = []
  for await (const { data, head } of packets) {
    decoder ??= await decoderFor(opusForm(head))
    waiting.push(data)
    if (waiting.length < packetsAtOnce) continue
    yield* decoded(decoder, waiting)
    waiting = []
  }
  if (!decoder) return
  yield* decoded(decoder, waiting)
  decoder.free()
}

function opusForm(head: Uint8Array): OpusForm {
  if (head.length < 19) throw new SoundFault('damaged', 'The head of its sound is cut short')
  const view = new DataView(head.buffer, head.byteOffset, head.length)
  const channels = view.getUint8(9)
  const preSkip = view.getUint16(10, true)
  if (view.getUint8(18) === 0)
    return {
      channels,
      preSkip,
      streamCount: 1,
      coupledStreamCount: channels - 1,
      channelMappingTable: channels === 2 ? [0, 1] : [0],
    }
  if (head.length < 21 + channels) throw new SoundFault('damaged', 'The head of its sound is cut short')
  return {
    channels,
    preSkip,
    streamCount: view.getUint8(19),
    coupledStreamCount: view.getUint8(20),
    channelMappingTable: [...head.subarray(21, 21 + channels)],
  }
}

async function decoderFor(form: OpusForm): Promise<OpusDecoder> {
  checkForm(48_000, form.channels)
  const decoder = new OpusDecoder({ ...form, channelMappingTable: [...form.channelMappingTable] })
  await decoder.ready
  return decoder
}

function* decoded(decoder: OpusDecoder, packets: Uint8Array[]): Generator<Piece> {
  if (packets.length === 0) return
  const { channelData, samplesDecoded, sampleRate } = decoder.decodeFrames(packets)
  if (samplesDecoded > 0) yield { rate: sampleRate, channels: channelData }
}
