import { annotationSchema, nameOfWho } from '#shared/formats/label-studio-shapes.ts'

type Fields = Readonly<Record<string, unknown>>

/** Where Label Studio writes who somebody is. */
const whoKeys: ReadonlySet<string> = new Set(
  [
    'completed_by',
    'created_username',
    'created_by',
    'updated_by',
    'last_created_by',
    'comment_authors',
    'annotators',
  ].concat(['annotators_results', 'reviewers', 'user', 'username', 'email', 'first_name', 'last_name', 'avatar']),
)
/** What is about the item and not about people. */
const wholeKeys: ReadonlySet<string> = new Set(['data', 'result', 'meta'])

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

/** A task without anybody's name: its annotations say by which pseudonym their annotator goes here. */
export function annotationsUnderPseudonyms(task: Fields, called: (name: string) => string | undefined): Fields {
  const renamed = (annotation: unknown): unknown => {
    const read = annotationSchema.safeParse(annotation)
    const name = read.success ? nameOfWho(read.data) : undefined
    const pseudonym = name === undefined ? undefined : called(name)
    const nameless = withoutPeople(annotation)
    return isFields(nameless) && pseudonym !== undefined ? { ...nameless, created_username: pseudonym } : nameless
  }
  return Object.fromEntries(
    Object.entries(task)
      .filter(([key]) => !whoKeys.has(key))
      .map(([key, value]) => {
        if (wholeKeys.has(key)) return [key, value]
        const isList = (key === 'annotations' || key === 'completions') && Array.isArray(value)
        return [key, isList ? value.map(renamed) : withoutPeople(value)]
      }),
  )
}

function withoutPeople(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPeople)
  if (!isFields(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !whoKeys.has(key))
      .map(([key, field]) => [key, wholeKeys.has(key) ? field : withoutPeople(field)]),
  )
}
