import { msg, str } from '@lit/localize'

/** `1.2 MB`, as file managers say it. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return msg(str`${bytes} bytes`)
  if (bytes < 1_000_000) return msg(str`${Math.round(bytes / 1000)} kB`)
  return msg(str`${(bytes / 1_000_000).toFixed(1)} MB`)
}
