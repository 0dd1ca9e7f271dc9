import { guidelineQuery } from '#shared/protocol/guideline-messages.ts'
import { answers, inPath, queryParameters } from './openapi-parts.ts'

const version = inPath('version', 'Its number, from 1')

export const guidelinePaths: Record<string, object> = {
  '/guidelines': {
    get: {
      summary: 'The versions of the room’s guideline with their sections, and proposals to change it',
      responses: answers('application/json', 'Two lists, the latest first'),
    },
    post: {
      summary: 'Publishes the next version on the one that the publisher saw; the body is Markdown',
      parameters: queryParameters(guidelineQuery),
      requestBody: { required: true, content: { 'text/markdown': {} } },
      responses: answers('application/json', 'The version that holds now', '201'),
    },
  },
  '/guidelines/{version}': {
    get: {
      summary: 'A version of the guideline with its text',
      parameters: [version],
      responses: answers('application/json', 'Who published it and when, its sections, its Markdown'),
    },
  },
  '/guidelines/{version}/file': {
    get: {
      summary: 'The same as a file',
      parameters: [version],
      responses: answers('text/markdown', 'The file'),
    },
  },
}
