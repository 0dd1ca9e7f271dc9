import { z } from 'zod'
import { peaksType } from '#shared/sound/peaks.ts'
import { peaksAnswerSchema } from '#shared/sound/peaks-answer.ts'
import { mediaQuery } from './media-routes.ts'
import { answers, done, inPath, problem, queryParameters } from './openapi-parts.ts'

const peaksAnswer = { 'application/json': { schema: z.toJSONSchema(peaksAnswerSchema) } }

/** Pictures and recordings of items. */
export const mediaPaths: Readonly<Record<string, object>> = {
  '/items/{item}/media': {
    get: {
      summary: 'The picture or recording of an item, whole or one range of its bytes, for whoever may see the item',
      parameters: [inPath('item', 'The generated id')],
      responses: {
        '206': { description: 'The range that was asked for', content: { '*/*': {} } },
        '304': { description: 'It is the one that the asker has' },
        '416': { description: 'The range lies beyond its end' },
        ...answers('*/*', 'Its bytes, under the type that they are of'),
      },
    },
  },
  '/items/{item}/peaks': {
    get: {
      summary: 'How loud the recording of an item is where; computed when it is first asked for',
      parameters: [inPath('item', 'The generated id')],
      responses: {
        '200': {
          description: 'The lowest and highest samples, or why there are none',
          content: { [peaksType]: {}, ...peaksAnswer },
        },
        '202': { description: 'They are being computed: ask again after Retry-After', content: peaksAnswer },
        '304': { description: 'They are those that the asker has' },
        default: problem,
      },
    },
  },
  '/media/{set}': {
    post: {
      summary: 'A picture, a recording or a zip of them for an import that names the set; the body is the file',
      parameters: [inPath('set', 'A name for the set, drawn by the sender'), ...queryParameters(mediaQuery)],
      requestBody: { required: true, content: { 'application/octet-stream': {} } },
      responses: answers('application/json', 'What was taken, and what was refused and why'),
    },
  },
  '/media/{set}/drop': {
    post: {
      summary: 'Nothing of the set is wanted any more',
      parameters: [inPath('set', 'Its name')],
      responses: done,
    },
  },
}
