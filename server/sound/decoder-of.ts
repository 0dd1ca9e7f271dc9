import { readFlac, readMp3, readOggOpus, readVorbis } from './compressed.ts'
import { type Decoder, SoundFault } from './decoding.ts'
import { readWav } from './wav.ts'
import { readWebm } from './webm.ts'

/** So many bytes tell what a file is. */
export const tellingLength = 4096

/** By what the file begins with: what it is called and said to be is often wrong. @throws SoundFault */
export function decoderOf(start: Uint8Array): Decoder {
  if (start.length === 0) throw new SoundFault('empty', 'The file is empty')
  if (isWav(start)) return readWav
  if (has(start, 'fLaC')) return readFlac
  if (has(start, 'OggS')) return oggDecoder(start)
  if (beginsWith(start, [0x1a, 0x45, 0xdf, 0xa3])) return readWebm
  if (has(start, 'ftyp', 4)) throw new SoundFault('unknown-coding', 'MP4 sound cannot be read here')
  if (has(start, 'ID3') || isMpegFrame(start)) return readMp3
  throw new SoundFault('not-sound', 'The file is no recording that is known here')
}

const isWav = (start: Uint8Array): boolean =>
  ['RIFF', 'RF64', 'BW64'].some((name) => has(start, name)) && has(start, 'WAVE', 8)

function oggDecoder(start: Uint8Array): Decoder {
  const text = String.fromCharCode(...start.subarray(0, 256))
  if (text.includes('OpusHead')) return readOggOpus
  if (text.includes('\x01vorbis')) return readVorbis
  if (text.includes('\x7fFLAC')) return readFlac
  throw new SoundFault('unknown-coding', 'The sound in this Ogg file cannot be read here')
}

/** Eleven bits that are all set, a version, layer, bit rate and sampling rate that there are. */
function isMpegFrame([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  const isSync = first === 0xff && (second & 0xe0) === 0xe0
  return (
    isSync && ((second >> 3) & 3) !== 1 && ((second >> 1) & 3) !== 0 && third >> 4 !== 15 && ((third >> 2) & 3) !== 3
  )
}

const beginsWith = (start: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, at) => start[at] === byte)

const has = (start: Uint8Array, word: string, at = 0): boolean =>
  [...word].every((letter, index) => start[at + index] === letter.charCodeAt(0))
