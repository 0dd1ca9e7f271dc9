import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

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
              // Schemas are told before any is made that they may not make code from strings.
              codeSplitting: { groups: [{ name: 'schemas', test: /no-code-from-strings|node_modules[\\/]zod[\\/]/ }] },
            },
          },
        },
      },
)
