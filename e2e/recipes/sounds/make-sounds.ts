import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Heard } from './clip.ts'
import { clips } from './clips.ts'
import { samplesPerSecond, synthesised } from './synthesis.ts'

const run = promisify(execFile)

/** Makes each clip and stores it as Ogg Vorbis or FLAC. Needs Debian's espeak-ng, vorbis-tools and flac. */
export async function makeSounds(directory: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'sounds-'))
  try {
    for (const clip of clips) {
      const wav = join(work, 'clip.wav')
      await writeFile(wav, wavOf(await synthesised(clip, (heard) => spokenIn(work, heard))))
      const path = join(directory, clip.file)
      if (clip.file.endsWith('.flac'))
        await run('flac', ['--silent', '--best', '--force', '--no-padding', '-o', path, wav])
      else await run('oggenc', ['--quiet', '--quality', '1', '--serial', '1', '-o', path, wav])
      console.log(`Made ${path}`)
    }
  } finally {
    await rm(work, { recursive: true })
  }
}

async function spokenIn(work: string, { says, from, to, id }: Heard): Promise<Float64Array> {
  const path = join(work, 'speech.wav')
  const { voice = 'en', pace = 130, pitch = 50, text = '' } = says ?? {}
  await run('espeak-ng', ['-v', voice, '-s', String(pace), '-p', String(pitch), '-w', path, text])
  const bytes = await readFile(path)
  const rate = bytes.readUInt32LE(24)
  const speech = Float64Array.from(
    { length: (bytes.length - 44) >> 1 },
    (_, at) => bytes.readInt16LE(44 + at * 2) / 32_768,
  )
  if (Math.abs(speech.length / rate - (to - from)) > 0.3)
    throw new Error(`${id} lasts ${speech.length / rate} s and not ${to - from} s`)
  return atOurRate(speech, rate)
}

/** The mean of what falls on each sample: fewer are taken than there are. */
function atOurRate(speech: Float64Array, rate: number): Float64Array {
  const step = rate / samplesPerSecond
  return Float64Array.from({ length: Math.floor(speech.length / step) }, (_, at) => {
    const [start, end] = [Math.floor(at * step), Math.max(Math.floor(at * step) + 1, Math.floor((at + 1) * step))]
    return speech.subarray(start, end).reduce((sum, sample) => sum + sample, 0) / (end - start)
  })
}

/** 13 of 16 bits, one channel: FLAC leaves the rest out. */
function wavOf(samples: Float64Array): Buffer {
  const bytes = Buffer.alloc(44 + samples.length * 2)
  bytes.write('RIFF', 0, 'latin1')
  bytes.writeUInt32LE(36 + samples.length * 2, 4)
  bytes.write('WAVEfmt ', 8, 'latin1')
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(samplesPerSecond, 24)
  bytes.writeUInt32LE(samplesPerSecond * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36, 'latin1')
  bytes.writeUInt32LE(samples.length * 2, 40)
  for (const [at, sample] of samples.entries()) bytes.writeInt16LE(Math.round(sample * 0.9 * 4_095) * 8, 44 + at * 2)
  return bytes
}
