import { join } from 'node:path'
import { brokenFiles, hugePicture } from './broken/broken-files.ts'
import { soundFiles } from './sounds/sound-files.ts'
import { streetFiles } from './street/street-files.ts'
import { textFiles } from './texts/text-files.ts'

export const samplesDirectory = join(import.meta.dirname, '../samples')

const within = (directory: string, files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([name, text]) => [`${directory}/${name}`, text] as const)

/** Every file of the samples that is text, by its path below `e2e/samples`. */
export const sampleFiles = (): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ...within('street-scenes', streetFiles()),
    ...within('short-texts', textFiles()),
    ...within('sounds', soundFiles()),
    ...within('broken-labels', brokenFiles()),
  ])

/** Those that are bytes and need no program to be made. */
export const sampleBytes = (): Readonly<Record<string, Buffer>> => ({ 'broken-labels/huge.png': hugePicture() })
