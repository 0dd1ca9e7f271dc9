import { expect, test } from 'vitest'
import { z } from 'zod'
import { wordsHash } from '#shared/domain/result.ts'
import { commands, roomEvent } from '#shared/domain/room.ts'
import { handRequest, hereRequest, pointRequest, spotlightRequest } from './here-messages.ts'
import { noticesReadRequest, noticesRequest } from './notice-messages.ts'
import {
  commandEnvelope,
  disputesRequest,
  mattersRequest,
  observeRequest,
  queueRequest,
  sinceRequest,
} from './rt-messages.ts'
import { protocolVersion } from './version.ts'

test('the wire changes only with its version', () => {
  const shapes = [
    commandEnvelope,
    queueRequest,
    hereRequest,
    handRequest,
    spotlightRequest,
    pointRequest,
    disputesRequest,
    mattersRequest,
    observeRequest,
    sinceRequest,
    noticesRequest,
    noticesReadRequest,
    roomEvent,
    ...[...commands.values()].map(({ input }) => input),
  ]
  const contract = wordsHash(JSON.stringify(shapes.map((shape) => z.toJSONSchema(shape))))
  expect({ protocolVersion, contract: contract.slice(0, 16) }).toMatchInlineSnapshot(`
    {
      "contract": "7cbdc3c0e73da764",
      "protocolVersion": 12,
    }
  `)
})
