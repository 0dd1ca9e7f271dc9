import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Figure, NotMeasured } from './figure.ts'

export const clientDirectory = join(import.meta.dirname, '../../dist/client')

export const firstPage: Figure = {
  name: 'first-page',
  how:
    'Of the built page: its script, its preloaded modules and whatever those import statically, each file by gzip (level 6); ' +
    'dynamic imports left out. What a browser really fetches until the first row stands under queue-scroll.',
  async measure() {
    const page = join(clientDirectory, 'index.html')
    if (!existsSync(page)) throw new NotMeasured(`the client is not built: there is no ${page}`)
    const html = await readFile(page, 'utf8')
    const scripts = await withStaticImports(
      linked(html, /<(?:script|link rel="modulepreload")[^>]* (?:src|href)="([^"]+)"/g),
    )
    const styles = linked(html, /<link rel="stylesheet"[^>]* href="([^"]+)"/g)
    return [
      {
        what: `script, ${scripts.length} files, gzip`,
        value: (await gzipBytes(scripts)) / 1000,
        unit: 'kB',
        most: 150,
      },
      { what: 'script, as it is', value: (await bytes(scripts)) / 1000, unit: 'kB' },
      { what: `style sheets, ${styles.length} files, gzip`, value: (await gzipBytes(styles)) / 1000, unit: 'kB' },
    ]
  },
}

const linked = (html: string, pattern: RegExp): readonly string[] =>
  [...html.matchAll(pattern)].map(([, address = '']) => join(clientDirectory, address))

/** `import … from "./x.js"`, `import"./x.js"` and `export … from "./x.js"`, as the bundler writes them. */
const staticImport = /(?:^|[;}\n])\s*(?:import|export)\s*(?:[\w$*{},\s]+?from\s*)?["'](\.{1,2}\/[^"']+)["']/g

async function withStaticImports(entries: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>()
  const open = [...entries]
  for (let file = open.pop(); file; file = open.pop()) {
    if (found.has(file)) continue
    found.add(file)
    const script = await readFile(file, 'utf8')
    for (const [, address = ''] of script.matchAll(staticImport)) open.push(resolve(dirname(file), address))
  }
  return [...found]
}

export async function gzipBytes(files: readonly string[]): Promise<number> {
  const contents = await Promise.all(files.map((file) => readFile(file)))
  return contents.reduce((sum, content) => sum + gzipSync(content).byteLength, 0)
}

async function bytes(files: readonly string[]): Promise<number> {
  const contents = await Promise.all(files.map((file) => readFile(file)))
  return contents.reduce((sum, content) => sum + content.byteLength, 0)
}
