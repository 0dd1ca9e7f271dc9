import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { defineConfig, type Plugin, type Rolldown } from 'vite'

const client = join(import.meta.dirname, 'client')
const serviceWorker = 'service-worker.js'

/** Tells the service worker which files the shell of this build has, and names the build after them. */
const tellShell: Plugin = {
  name: 'tell-shell',
  generateBundle(_, bundle) {
    const files = Object.keys(bundle)
      .filter((name) => /\.(?:js|css)$/.test(name) && name !== serviceWorker)
      .map((name) => `/${name}`)
      .sort()
    const build = createHash('sha256').update(files.join()).digest('hex').slice(0, 12)
    const worker = bundle[serviceWorker]
    if (worker?.type !== 'chunk') throw new Error('The build has no service worker')
    worker.code = `const builtShell = ${JSON.stringify({ build, files })};\n${worker.code}`
  },
}

const room = /^(?!.*service-worker)/

/** Schemas are told before any is made that they may not make code from strings. */
const schemas = {
  name: 'schemas',
  test: /no-code-from-strings|node_modules[\\/]zod[\\/]/,
  priority: 3,
} satisfies Rolldown.CodeSplittingGroup

/** What else every page begins with is one file: a page would ask for each of thirty alone. */
const shell = { name: 'shell', tags: ['$initial'], test: room, priority: 2 } satisfies Rolldown.CodeSplittingGroup

/** What several later parts share stands together where they are nearly the same ones. In bytes. */
const parts = {
  name: 'part',
  minShareCount: 2,
  entriesAware: true,
  entriesAwareMergeThreshold: 8000,
  test: room,
  priority: 1,
} satisfies Rolldown.CodeSplittingGroup

export default defineConfig(({ isSsrBuild }) =>
  isSsrBuild
    ? {
        build: {
          sourcemap: true,
          target: 'node20',
          outDir: 'dist/server',
          emptyOutDir: true,
          // All in one folder: a thread is started by the file that stands beside the one that starts it.
          rolldownOptions: { output: { chunkFileNames: '[name]-[hash].js' } },
        },
      }
    : {
        root: 'client',
        plugins: [tellShell],
        build: {
          sourcemap: true,
          target: 'es2022',
          outDir: '../dist/client',
          emptyOutDir: true,
          rolldownOptions: {
            checks: { pluginTimings: false },
            input: { index: join(client, 'index.html'), worker: join(client, 'service-worker.ts') },
            output: {
              entryFileNames: ({ name }) => (name === 'worker' ? serviceWorker : 'assets/[name]-[hash].js'),
              chunkFileNames: ({ name }) => `assets/${name.replace(/~.*/, '')}-[hash].js`,
              codeSplitting: { groups: [schemas, shell, parts] },
            },
          },
        },
      },
)
