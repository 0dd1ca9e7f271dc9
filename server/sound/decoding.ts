import type { SoundFaultCode } from '#shared/sound/peaks-answer.ts'

/** Some sound, decoded: one array for each channel, samples from -1 to 1. */
export interface Piece {
  /** Samples a second; the same in all pieces of a recording. */
  readonly rate: number
  readonly channels: readonly Float32Array[]
  /** The recording has been cut short of what its head says. In the last piece, if anywhere. */
  readonly cutShort?: boolean
}

export type Bytes = AsyncIterable<Uint8Array>

/** Reads a recording as it comes, and never holds more of it than a few pieces. @throws SoundFault */
export type Decoder = (bytes: Bytes) => AsyncGenerator<Piece>

/** There are no peaks of this file, and why: a sentence for people. */
export class SoundFault extends Error {
  readonly code: SoundFaultCode

  constructor(code: SoundFaultCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

const rates = { least: 1, most: 768_000 }
const mostChannels = 64

/** @throws SoundFault for what no recording has. */
export function checkForm(rate: number, channels: number): void {
  if (!(rate >= rates.least && rate <= rates.most))
    throw new SoundFault('damaged', `Its head says ${rate} samples a second`)
  if (!(channels >= 1 && channels <= mostChannels))
    throw new SoundFault('damaged', `Its head says ${channels} channels`)
}
