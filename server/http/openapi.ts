import { alikeQuery } from '#shared/protocol/alike-messages.ts'
import { assigneesQuery, assignmentFilter, assignmentsQuery, dealQuery } from '#shared/protocol/assignment-messages.ts'
import { auditQuery, storedQuery } from '#shared/protocol/audit-messages.ts'
import { exportBody } from '#shared/protocol/exports.ts'
import { profileBody } from '#shared/protocol/profile-messages.ts'
import { progressQuery } from '#shared/protocol/progress-messages.ts'
import { traineesQuery } from '#shared/protocol/trainee-messages.ts'
import { demoBody } from './demo-routes.ts'
import { exportQuery } from './export-routes.ts'
import { importQuery } from './import-routes.ts'
import { guidelinePaths } from './openapi-guidelines.ts'
import { homePaths, standingPaths } from './openapi-home.ts'
import { labellingPaths } from './openapi-labelling.ts'
import { manyPaths } from './openapi-many.ts'
import { mediaPaths } from './openapi-media.ts'
import { answers, done, inPath, jsonBody, problem, queryParameters } from './openapi-parts.ts'
import { workPaths } from './openapi-work.ts'
import { comeInBody } from './passphrase-door.ts'
import { nameBody, passphraseBody } from './people-routes.ts'
import { profileQuery } from './profile-routes.ts'
import { inviteBody } from './room-routes.ts'
import { lookSchema, openSchema } from './session-routes.ts'

const roomPaths = {
  '/items/{item}': {
    get: {
      summary: 'Sources and comparison of an item, as far as the reader may see them',
      parameters: [inPath('item', 'The generated id')],
      responses: answers('application/json', 'What never changes about the item'),
    },
  },
  ...mediaPaths,
  '/exports': {
    get: {
      summary: 'Every file that was written, the latest first, with its hash and what it held',
      responses: answers('application/json', 'The history, and the batches that can be chosen'),
    },
    post: {
      summary: 'The settled result, or a part of it; recorded in the audit trail',
      requestBody: jsonBody(exportBody),
      responses: answers('text/csv', 'The file'),
    },
  },
  '/exports/{export}/manifest': {
    get: {
      summary: 'The items of an export and the hashes of their settled values',
      parameters: [inPath('export', 'Its number')],
      responses: answers('application/json', 'A list'),
    },
  },
  '/audit': {
    get: { summary: 'The audit trail', responses: answers('application/jsonl', 'Entries and a signed head') },
  },
  '/audit/entries': {
    get: {
      summary: 'Entries of the audit trail, newest first, as far as the reader may know them',
      parameters: queryParameters(auditQuery),
      responses: answers('application/json', 'Entries, where to read on, and the names that they mention'),
    },
  },
  '/audit/stored': {
    get: {
      summary: 'The stored bytes of entries in order, each after its length (varint): what is hashed',
      parameters: queryParameters(storedQuery),
      responses: answers('application/octet-stream', 'At most 1000 entries; none after the last'),
    },
  },
  '/audit/head': {
    get: {
      summary: 'How many entries the room has and the hash of the last, signed by the server',
      responses: answers('application/json', 'A signed head'),
    },
  },
  '/people': {
    get: {
      summary: 'Everybody of the room, with roles and when they were here last',
      responses: answers('application/json', 'A list'),
    },
  },
  '/progress': {
    get: {
      summary: 'What is left, when it will be done, and who did what in which time; own figures but for a lead',
      parameters: queryParameters(progressQuery),
      responses: answers('application/json', 'Figures by period, person and batch'),
    },
  },
  '/report': {
    get: {
      summary: 'How far the room is, agreement before and after review, and rulings by reason, under pseudonyms',
      responses: answers('application/json', 'The report as of now'),
    },
  },
  '/progress.csv': {
    get: {
      summary: 'The same as a table: a row for each period, person and batch',
      parameters: queryParameters(progressQuery),
      responses: answers('text/csv', 'The file'),
    },
  },
  ...workPaths,
  '/assignments': {
    get: {
      summary: 'Who may have items, and how much is theirs',
      parameters: queryParameters(assigneesQuery),
      responses: answers('application/json', 'People with counts, batches, and how many items are nobody’s'),
    },
  },
  '/assignments/items': {
    get: {
      summary: 'Items with whose they are, in the order of the queue',
      parameters: queryParameters(assignmentsQuery),
      responses: answers('application/json', 'Some rows, and how many the filter leaves'),
    },
  },
  '/assignments/ids': {
    get: {
      summary: 'Every item that a filter leaves, by id, with whose it is',
      parameters: queryParameters(assignmentFilter),
      responses: answers('application/json', 'Pairs of item and person, or null'),
    },
  },
  '/assignments/deal': {
    get: {
      summary: 'How the open items that are nobody’s would be dealt',
      parameters: queryParameters(dealQuery),
      responses: answers('application/json', 'Items and words per person, and what is left over'),
    },
  },
  '/people/{person}/merge/{into}': {
    get: {
      summary: 'What two entries of one person would be as one; nothing is done',
      parameters: [inPath('person', 'The entry that would go'), inPath('into', 'The one that would stay')],
      responses: answers('application/json', 'What both have'),
    },
  },
  '/people/{person}/name': {
    post: {
      summary: 'Corrects how somebody is called',
      parameters: [inPath('person', 'Whom')],
      requestBody: jsonBody(nameBody),
      responses: done,
    },
  },
  '/people/{person}/passphrase/remove': {
    post: {
      summary: 'Removes the passphrase of somebody who forgot it',
      parameters: [inPath('person', 'Whose')],
      responses: done,
    },
  },
  '/passphrase': {
    post: {
      summary: 'Sets, changes or removes one’s own passphrase',
      requestBody: jsonBody(passphraseBody),
      responses: done,
    },
  },
  '/own-link': {
    post: {
      summary: 'A link for another device of whoever asks, for one browser and 24 hours',
      responses: answers('application/json', 'The invite', '201'),
    },
  },
  '/imports': {
    post: {
      summary: 'A batch of several annotators’ work; the body is the file',
      parameters: queryParameters(importQuery),
      requestBody: { required: true, content: { 'application/octet-stream': {} } },
      responses: {
        '200': {
          description:
            'Where nothing was stored (a dry run, nothing new, or asked before) what would be imported; or, where it is accepted, a line for each step of progress',
          content: { 'application/json': {}, 'application/x-ndjson': {} },
        },
        ...answers('application/json', 'What was imported, with warnings', '201'),
      },
    },
  },
  '/imports/{batch}': {
    get: {
      summary: 'Whether a batch is stored, by the name its sender drew for it',
      parameters: [inPath('batch', 'That name')],
      responses: answers('application/json', 'What was imported, without warnings'),
    },
  },
  '/profile': {
    post: {
      summary: 'How words are compared from now on; a dry run says what that changes',
      parameters: queryParameters(profileQuery),
      requestBody: jsonBody(profileBody),
      responses: answers('application/json', 'Differences that go, come and are asked again, with examples'),
    },
  },
  '/precedents': {
    get: {
      summary: 'Rulings that others may cite, in the order in which they were made',
      responses: answers('application/json', 'A list'),
    },
  },
  '/samples': {
    get: {
      summary: 'Samples that were drawn, and batches that another may be drawn from',
      responses: answers('application/json', 'Two lists'),
    },
  },
  '/samples/{sample}': {
    get: {
      summary: 'A sample with the results that are looked at in it',
      parameters: [inPath('sample', 'Its id')],
      responses: answers('application/json', 'The sample'),
    },
  },
  '/acceptances': {
    get: {
      summary: 'What waits for the client’s word, and what it was until now',
      responses: answers('application/json', 'Batches, and what was accepted or returned, the latest first'),
    },
  },
  '/acceptances/{acceptance}/receipt': {
    get: {
      summary: 'The entry of one’s own word with a signed head, for `chavadi verify`',
      parameters: [inPath('acceptance', 'Its id')],
      responses: answers('application/jsonl', 'The receipt'),
    },
  },
  '/trainees': {
    get: {
      summary: 'For trainers: what these people did last, and where what they said was decided otherwise',
      parameters: queryParameters(traineesQuery),
      responses: answers('application/json', 'A row for each'),
    },
  },
  '/batches': {
    get: {
      summary: 'Every import, with counts and how far its items are',
      responses: answers('application/json', 'A list, the latest first'),
    },
  },
  '/batches/{batch}/file': {
    get: {
      summary: 'An imported file, byte for byte',
      parameters: [inPath('batch', 'The batch’s id')],
      responses: answers('application/octet-stream', 'The file'),
    },
  },
  '/batches/{batch}/take-back': {
    get: {
      summary: 'What taking an import back would mean, and what was done that stands against it',
      parameters: [inPath('batch', 'The batch’s id')],
      responses: answers('application/json', 'Counts, and the work on its items'),
    },
    post: {
      summary: 'Takes a whole import back, as long as nobody worked on its items',
      parameters: [inPath('batch', 'The batch’s id')],
      responses: answers('application/json', 'What went'),
    },
  },
  ...guidelinePaths,
  ...labellingPaths,
  '/many/alike': {
    get: {
      summary: 'The open disputes that are like one, with what ruling on each depends on',
      parameters: queryParameters(alikeQuery),
      responses: answers('application/json', 'A list'),
    },
  },
  ...manyPaths,
  ...standingPaths,
  '/invites': {
    get: {
      summary: 'Links that still open the room; what they are is not known any more',
      responses: answers('application/json', 'A list'),
    },
    post: {
      summary: 'A link into the room; shown once',
      requestBody: jsonBody(inviteBody),
      responses: answers('application/json', 'The invite', '201'),
    },
  },
}

/** Only with the operator's token. */
const operatorPaths = {
  '/export': {
    get: {
      summary: 'As a POST to exports, for scripts',
      parameters: queryParameters(exportQuery),
      responses: answers('text/csv', 'The file'),
    },
  },
}

/** OpenAPI 3.1 of the routes that exist, from the schemas that check them. */
export function openApi(): object {
  const room = inPath('room', 'The room’s id')
  const session = inPath('number', 'Which of the browser’s sessions')
  const under = (
    prefix: string,
    parameters: readonly object[],
    security: readonly object[],
    paths: Record<string, object> = roomPaths,
  ) =>
    Object.fromEntries(
      Object.entries(paths).map(([path, methods]) => [prefix + path, { parameters, security, ...methods }]),
    )
  return {
    openapi: '3.1.0',
    info: { title: 'Chavadi', version: '1' },
    servers: [{ url: '/api/v1' }],
    paths: {
      '/sessions': {
        post: {
          summary: 'Exchanges an invite for a session cookie',
          requestBody: jsonBody(openSchema),
          responses: answers('application/json', 'Which page to open', '201'),
        },
        get: { summary: 'This browser’s sessions', responses: answers('application/json', 'A list') },
      },
      ...homePaths,
      '/demo': {
        post: {
          summary: 'The demo room with fresh links to its invented people',
          security: [{ operator: [] }],
          requestBody: jsonBody(demoBody),
          responses: answers('application/json', 'The room and the invites', '201'),
        },
      },
      '/sessions/passphrase': {
        post: {
          summary: 'Comes in by room, name and passphrase',
          requestBody: jsonBody(comeInBody),
          responses: answers('application/json', 'Which page to open, or which roles there are to choose from', '201'),
        },
      },
      '/sessions/look': {
        post: {
          summary: 'What an invite offers; nothing is used up',
          requestBody: jsonBody(lookSchema),
          responses: answers('application/json', 'Which room, as whom, and which role'),
        },
      },
      '/sessions/{number}/leave': {
        post: {
          summary: 'Ends one session of this browser',
          parameters: [inPath('number', 'Which of the browser’s sessions')],
          responses: { '204': { description: 'It has ended' }, default: problem },
        },
      },
      ...under('/rooms/{room}', [room], [{ operator: [] }], { ...roomPaths, ...operatorPaths }),
      ...under('/rooms/{room}/as/{number}', [room, session], [{ session: [] }]),
    },
    components: {
      securitySchemes: {
        operator: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'chavadi-{number}' },
      },
    },
  }
}
