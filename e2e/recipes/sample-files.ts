import { join } from 'node:path'
import { streetFiles } from './street/street-files.ts'

export const samplesDirectory = join(import.meta.dirname, '../samples')

const within = (directory: string, files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([name, text]) => [`${directory}/${name}`, text] as const)

/** Every file of the samples that is text, by its path below `e2e/samples`. */
export const sampleFiles = (): Readonly<Record<string, string>> =>
  Object.fromEntries(within('street-scenes', streetFiles()))
