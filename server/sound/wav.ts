import { ByteReader } from './byte-reader.ts'
import { type Bytes, checkForm, type Piece, SoundFault } from './decoding.ts'
import { type SampleForm, samplesOf } from './wav-samples.ts'

interface Format {
  readonly rate: number
  readonly channels: number
  /** Bytes of one sample of all channels. */
  readonly step: number
  readonly form: SampleForm
}

const plain = 1
const float = 3
const aLaw = 6
const muLaw = 7
const extensible = 0xfffe
/** What says "to the end" in a head that was written before the end was known. */
const unknownLength = 0xffff_ffff
const longestFormat = 1024

/**
 * RIFF, RF64 and BW64, with numbers of 8, 16, 24 and 32 bits, floats of 32 and 64, A-law and µ-law, also as
 * WAVE_FORMAT_EXTENSIBLE. A length that is 0 or past the end, as recorders leave it that were cut off, means: to the end.
 */
export async function* readWav(bytes: Bytes): AsyncGenerator<Piece> {
  const reader = new ByteReader(bytes)
  await reader.take(12)
  let format: Format | undefined
  let longLength: number | undefined
  for (;;) {
    const head = await reader.take(8)
    if (head.length < 8) throw new SoundFault('damaged', 'It ends before its sound begins')
    const { name, length } = chunkHead(head)
    if (name === 'data') return yield* soundOf(reader, longLength ?? length, format)
    if (name === 'fmt ') format = formatOf(await reader.take(Math.min(length, longestFormat)))
    else if (name === 'ds64') longLength = longDataLength(await reader.look(16))
    const taken = name === 'fmt ' ? Math.min(length, longestFormat) : 0
    await reader.skip(length + (length % 2) - taken)
  }
}

async function* soundOf(reader: ByteReader, said: number, format: Format | undefined): AsyncGenerator<Piece> {
  if (!format) throw new SoundFault('damaged', 'It does not say how its sound is written')
  const { rate, channels, step, form } = format
  const isOpen = said === 0 || said === unknownLength
  let found = 0
  for await (const bytes of reader.upTo(isOpen ? Number.MAX_SAFE_INTEGER : said, step)) {
    found += bytes.length
    yield { rate, channels: samplesOf(bytes, form, channels) }
  }
  if (!isOpen && found + step <= said) yield { rate, channels: [], cutShort: true }
}

function chunkHead(head: Uint8Array): { readonly name: string; readonly length: number } {
  const view = viewOf(head)
  return { name: String.fromCharCode(...head.subarray(0, 4)), length: view.getUint32(4, true) }
}

/** Of RF64: lengths of 64 bits, the whole file's and then the sound's. */
const longDataLength = (chunk: Uint8Array): number | undefined =>
  chunk.length < 16 ? undefined : Number(viewOf(chunk).getBigUint64(8, true))

function formatOf(chunk: Uint8Array): Format {
  if (chunk.length < 16) throw new SoundFault('damaged', 'Its head is cut short')
  const view = viewOf(chunk)
  const named = view.getUint16(0, true)
  const coding = named === extensible && chunk.length >= 26 ? view.getUint16(24, true) : named
  const channels = view.getUint16(2, true)
  const rate = view.getUint32(4, true)
  checkForm(rate, channels)
  const step = view.getUint16(12, true)
  const form = formNamed(coding, view.getUint16(14, true), step / channels)
  return { rate, channels, step, form }
}

/** A sample may take more bytes than it has bits: it stands in the upper ones. */
function formNamed(coding: number, bits: number, bytes: number): SampleForm {
  if (coding === plain && [1, 2, 3, 4].includes(bytes) && bits <= 8 * bytes) return `int${bytes as 1 | 2 | 3 | 4}`
  if (coding === float && bytes === 4) return 'float4'
  if (coding === float && bytes === 8) return 'float8'
  if (coding === aLaw && bytes === 1) return 'a-law'
  if (coding === muLaw && bytes === 1) return 'mu-law'
  throw new SoundFault(
    'unknown-coding',
    `Its sound is written in a way that is not known here (${coding}, ${bits} bits)`,
  )
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
