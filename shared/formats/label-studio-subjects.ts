import { labellingOf } from '#shared/formats/label-studio-labels.ts'
import { dataOf, type Result, type Task } from '#shared/formats/label-studio-shapes.ts'
import type { TaskAt } from '#shared/formats/label-studio-tasks.ts'
import type { Subject } from '#shared/labels/label.ts'

/** What a task's labels are about, as far as its data and its annotations tell. */
export function subjectOf(at: TaskAt, textField: string | undefined): Subject | undefined {
  const results = at.annotations.flatMap(({ annotation }) => annotation.result ?? [])
  const { labels, image, seconds } = labellingOf(results, undefined)
  const kinds = new Set(labels.map(({ kind }) => kind))
  if (kinds.has('box') || kinds.has('polygon')) return { is: 'image', ...addressOf(at.task, pictures), ...image }
  const text = textField === undefined ? undefined : dataOf(at.task)[textField]
  if (typeof text === 'string' && (kinds.has('span') || !kinds.has('interval'))) return { is: 'text', text }
  if (kinds.has('interval'))
    return { is: 'audio', ...addressOf(at.task, sounds), ...(seconds === undefined ? {} : { seconds }) }
  const picture = addressOf(at.task, pictures)
  const sound = addressOf(at.task, sounds)
  return 'address' in picture ? { is: 'image', ...picture } : 'address' in sound ? { is: 'audio', ...sound } : undefined
}

const pictures = /^(image|img|picture|photo|image_url|ocr)$|\.(jpe?g|png|webp|gif|bmp|tiff?)$/i
const sounds = /^(audio|audio_url|sound|recording|clip)$|\.(wav|mp3|ogg|flac|m4a|opus)$/i

/** Of the data field that is called so, else whose value ends so. */
function addressOf(task: Task, like: RegExp): { readonly address?: string } {
  const fields = Object.entries(dataOf(task)).filter(([, value]) => typeof value === 'string')
  const [, address] =
    fields.find(([name]) => like.test(name)) ?? fields.find(([, value]) => like.test(String(value))) ?? []
  return address === undefined ? {} : { address: String(address) }
}

const usualTexts = ['text', 'sentence', 'content', 'document', 'body', 'dialogue']

/** The data field that spans are of: where most of their quotes stand, else what texts are commonly called. */
export function textFieldOf(tasks: readonly TaskAt[]): string | undefined {
  const fields = new Map<string, number>()
  for (const at of tasks) {
    const results: readonly Result[] = at.annotations.flatMap(({ annotation }) => annotation.result ?? [])
    const hasSpans = results.some(({ type, value }) => type !== 'textarea' && typeof value?.text === 'string')
    for (const [name, text] of Object.entries(dataOf(at.task))) {
      if (typeof text !== 'string') continue
      const { labels } = hasSpans ? labellingOf(results, { is: 'text', text }) : { labels: [] }
      const found = labels.filter((label) => label.kind === 'span' && !label.unanchored && label.quote !== '').length
      fields.set(name, (fields.get(name) ?? 0) + found)
    }
  }
  const [best] = [...fields].toSorted(([, a], [, b]) => b - a)
  if (best && best[1] > 0) return best[0]
  return usualTexts.find((name) => fields.has(name))
}
