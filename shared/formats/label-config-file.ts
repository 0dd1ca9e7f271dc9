import { z } from 'zod'
import { configOf } from '#shared/formats/coco.ts'
import { FormatError } from '#shared/formats/format.ts'
import { openJson } from '#shared/formats/json-file.ts'
import { labelConfigOfXml } from '#shared/formats/label-config-xml.ts'
import { decodeText } from '#shared/formats/utf8.ts'
import { type LabelConfig, labelConfigSchema } from '#shared/labels/label-config.ts'

const categoriesSchema = z.looseObject({
  categories: z.array(z.looseObject({ id: z.union([z.number(), z.string()]), name: z.string().min(1) })),
})

/**
 * What may be said in labels, from a file: Label Studio's XML, a COCO file's categories, a configuration as this room writes
 * it, or a list of names, one in a line, of which the line counted from 0 is the key (as YOLO's `obj.names`).
 * @throws FormatError with the line and the reason.
 */
export function readLabelConfig(bytes: Uint8Array): LabelConfig {
  const { text } = decodeText(bytes)
  const begins = text.replace(/^\ufeff/, '').trimStart()[0]
  if (begins === '<') return labelConfigOfXml(text)
  if (begins !== '{') return configOfNames(text)
  const file = openJson(bytes)
  if (typeof file.value === 'object' && file.value !== null && 'categories' in file.value)
    return configOf(file.checked(categoriesSchema, file.value, []).categories)
  return file.checked(labelConfigSchema, file.value, [])
}

function configOfNames(text: string): LabelConfig {
  const lines = text.split(/\r\n|\r|\n/)
  const known = new Map<string, number>()
  for (const [at, line] of lines.entries()) {
    const name = line.trim()
    if (name === '') continue
    const before = known.get(name)
    if (before !== undefined) throw new FormatError(`"${name}" stands in line ${before + 1} already`, at + 1)
    known.set(name, at)
  }
  if (known.size === 0) throw new FormatError('there is no name in this file', 1)
  return { tags: [...known].map(([name, key]) => ({ name, key: String(key) })) }
}
