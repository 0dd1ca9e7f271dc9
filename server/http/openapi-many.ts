import { rulingLotBody } from '#shared/protocol/alike-messages.ts'
import { findBody, replaceLotBody, signingLotBody, signingPreviewBody, undoLotBody } from '#shared/protocol/many.ts'
import { answers, inPath, jsonBody } from './openapi-parts.ts'

export const manyPaths = {
  '/many/signing-preview': {
    post: {
      summary: 'What signing off all items of a selection would come to; nothing is signed',
      requestBody: jsonBody(signingPreviewBody),
      responses: answers(
        'application/json',
        'Counts, why others are left out, some drawn to look at, and the kept list',
      ),
    },
  },
  '/many/sign-offs': {
    post: {
      summary: 'Signs the next items of such a list; asked for again it does nothing twice',
      requestBody: jsonBody(signingLotBody),
      responses: answers('application/json', 'How many, which were skipped and why, and where the next lot begins'),
    },
  },
  '/many/rulings': {
    post: {
      summary: 'Rules on some disputes as they were seen; asked for again it does nothing twice',
      requestBody: jsonBody(rulingLotBody),
      responses: answers('application/json', 'Which were ruled, and which were skipped and why'),
    },
  },
  '/many/finds': {
    post: {
      summary: 'Where the open items have certain words, and how they would read with others',
      requestBody: jsonBody(findBody),
      responses: answers('application/json', 'Places, item by item'),
    },
  },
  '/many/replacements': {
    get: { summary: 'The latest find-and-replaces', responses: answers('application/json', 'A list') },
    post: {
      summary: 'Replaces words in some items, as they were shown; asked for again it does nothing twice',
      requestBody: jsonBody(replaceLotBody),
      responses: answers('application/json', 'Which were ruled, and which were skipped and why'),
    },
  },
  '/many/replacements/{replacing}/undo': {
    post: {
      summary: 'Takes the next items of a find-and-replace back, where the words still stand',
      parameters: [inPath('replacing', 'Which')],
      requestBody: jsonBody(undoLotBody),
      responses: answers('application/json', 'How many, what stayed, and where the next lot begins'),
    },
  },
}
