export interface WavWish {
  readonly rate?: number
  readonly seconds?: number
  readonly channels?: number
  /** -1 to 1. */
  readonly sample?: (second: number, channel: number) => number
  readonly bits?: 8 | 16 | 24 | 32
  readonly float?: boolean
  readonly extensible?: boolean
  /** What the head says of the sound's length, where that is not what there is. */
  readonly saidLength?: number
  /** A chunk of another name before the sound. */
  readonly before?: Uint8Array
}

/** A tone that swells and fades each second. */
export const tone = (second: number): number =>
  Math.sin(second * 440 * 2 * Math.PI) * Math.abs(Math.sin(second * Math.PI))

/** A recording as the file that a recorder would write. */
export function wavFile(wish: WavWish = {}): Uint8Array<ArrayBuffer> {
  const { rate = 8000, seconds = 1, channels = 1, sample = tone, bits = 16, float = false, extensible = false } = wish
  const size = bits / 8
  const length = Math.round(rate * seconds)
  const sound = new DataView(new ArrayBuffer(length * channels * size))
  for (let index = 0; index < length; index++)
    for (let channel = 0; channel < channels; channel++)
      writeSample(sound, (index * channels + channel) * size, sample(index / rate, channel), bits, float)
  const form = formChunk(rate, channels, bits, float ? 3 : 1, extensible)
  const before = wish.before ? chunk('LIST', wish.before) : new Uint8Array(0)
  const data = chunk('data', new Uint8Array(sound.buffer), wish.saidLength)
  return chunk('RIFF', joined(letters('WAVE'), form, before, data))
}

function writeSample(view: DataView, at: number, value: number, bits: number, float: boolean): void {
  const whole = Math.round(value * (2 ** (bits - 1) - 1))
  if (float) view.setFloat32(at, value, true)
  else if (bits === 8) view.setUint8(at, whole + 128)
  else if (bits === 16) view.setInt16(at, whole, true)
  else if (bits === 32) view.setInt32(at, whole, true)
  else {
    view.setUint16(at, whole & 0xffff, true)
    view.setInt8(at + 2, whole >> 16)
  }
}

function formChunk(rate: number, channels: number, bits: number, coding: number, extensible: boolean): Uint8Array {
  const form = new DataView(new ArrayBuffer(extensible ? 40 : 16))
  const step = (channels * bits) / 8
  form.setUint16(0, extensible ? 0xfffe : coding, true)
  form.setUint16(2, channels, true)
  form.setUint32(4, rate, true)
  form.setUint32(8, rate * step, true)
  form.setUint16(12, step, true)
  form.setUint16(14, bits, true)
  if (extensible) {
    form.setUint16(16, 22, true)
    form.setUint16(18, bits, true)
    form.setUint16(24, coding, true)
  }
  return chunk('fmt ', new Uint8Array(form.buffer))
}

function chunk(name: string, content: Uint8Array, said = content.length): Uint8Array<ArrayBuffer> {
  const head = new DataView(new ArrayBuffer(8))
  letters(name).forEach((letter, at) => {
    head.setUint8(at, letter)
  })
  head.setUint32(4, said, true)
  return joined(new Uint8Array(head.buffer), content, new Uint8Array(content.length % 2))
}

const letters = (word: string): Uint8Array => Uint8Array.from(word, (letter) => letter.charCodeAt(0))

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
