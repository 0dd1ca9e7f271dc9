import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { ConfigError, configFrom } from '#server/config.ts'
import { clientAddress, trustProxyFrom } from './client-address.ts'
import { limitNames, limitSettings, limitsFrom } from './limit-settings.ts'

test('N1 every limit has a default and a variable of its own', () => {
  const variables = limitNames.map((name) => limitSettings[name].variable)
  expect(new Set(variables).size).toBe(limitNames.length)
  expect(limitsFrom({ LIMIT_EDITS: '7/3' })).toEqual({
    ...limitsFrom({}),
    edits: { points: 7, seconds: 3 },
  })
})

test.each([
  ['LIMIT_EDITS', '600'],
  ['LIMIT_EDITS', '0/2'],
  ['LIMIT_UPLOADS', 'many/hour'],
  ['TRUST_PROXY', 'everybody'],
  ['MEDIA_MB', 'much'],
])('%s=%s is refused by name', (variable, value) => {
  expect(() => configFrom({ [variable]: value })).toThrow(ConfigError)
  expect(() => configFrom({ [variable]: value })).toThrow(variable)
})

describe('N2 an address is what trusted proxies say, and nobody else', () => {
  const request = (forwarded: string | undefined) =>
    ({
      socket: { remoteAddress: '10.0.0.9' },
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    }) as unknown as IncomingMessage

  test.each([
    [undefined, '203.0.113.5', '10.0.0.9'],
    ['0', '203.0.113.5', '10.0.0.9'],
    ['1', '203.0.113.5', '203.0.113.5'],
    ['1', '198.51.100.1, 203.0.113.5', '203.0.113.5'],
    ['2', '198.51.100.1, 203.0.113.5', '198.51.100.1'],
    ['10.0.0.0/8', '198.51.100.1, 203.0.113.5', '203.0.113.5'],
    ['loopback, 10.0.0.0/8', undefined, '10.0.0.9'],
    ['loopback', '203.0.113.5', '10.0.0.9'],
  ])('TRUST_PROXY=%s, forwarded for %s: %s', (trust, forwarded, address) => {
    expect(clientAddress(request(forwarded), trustProxyFrom(trust))).toBe(address)
  })
})
