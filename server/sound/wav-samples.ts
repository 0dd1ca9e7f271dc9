export type SampleForm = 'int1' | 'int2' | 'int3' | 'int4' | 'float4' | 'float8' | 'a-law' | 'mu-law'

interface Reading {
  readonly bytes: number
  at(view: DataView, offset: number): number
}

const readings: Readonly<Record<SampleForm, Reading>> = {
  // Eight bits alone are written without a sign.
  int1: { bytes: 1, at: (view, offset) => (view.getUint8(offset) - 128) / 128 },
  int2: { bytes: 2, at: (view, offset) => view.getInt16(offset, true) / 2 ** 15 },
  int3: {
    bytes: 3,
    at: (view, offset) => (view.getInt8(offset + 2) * 2 ** 16 + view.getUint16(offset, true)) / 2 ** 23,
  },
  int4: { bytes: 4, at: (view, offset) => view.getInt32(offset, true) / 2 ** 31 },
  float4: { bytes: 4, at: (view, offset) => view.getFloat32(offset, true) },
  float8: { bytes: 8, at: (view, offset) => view.getFloat64(offset, true) },
  'a-law': { bytes: 1, at: (view, offset) => ofALaw(view.getUint8(offset)) },
  'mu-law': { bytes: 1, at: (view, offset) => ofMuLaw(view.getUint8(offset)) },
}

/** The samples of each channel. `bytes` holds whole samples of all of them, one after the other. */
export function samplesOf(bytes: Uint8Array, form: SampleForm, channels: number): readonly Float32Array[] {
  const { bytes: size, at } = readings[form]
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const length = Math.floor(bytes.length / (size * channels))
  return Array.from({ length: channels }, (_, channel) => {
    const samples = new Float32Array(length)
    for (let index = 0; index < length; index++) samples[index] = at(view, (index * channels + channel) * size)
    return samples
  })
}

/** ITU-T G.711. */
function ofALaw(written: number): number {
  const byte = written ^ 0x55
  const exponent = (byte >> 4) & 7
  const mantissa = ((byte & 15) << 4) + 8
  const size = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1)
  return (byte & 0x80 ? size : -size) / 2 ** 15
}

/** ITU-T G.711. */
function ofMuLaw(written: number): number {
  const byte = ~written & 0xff
  const size = ((((byte & 15) << 3) + 0x84) << ((byte >> 4) & 7)) - 0x84
  return (byte & 0x80 ? -size : size) / 2 ** 15
}
