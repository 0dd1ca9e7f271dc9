import { msg } from '@lit/localize'
import type { MapField } from '#shared/formats/format.ts'

const words: Readonly<Record<MapField, () => string>> = {
  item: () => msg('Item'),
  text: () => msg('Text'),
  annotator: () => msg('Annotator'),
  language: () => msg('Language'),
  choice: () => msg('Answer'),
  question: () => msg('Question'),
  annotators: () => msg('Columns of annotators'),
}

export const fieldWord = (field: MapField): string => words[field]()
