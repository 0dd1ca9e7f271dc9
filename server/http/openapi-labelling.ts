import { answers } from './openapi-parts.ts'

/** The list of labels. */
export const labellingPaths: Readonly<Record<string, object>> = {
  '/labelling/uses': {
    get: {
      summary: 'How often each tag was given and each question answered, in what was imported',
      responses: answers('application/json', 'Counts by name'),
    },
  },
}
