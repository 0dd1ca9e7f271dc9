import type { Format } from '#shared/formats/format.ts'
import type { FormatName } from '#shared/formats/format-heads.ts'

/** What reads and writes each format, loaded when it is used: a page that names formats has none of it. */
const readers: Readonly<Record<FormatName, () => Promise<Format>>> = {
  json: async () => (await import('#shared/formats/chavadi-json.ts')).chavadiJson,
  coco: async () => (await import('#shared/formats/coco.ts')).coco,
  'label-studio': async () => (await import('#shared/formats/label-studio.ts')).labelStudio,
  csv: async () => (await import('#shared/formats/csv.ts')).csv,
  conll: async () => (await import('#shared/formats/conll.ts')).conll,
}

export const loadFormat = (name: FormatName): Promise<Format> => readers[name]()
