// Makes the samples of label sets anew: npm run samples [-- --pictures] [-- --sounds]
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { drawScenes } from './draw-scenes.ts'
import { sampleBytes, sampleFiles, samplesDirectory } from './sample-files.ts'
import { makeSounds } from './sounds/make-sounds.ts'

for (const [name, content] of Object.entries({ ...sampleFiles(), ...sampleBytes() })) {
  const path = join(samplesDirectory, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, content)
  console.log(`Wrote ${path}`)
}
if (process.argv.includes('--pictures')) await drawScenes(join(samplesDirectory, 'street-scenes'))
if (process.argv.includes('--sounds')) await makeSounds(join(samplesDirectory, 'sounds'))
