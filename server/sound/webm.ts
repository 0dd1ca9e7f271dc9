import { ByteReader } from './byte-reader.ts'
import { type Bytes, type Piece, SoundFault } from './decoding.ts'
import { decodeOpus, type OpusPacket } from './opus.ts'

/** Matroska's names of what is looked into, read or, all others, passed over (RFC 9559). */
const ids = {
  segment: 0x18538067,
  cluster: 0x1f43b675,
  blockGroup: 0xa0,
  tracks: 0x1654ae6b,
  track: 0xae,
  simpleBlock: 0xa3,
  block: 0xa1,
  trackNumber: 0xd7,
  codec: 0x86,
  codecHead: 0x63a2,
} as const

const lookedInto: ReadonlySet<number> = new Set([ids.segment, ids.cluster, ids.blockGroup, ids.tracks])
const longestHead = 2 ** 20
const longestBlock = 2 ** 20
const decoder = new TextDecoder()

interface Track {
  readonly number: number
  readonly head: Uint8Array
}

/** WebM as browsers record it: Opus, of unknown length, without an index. */
export const readWebm = (bytes: Bytes): AsyncGenerator<Piece> => decodeOpus(webmPackets(new ByteReader(bytes)))

async function* webmPackets(reader: ByteReader): AsyncGenerator<OpusPacket> {
  let track: Track | undefined
  const codecs: string[] = []
  for (let element = await nextElement(reader); element; element = await nextElement(reader)) {
    const { id, length } = element
    if (lookedInto.has(id)) continue
    if (id === ids.track && length <= longestHead) {
      const found = trackOf(await reader.take(length), codecs)
      track ??= found
    } else if ((id === ids.simpleBlock || id === ids.block) && length <= longestBlock) {
      const data = track && packetOf(await reader.take(length), track)
      if (!track) throw unknown(codecs)
      if (data) yield { data, head: track.head }
    } else await reader.skip(length)
  }
  if (!track) throw unknown(codecs)
}

const unknown = (codecs: readonly string[]): SoundFault =>
  codecs.length === 0
    ? new SoundFault('damaged', 'It ends before its sound begins')
    : new SoundFault('unknown-coding', `Its sound is written in a way that is not known here (${codecs.join(', ')})`)

interface Element {
  readonly id: number
  /** Of what is looked into, nobody asks. */
  readonly length: number
}

async function nextElement(reader: ByteReader): Promise<Element | undefined> {
  const [first] = await reader.look(1)
  if (first === undefined) return undefined
  const id = await numberAt(reader, false)
  const length = await numberAt(reader, true)
  return id === undefined || length === undefined ? undefined : { id, length }
}

/** A number whose first byte says how many bytes it has; sizes are written without that mark. */
async function numberAt(reader: ByteReader, isSize: boolean): Promise<number | undefined> {
  const [first] = await reader.look(1)
  if (first === undefined) return undefined
  const length = Math.clz32(first) - 23
  if (length > 8) throw new SoundFault('damaged', 'It is damaged')
  const bytes = await reader.take(length)
  return bytes.length < length ? undefined : numberOf(bytes, isSize)
}

function numberOf(bytes: Uint8Array, isSize: boolean): number {
  const [first = 0, ...more] = bytes
  return more.reduce((value, byte) => value * 256 + byte, isSize ? first & (0xff >> bytes.length) : first)
}

/** Undefined where the track is no Opus. */
function trackOf(bytes: Uint8Array, codecs: string[]): Track | undefined {
  let number = 0
  let codec = ''
  let head: Uint8Array | undefined
  for (let at = 0; at < bytes.length; ) {
    const id = sizedAt(bytes, at, false)
    const size = id && sizedAt(bytes, id.next, true)
    if (!size) break
    const content = bytes.slice(size.next, size.next + size.value)
    if (id.value === ids.trackNumber) number = numberOf(content, false)
    else if (id.value === ids.codec) codec = decoder.decode(content)
    else if (id.value === ids.codecHead) head = content
    at = size.next + size.value
  }
  if (codec) codecs.push(codec)
  return codec === 'A_OPUS' && head ? { number, head } : undefined
}

function sizedAt(bytes: Uint8Array, at: number, isSize: boolean) {
  const length = Math.clz32(bytes[at] ?? 0) - 23
  if (length > 8 || at + length > bytes.length) return undefined
  return { value: numberOf(bytes.subarray(at, at + length), isSize), next: at + length }
}

/** Of another track, or several packets in one block, as nobody writes sound: undefined. */
function packetOf(block: Uint8Array, track: Track): Uint8Array | undefined {
  const number = sizedAt(block, 0, true)
  if (!number || number.value !== track.number) return undefined
  const flags = block[number.next + 2] ?? 0
  const isLaced = (flags & 0x06) !== 0
  return isLaced ? undefined : block.slice(number.next + 3)
}
