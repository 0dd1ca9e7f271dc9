import { answers, inPath } from './openapi-parts.ts'

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
}
