#!/usr/bin/env node
// The command line: builds when the sources are newer than the build, then runs what was built.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const stampFile = join(root, 'dist', 'sources.sha256')
const built = join(root, 'dist', 'server', 'main.js')

/** Read one after the other: a thousand files at once take four times as long. */
function sourcesHash() {
  const hash = createHash('sha256')
  for (const folder of ['client', 'server', 'shared']) {
    const names = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
    for (const name of names) hash.update(name.slice(root.length)).update(readFileSync(name))
  }
  for (const name of ['package.json', 'vite.config.ts']) hash.update(readFileSync(join(root, name)))
  return hash.digest('hex')
}

async function buildIfStale() {
  const wanted = sourcesHash()
  const found = existsSync(built) ? await readFile(stampFile, 'utf8').catch(() => '') : ''
  if (found === wanted) return
  console.error('Building Chavadi …')
  const environment = process.env.NODE_ENV
  // Whoever starts this may have set another, such as a test runner: what is built is always the product.
  process.env.NODE_ENV = 'production'
  const { build } = await import('vite')
  const options = { root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' }
  await build({ ...options, root: join(root, 'client') })
  await build({ ...options, build: { ssr: join(root, 'server', 'main.ts') } })
  for (const thread of ['sound/peaks-worker.ts', 'rooms/compare-worker.ts'])
    await build({ ...options, build: { ssr: join(root, 'server', thread), emptyOutDir: false } })
  if (environment === undefined) delete process.env.NODE_ENV
  else process.env.NODE_ENV = environment
  await mkdir(dirname(stampFile), { recursive: true })
  await writeFile(stampFile, wanted)
}

await buildIfStale()
if (process.argv[2] !== 'build') {
  const { main } = await import(pathToFileURL(built).href)
  await main(process.argv.slice(2), join(root, 'dist', 'client'))
}
