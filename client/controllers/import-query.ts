import type { ChosenFile } from './import-screen.ts'

/**
 * How many items would come without their picture or recording, as far as is known. Nobody misses those of transcripts
 * for which none were chosen.
 */
export function lackingIn({ media, holds, met }: Pick<ChosenFile, 'media' | 'holds' | 'met'>): number {
  if (met) return met.media?.missing ?? 0
  return media.files > 0 || holds === 'labels' ? (media.lacking?.length ?? 0) : 0
}

/** What the server is asked of a file, or of several in one body. */
export function importQuery(
  file: ChosenFile,
  files: readonly File[],
  { batch, media }: { readonly batch: string; readonly media: string | undefined },
): URLSearchParams {
  const query = new URLSearchParams({ file: file.name, batch, map: JSON.stringify(file.map) })
  // Who has not read what would come of it in this room is told before anything is stored.
  query.set('ask', String(file.met === null))
  query.set('signedOff', String(file.signedOff))
  query.set('rest', String(file.rest))
  if (file.format) query.set('as', file.format)
  if (file.holds) query.set('holds', file.holds)
  if (files.length > 1) query.set('parts', JSON.stringify(files.map(({ name, size }) => [name, size])))
  if (media === undefined) return query
  query.set('media', media)
  // How many items would come without was on the button.
  query.set('withoutMedia', String(lackingIn(file) > 0))
  return query
}
