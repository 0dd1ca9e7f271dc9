import { workPeopleQuery, workQuery } from '#shared/protocol/own-work-messages.ts'
import { answers, queryParameters } from './openapi-parts.ts'

/** What was changed in whose work, and why. */
export const workPaths: Readonly<Record<string, object>> = {
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
