import type { ImportedItem } from '#shared/domain/source.ts'
import type { ImportNote } from './format.ts'

/** What an item says about its picture or recording. */
export interface WantedMedia {
  readonly address: string
  /** Whether the item is of a picture or recording for sure; else its name is looked for and nobody misses it. */
  readonly needed: boolean
}

const mediaName = /\.(png|jpe?g|webp|gif|bmp|avif|tiff?|wav|mp3|ogg|oga|opus|flac|m4a|mp4|aac|webm)$/i

/** Undefined of a text. Transcripts have the name of their recording as key, in whatever column that stood. */
export function wantedMedia({ key, subject }: Pick<ImportedItem, 'key' | 'subject'>): WantedMedia | undefined {
  if (subject?.is === 'text') return undefined
  if (subject) return { address: subject.address ?? key, needed: true }
  return { address: key, needed: mediaName.test(key.split(/[?#]/, 1)[0] ?? '') }
}

/** Of files that could be brought those that items mean, for sure or maybe; zips too, which nobody has looked into. */
export function filesMeant(
  wanted: Iterable<Pick<WantedMedia, 'address'>>,
  names: readonly string[],
): ReadonlySet<string> {
  const files = new MediaFiles(names)
  const meant = new Set(names.filter(isZipName))
  for (const { address } of wanted) for (const name of files.find(address)) meant.add(name)
  return meant
}

export const isZipName = (name: string): boolean => /\.zip$/i.test(name)

/** Whether a file is no batch, but what one is of. */
export const isMediaName = (name: string): boolean => mediaName.test(name) || isZipName(name)

/** What is said of an item whose file is not there, or may be several. */
export function lackingNote(key: string, { address, needed }: WantedMedia, found: FoundMedia): ImportNote {
  const [why, kind] =
    found.length > 1
      ? [`may be ${found.map((name) => `"${name}"`).join(' or ')}`, 'media-several']
      : found.length === 1
        ? ['is of another kind than the labels are about', 'media-kind']
        : ['was not brought', 'media-missing']
  return { kind, message: `"${address}" of item "${key}" ${why}`, ...(needed ? { item: key } : {}) }
}

/** The files that may be meant; one is the one. */
export type FoundMedia = readonly string[]

/** Files that were brought, by their paths, and which of them an item means. */
export class MediaFiles {
  readonly #byPath = new Map<string, string>()
  readonly #byBase = new Map<string, string[]>()
  readonly #byStem = new Map<string, string[]>()

  constructor(names: Iterable<string>) {
    for (const name of [...names].toSorted()) {
      const path = tidy(name)
      this.#byPath.set(path, name)
      put(this.#byBase, baseOf(path), path)
      put(this.#byStem, stemOf(path), path)
    }
  }

  /**
   * By the whole path, then by the name at its end, with as much of the path before it as tells files of one name apart;
   * then by that name without the letters that Label Studio puts before it, then, for a name without an ending, by what
   * stands before the endings of files.
   */
  find(address: string): FoundMedia {
    const paths = pathsIn(address)
    return paths.map((path) => this.#at(path)).find((found) => found.length > 0) ?? []
  }

  #at(path: string): FoundMedia {
    const exact = this.#byPath.get(path)
    if (exact !== undefined) return [exact]
    const base = baseOf(path)
    const plain = base.replace(uploadMark, '')
    const candidates =
      this.#byBase.get(base) ??
      this.#byBase.get(plain) ??
      (base.includes('.') ? undefined : this.#byStem.get(base)) ??
      []
    return nearest(path, candidates).map((found) => this.#byPath.get(found) ?? found)
  }
}

/** `1a2b3c4d-` before the name of an uploaded file. */
const uploadMark = /^[0-9a-f]{8}-(?=.)/

function put(map: Map<string, string[]>, key: string, path: string): void {
  const known = map.get(key)
  if (known) known.push(path)
  else map.set(key, [path])
}

/** Those that share most of the folders before the name. */
function nearest(path: string, candidates: readonly string[]): readonly string[] {
  if (candidates.length < 2) return candidates
  const folders = path.split('/').slice(0, -1).reverse()
  const shared = candidates.map((candidate) => {
    const own = candidate.split('/').slice(0, -1).reverse()
    const differs = folders.findIndex((folder, at) => folder !== own[at])
    return differs < 0 ? folders.length : differs
  })
  const most = Math.max(...shared)
  return candidates.filter((_, at) => shared[at] === most)
}

/** The path in an address: of a file, of a URL without its query, or of Label Studio's local files (`?d=…`). */
function pathsIn(address: string): readonly string[] {
  const [before = '', query = ''] = address.split(/[?#]/, 2)
  const local = /(?:^|&)d=([^&]*)/.exec(query)?.[1]
  if (local !== undefined) return [tidy(decoded(local))]
  const url = /^[a-z][a-z0-9+.-]+:\/\/[^/]*\/(.*)$/is.exec(before)?.[1]
  return url === undefined ? [tidy(address), tidy(decoded(before))] : [tidy(decoded(url)), tidy(url)]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** One way to write a path: systems differ in slashes and in how they write letters with marks. */
const tidy = (path: string): string =>
  path
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^(\.?\/)+/, '')

const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

const stemOf = (path: string): string => baseOf(path).replace(/\.[^.]*$/, '')
