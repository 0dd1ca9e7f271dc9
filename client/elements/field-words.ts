import { msg } from '@lit/localize'
import type { MapField } from '#shared/formats/format.ts'

const words: Readonly<Record<MapField, () => string>> = {
  item: () => msg('Item'),
  text: () => msg('Text'),
  annotator: () => msg('Annotator'),
  language: () => msg('Language'),
}

export const fieldWord = (field: MapField): string => words[field]()
