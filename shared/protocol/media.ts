import type { ShownMedia } from '#shared/domain/media.ts'
import type { ImportNote } from '#shared/formats/format.ts'

/** `POST …/media/<set>?file=NAME`: what became of a file that was sent for an import, or of those in a zip. */
export interface MediaSent {
  readonly files: readonly (ShownMedia & { readonly name: string })[]
  /** With the reason: the end of a sentence that begins with the name. */
  readonly refused: readonly { readonly name: string; readonly reason: string }[]
}

/** Of an import to which pictures and recordings were brought, or that names some. */
export interface MediaMet {
  /** New items that get theirs. */
  readonly found: number
  /** Items that were here without and get theirs. */
  readonly added: number
  /** New items that name one which was not brought, or which several files may be: listed among the warnings. */
  readonly missing: number
}

const lacking: ReadonlySet<string> = new Set(['media-missing', 'media-several', 'media-kind'])

/** Whether a warning says which picture or recording an item lacks. */
export const saysLacking = ({ kind, item }: ImportNote): boolean => item !== undefined && lacking.has(kind)
