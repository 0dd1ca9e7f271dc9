import { availableParallelism } from 'node:os'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumArguments, chromiumPath } from './e2e/machine/chromium.ts'

/** Two even on two cores: tests wait a good part of their time. */
const maxWorkers = Math.max(2, availableParallelism() - 1)

/** Files of one worker share what they import, which is most of what a file costs; none leaves anything behind there. */
const isolate = false

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          isolate,
          maxWorkers,
          include: ['{server,shared}/**/*.test.ts'],
          setupFiles: ['shared/testing/patience.ts'],
          testTimeout: 20_000,
        },
      },
      {
        // Found up front: a dependency that is met late makes the page reload in the middle of a test.
        optimizeDeps: {
          // All that client and shared import: what is found later reloads a test in the middle of it.
          include: [
            'lit',
            'lit/decorators.js',
            'lit/directives/guard.js',
            'lit/directives/keyed.js',
            'lit/directives/live.js',
            'lit/directives/repeat.js',
            '@lit-labs/virtualizer/layouts/flow.js',
            '@lit-labs/virtualizer/virtualize.js',
            '@lit/context',
            '@lit/localize',
            'minisearch',
            'yjs',
            'zod',
            'zod/v4/core',
            'clipper2-ts',
            'flatbush',
            'munkres',
            'saxes',
            'idb',
            'canonicalize',
            'y-websocket',
            'markdown-it',
            'y-protocols/awareness',
            'y-protocols/sync',
            'socket.io-client',
            'axe-core',
            'fast-check',
            'lib0/buffer',
            'lib0/decoding',
            'lib0/encoding',
            'lib0/hash/sha256',
            'lib0/string',
            '@codemirror/state',
            '@codemirror/view',
            '@codemirror/commands',
          ],
        },
        test: {
          name: 'client',
          isolate,
          maxWorkers,
          include: ['client/**/*.test.ts'],
          setupFiles: ['shared/testing/patience.ts'],
          testTimeout: 40_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: chromiumPath(), args: chromiumArguments } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // Two at once, after everything else: each journey brings its own servers and browser.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
