// The tests need a real Chromium and a real Redis. As root on Debian what is missing is installed, elsewhere it is named.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromiumPath } from './chromium.ts'

const onPath = (program: string) =>
  (process.env.PATH ?? '').split(':').some((folder) => existsSync(`${folder}/${program}`))

const missing = [
  ...(existsSync(chromiumPath()) ? [] : ['chromium']),
  ...(onPath('redis-server') ? [] : ['redis-server']),
]
const asRoot = process.getuid?.() === 0 && onPath('apt-get')
// Only where it can be had: without it the tests say what they could not show.
if (asRoot && !onPath('strace')) missing.push('strace')
if (missing.length > 0) install(missing)

function install(packages: readonly string[]): void {
  const list = packages.join(' ')
  if (!asRoot) {
    console.error(
      `The tests need ${packages.join(' and ')}. Install them (on Debian: sudo apt-get install ${list}), or name`,
    )
    console.error('Chromium by CHROMIUM_PATH and put redis-server on the PATH, and run npm test again.')
    process.exit(1)
  }
  console.log(`The tests need ${packages.join(' and ')}: installing from this machine's package source.`)
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const argumentsOf of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ]) {
    const { status } = spawnSync('apt-get', argumentsOf, { stdio: ['ignore', 'ignore', 'inherit'], env: environment })
    if (status !== 0) {
      console.error(
        `apt-get ${argumentsOf.join(' ')} failed with ${status}. Install ${list} by hand and run npm test again.`,
      )
      process.exit(1)
    }
  }
}
