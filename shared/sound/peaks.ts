import { accept, type Outcome, refuse } from '#shared/kernel/outcome.ts'

/**
 * How loud a recording is, for drawing: in each stretch of `samplesPerPair` samples the lowest and the highest of all
 * channels. Its file, little-endian, is 32 bytes and then the pairs:
 *
 *     0 "CHPK"            8 u32 samples a second      20 f32 the loudest sample, 0 … 1
 *     4 u8 version        12 u32 samples a pair       24 f64 samples in all, of one channel
 *     5 u8 1: cut short   16 u32 pairs                32 i8 lowest, i8 highest, … as 127ths of the loudest
 */
export interface Peaks {
  readonly rate: number
  readonly samplesPerPair: number
  /** The loudest sample: what 127 stands for. */
  readonly loudest: number
  readonly samples: number
  /** It ends before its own head says: the rest was never stored. */
  readonly cutShort: boolean
  /** Lowest, highest, lowest, …; -127 to 127. */
  readonly pairs: Int8Array
}

/** Raised when the same sound gives other bytes: what was computed before is not used any more. */
export const peaksVersion = 1
export const peaksType = 'application/vnd.chavadi.peaks'

const headLength = 32
const magic = [0x43, 0x48, 0x50, 0x4b] as const

export const soundSeconds = ({ samples, rate }: Pick<Peaks, 'samples' | 'rate'>): number => samples / rate

export const pairsPerSecond = ({ samplesPerPair, rate }: Pick<Peaks, 'samplesPerPair' | 'rate'>): number =>
  rate / samplesPerPair

export function writtenPeaks(peaks: Peaks): Uint8Array {
  const bytes = new Uint8Array(headLength + peaks.pairs.length)
  const head = new DataView(bytes.buffer)
  bytes.set(magic)
  head.setUint8(4, peaksVersion)
  head.setUint8(5, peaks.cutShort ? 1 : 0)
  head.setUint32(8, peaks.rate, true)
  head.setUint32(12, peaks.samplesPerPair, true)
  head.setUint32(16, peaks.pairs.length / 2, true)
  head.setFloat32(20, peaks.loudest, true)
  head.setFloat64(24, peaks.samples, true)
  bytes.set(new Uint8Array(peaks.pairs.buffer, peaks.pairs.byteOffset, peaks.pairs.length), headLength)
  return bytes
}

/** The pairs are a view of the bytes, not a copy. */
export function readPeaks(bytes: Uint8Array): Outcome<Peaks> {
  if (bytes.length < headLength || magic.some((byte, at) => bytes[at] !== byte))
    return refuse('bad-input', 'These bytes are no peaks')
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (head.getUint8(4) !== peaksVersion) return refuse('bad-input', `Peaks of version ${head.getUint8(4)} are unknown`)
  const count = head.getUint32(16, true)
  const rate = head.getUint32(8, true)
  const samplesPerPair = head.getUint32(12, true)
  const samples = head.getFloat64(24, true)
  if (bytes.length !== headLength + 2 * count || rate === 0 || samplesPerPair === 0 || !(samples >= 0))
    return refuse('bad-input', `The peaks are damaged: ${bytes.length} bytes for ${count} pairs`)
  return accept({
    rate,
    samplesPerPair,
    loudest: head.getFloat32(20, true),
    samples,
    cutShort: (head.getUint8(5) & 1) === 1,
    pairs: new Int8Array(bytes.buffer, bytes.byteOffset + headLength, 2 * count),
  })
}
