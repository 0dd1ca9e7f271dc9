import { labelFiguresQuery } from '#shared/protocol/label-figures-messages.ts'
import { workPeopleQuery, workQuery } from '#shared/protocol/own-work-messages.ts'
import { answers, queryParameters } from './openapi-parts.ts'

/** What was changed in whose work, and why; and how far those who label agree. */
export const workPaths: Readonly<Record<string, object>> = {
  '/label-figures': {
    get: {
      summary:
        'How far annotators of label sets agree, before review and after it; annotators their own, observers all together',
      parameters: queryParameters(labelFiguresQuery),
      responses: answers('application/json', 'Figures with intervals, or how far they are counted'),
    },
  },
  '/label-figures.csv': {
    get: {
      summary: 'The same as a table: a row for each figure',
      parameters: queryParameters(labelFiguresQuery),
      responses: answers('text/csv', 'The file'),
    },
  },
  '/work': {
    get: {
      summary: 'One’s own sources against the results, with who decided and why; others’ for trainers and leads',
      parameters: queryParameters(workQuery),
      responses: answers(
        'application/json',
        'Sums, shares with intervals, which word became which, and a page of places',
      ),
    },
  },
  '/work.csv': {
    get: {
      summary: 'The same as a table: a row for each place',
      parameters: queryParameters(workQuery),
      responses: answers('text/csv', 'The file'),
    },
  },
  '/work/people': {
    get: {
      summary: 'Everybody’s sources against the results, for trainers and leads',
      parameters: queryParameters(workPeopleQuery),
      responses: answers('application/json', 'A row for each person'),
    },
  },
  '/work/people.csv': {
    get: {
      summary: 'The same as a table',
      parameters: queryParameters(workPeopleQuery),
      responses: answers('text/csv', 'The file'),
    },
  },
}
