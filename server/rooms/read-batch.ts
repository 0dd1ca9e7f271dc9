import { FormatError, type ReadResult } from '#shared/formats/format.ts'
import { readFile } from '#shared/formats/formats.ts'
import { readLabelConfig } from '#shared/formats/label-config-file.ts'
import type { FileToRead } from '#shared/formats/read-file.ts'
import { type FileRead, togetherRead } from '#shared/formats/read-files.ts'
import { unlistedFaults } from '#shared/formats/unlisted.ts'
import { mergedConfig } from '#shared/labels/merged-config.ts'
import { type Following, inSteps } from './in-steps.ts'

/** A file as it was sent. */
export interface SentFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What was sent as its format reads it, before it meets a room. */
export interface ReadBatch extends ReadResult {
  /** Of several files all their names. */
  readonly fileName: string
  readonly files: readonly SentFile[]
}

/** @throws FormatError that names file and line. */
export async function readBatch(file: FileToRead, following: Following = {}): Promise<ReadBatch> {
  const { fileName, bytes } = file
  return { fileName, files: [{ name: fileName, bytes }], ...(await inSteps('reading', readFile(file), following)) }
}

/** Several files brought together: one batch. @throws FormatError that names file and line, or what two files disagree on. */
export async function readBatches(files: readonly FileToRead[], following: Following = {}): Promise<ReadBatch> {
  const [only, ...more] = files
  if (!only) throw new FormatError('there is no file')
  if (more.length === 0) return readBatch(only, following)
  const read: FileRead[] = []
  for (const file of files)
    read.push({ fileName: file.fileName, ...(await inSteps('reading', readFile(file), following)) })
  const names = files.map(({ fileName }) => fileName).join(', ')
  return {
    fileName: names.length > longestName ? `${names.slice(0, longestName)}…` : names,
    files: files.map(({ fileName: name, bytes }) => ({ name, bytes })),
    ...togetherRead(read),
  }
}

/** With tags and questions of a file that was sent beside: what that names, it says; labels of others are held against it. @throws FormatError that names it. */
export function withLabelling(
  batch: ReadBatch,
  { fileName, bytes }: Pick<FileToRead, 'fileName' | 'bytes'>,
): ReadBatch {
  try {
    const list = readLabelConfig(bytes)
    const { observed, ...read } = batch
    if (observed) return { ...read, labelling: list, faults: [...batch.faults, ...unlistedFaults(batch, list)] }
    const labelling = mergedConfig([list, ...(batch.labelling ? [batch.labelling] : [])])
    return labelling ? { ...batch, labelling } : batch
  } catch (error) {
    throw error instanceof FormatError ? error.in(fileName) : error
  }
}

const longestName = 300
