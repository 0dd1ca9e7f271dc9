import { guessColumns } from '#shared/formats/columns.ts'
import type { ColumnMap, Preview } from '#shared/formats/format.ts'

const usualChoices = ['choice', 'choices', 'answer', 'label', 'category', 'class', 'rating', 'annotation', 'value']

const usual = (columns: readonly string[], names: readonly string[]): string | undefined =>
  names.flatMap((name) => columns.filter((column) => column.toLowerCase() === name))[0]

/** The column that seems to hold answers. */
export const answerColumn = (columns: readonly string[]): string | undefined => usual(columns, usualChoices)

export const questionColumn = (columns: readonly string[]): string | undefined => usual(columns, ['question'])

/** Columns that are called alike but for a number or a letter at their end, as a pattern for each such group: `ta_a*`. */
export function columnPatterns(columns: readonly string[]): readonly string[] {
  const groups = new Map<string, number>()
  for (const column of columns) {
    const [, stem] = /^(.+?)(\d{1,3}|[_\s-][a-z])$/i.exec(column) ?? []
    if (stem) groups.set(stem, (groups.get(stem) ?? 0) + 1)
  }
  return [...groups].filter(([, count]) => count > 1).map(([stem]) => `${stem}*`)
}

/** What a mapping form shows of a table of answers. */
export function choicePreview(columns: readonly string[]): Pick<Preview, 'choices' | 'guess'> {
  const { item, annotator, language, text } = guessColumns(columns)
  const choice = answerColumn(columns)
  const question = questionColumn(columns)
  const [pattern] = columnPatterns(columns)
  const inRows = annotator !== undefined && choice !== undefined
  const found: ColumnMap = {
    ...(item === undefined ? {} : { item }),
    ...(inRows ? { annotator, choice } : {}),
    ...(inRows || pattern === undefined ? {} : { annotators: pattern }),
    ...(question === undefined ? {} : { question }),
    ...(text === undefined ? {} : { text }),
    ...(language === undefined ? {} : { language }),
  }
  return {
    choices: {
      ...{ item: columns, annotator: columns, choice: columns, annotators: columnPatterns(columns) },
      ...{ question: columns, text: columns, language: columns },
    },
    guess: found,
  }
}
