/** A packet of Opus that holds 20 ms of silence, in two channels. */
const silence = Uint8Array.from([0xfc, 0xff, 0xfe])
const opusHead = Uint8Array.from([...letters('OpusHead'), 1, 2, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0])

/** WebM as a browser records it: of unknown length, everything in one cluster. */
export function webmFile(packets: number, codec = 'A_OPUS'): Uint8Array {
  const unknown = [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]
  const track = element(
    [0xae],
    [...element([0xd7], [1]), ...element([0x86], letters(codec)), ...element([0x63, 0xa2], [...opusHead])],
  )
  const blocks = Array.from({ length: packets }, () => element([0xa3], [0x81, 0, 0, 0x80, ...silence]))
  return Uint8Array.from([
    ...element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], letters('webm'))),
    ...[0x18, 0x53, 0x80, 0x67, ...unknown],
    ...element([0x16, 0x54, 0xae, 0x6b], track),
    ...[0x1f, 0x43, 0xb6, 0x75, ...unknown, ...element([0xe7], [0])],
    ...blocks.flat(),
  ])
}

const element = (id: readonly number[], content: readonly number[]): readonly number[] => [
  ...id,
  0x40 | (content.length >> 8),
  content.length & 0xff,
  ...content,
]

/** Ogg with one packet of Opus in each page. */
export function oggOpusFile(packets: number): Uint8Array {
  const tags = Uint8Array.from([...letters('OpusTags'), 0, 0, 0, 0, 0, 0, 0, 0])
  const pages = [oggPage(opusHead, 0, 0, 2), oggPage(tags, 1, 0, 0)]
  for (let at = 1; at <= packets; at++) pages.push(oggPage(silence, at + 1, 960 * at, at === packets ? 4 : 0))
  return Uint8Array.from(pages.flatMap((page) => [...page]))
}

function oggPage(packet: Uint8Array, number: number, position: number, flags: number): Uint8Array {
  const page = new Uint8Array(28 + packet.length)
  const view = new DataView(page.buffer)
  page.set(letters('OggS'))
  view.setUint8(5, flags)
  view.setUint32(6, position, true)
  view.setUint32(14, 7, true)
  view.setUint32(18, number, true)
  view.setUint8(26, 1)
  view.setUint8(27, packet.length)
  page.set(packet, 28)
  view.setUint32(22, oggChecksum(page), true)
  return page
}

function oggChecksum(page: Uint8Array): number {
  let sum = 0
  for (const byte of page) {
    sum ^= byte << 24
    for (let bit = 0; bit < 8; bit++) sum = sum & 0x8000_0000 ? (sum << 1) ^ 0x04c1_1db7 : sum << 1
  }
  return sum >>> 0
}

/** MPEG 1 Layer III, 128 kbit/s, 44,100 samples a second, two channels: each frame is 26 ms of silence. */
export function mp3File(frames: number): Uint8Array {
  const frame = new Uint8Array(417)
  frame.set([0xff, 0xfb, 0x90, 0x00])
  const file = new Uint8Array(frames * frame.length)
  for (let at = 0; at < frames; at++) file.set(frame, at * frame.length)
  return file
}

function letters(word: string): number[] {
  return [...word].map((letter) => letter.charCodeAt(0))
}
