import { z } from 'zod'

/**
 * What Label Studio writes, as far as it is looked at: its exports differ by version and by who made them, so everything may
 * be missing, and what is not named here is passed on to whoever lists what was left out.
 */
const id = z.union([z.number(), z.string()])

const valueSchema = z.looseObject({
  /** Of a TextArea a string or a list; of a span of a text the words that it covers. */
  text: z.union([z.string(), z.array(z.string())]).nullish(),
  /** Seconds in a recording; in texts they are offsets, in paragraphs strings. */
  start: z.union([z.number(), z.string()]).nullish(),
  end: z.union([z.number(), z.string()]).nullish(),
  labels: z.array(z.string()).nullish(),
})

export const resultSchema = z.looseObject({
  /** Of the region; several results share it, and so do regions of different annotators. */
  id: id.nullish(),
  type: z.string().nullish(),
  from_name: z.string().nullish(),
  value: valueSchema.nullish(),
})
export type Result = z.infer<typeof resultSchema>

const whoSchema = z.union([
  id,
  z.looseObject({
    id: id.nullish(),
    email: z.string().nullish(),
    username: z.string().nullish(),
    first_name: z.string().nullish(),
    last_name: z.string().nullish(),
  }),
])

export const annotationSchema = z.looseObject({
  completed_by: whoSchema.nullish(),
  created_username: z.string().nullish(),
  result: z.array(resultSchema).nullish(),
  was_cancelled: z.boolean().nullish(),
  skipped: z.boolean().nullish(),
  created_at: z.union([z.string(), z.number()]).nullish(),
  updated_at: z.union([z.string(), z.number()]).nullish(),
  ground_truth: z.boolean().nullish(),
  reviews: z.array(z.unknown()).nullish(),
})
export type Annotation = z.infer<typeof annotationSchema>

export const taskSchema = z.looseObject({
  id: id.nullish(),
  data: z.record(z.string(), z.unknown()).nullish(),
  annotations: z.array(z.unknown()).nullish(),
  /** What annotations were called before version 1.0. */
  completions: z.array(z.unknown()).nullish(),
  predictions: z.array(z.unknown()).nullish(),
  drafts: z.array(z.unknown()).nullish(),
})
export type Task = z.infer<typeof taskSchema>

/** Book-keeping of Label Studio beside the data, which says nothing of the item. */
const taskKeys: ReadonlySet<string> = new Set(
  ['id', 'data', 'annotations', 'completions', 'predictions', 'drafts', 'meta', 'file_upload', 'agreement', 'inner_id']
    .concat(['project', 'created_at', 'updated_at', 'updated_by', 'total_annotations', 'cancelled_annotations'])
    .concat(['total_predictions', 'comment_count', 'unresolved_comment_count', 'last_comment_updated_at'])
    .concat(['comment_authors', 'is_labeled', 'overlap', 'precomputed_agreement', 'allow_skip', 'state']),
)

/** What a task is about; hand-made files leave the `data` around it out. */
export function dataOf(task: Task): Readonly<Record<string, unknown>> {
  return task.data ?? Object.fromEntries(Object.entries(task).filter(([name]) => !taskKeys.has(name)))
}

/** What else a task holds beside its data, and is neither read nor book-keeping. */
export const strangeKeys = (task: Task): readonly string[] =>
  task.data ? Object.keys(task).filter((name) => !taskKeys.has(name)) : []

/** How an annotator is called: by e-mail, else by name, else by number. Undefined when the file does not say. */
export function nameOfWho({ completed_by: who, created_username: username }: Annotation): string | undefined {
  if (typeof who === 'number' || typeof who === 'string') return String(who)
  const full = [who?.first_name, who?.last_name].filter(Boolean).join(' ')
  const [found] = [who?.email, full, who?.username, who?.id, username].filter((name) => name || name === 0)
  return found === undefined || found === null ? undefined : String(found).trim()
}
