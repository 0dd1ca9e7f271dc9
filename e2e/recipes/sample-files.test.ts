import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sampleBytes, sampleFiles, samplesDirectory } from './sample-files.ts'
import { clips } from './sounds/clips.ts'
import { imageHeight, imageWidth } from './street/scene.ts'
import { scenes } from './street/scenes.ts'

describe('DL1: samples of label sets are made by the project', () => {
  test.each(Object.entries(sampleFiles()))('%s is what its recipe gives', async (name, text) => {
    expect(await readFile(join(samplesDirectory, name), 'utf8')).toBe(text)
  })

  test.each(Object.entries(sampleBytes()))('%s too', async (name, bytes) => {
    expect(bytes.equals(await readFile(join(samplesDirectory, name)))).toBe(true)
  })

  test.each(scenes.map(({ name }) => name))('%s is a PNG of that size, and small', async (name) => {
    const path = join(samplesDirectory, 'street-scenes', `${name}.png`)
    const bytes = await readFile(path)
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([imageWidth, imageHeight])
    expect((await stat(path)).size).toBeLessThan(150_000)
  })

  test.each(clips.map(({ file }) => file))('%s is what its ending says, and small', async (file) => {
    const bytes = await readFile(join(samplesDirectory, 'sounds', file))
    expect(bytes.subarray(0, 4).toString('latin1')).toBe(file.endsWith('.ogg') ? 'OggS' : 'fLaC')
    expect(bytes.length).toBeLessThan(400_000)
  })
})
