import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { build, type InlineConfig } from 'vite'
import type { Grounds } from './grounds.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}

/** Builds a page as the product is built and serves it from a port of its own; answers where. */
export async function builtPage(
  grounds: Grounds,
  root: string,
  page: string,
  more: InlineConfig = {},
): Promise<string> {
  const outDir = await grounds.directory()
  const input = join(root, page)
  await build({
    ...more,
    ...{ configFile: false, root, logLevel: 'error' },
    build: { target: 'es2022', outDir, emptyOutDir: true, rolldownOptions: { input } },
  })
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://page').pathname)
    readFile(join(outDir, path)).then(
      (file) => response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream').end(file),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  grounds.keep(async () => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The page is served nowhere')
  return `http://127.0.0.1:${address.port}/${page}`
}
