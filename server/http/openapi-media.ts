import { z } from 'zod'
import { peaksType } from '#shared/sound/peaks.ts'
import { peaksAnswerSchema } from '#shared/sound/peaks-answer.ts'
import { answers, inPath, problem } from './openapi-parts.ts'

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
}
