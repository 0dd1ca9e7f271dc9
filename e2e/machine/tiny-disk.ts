import { spawnSync } from 'node:child_process'

/**
 * What to run a program through so that a folder is a disk of its own of that size, gone when the program ends: a mount of
 * its own in a namespace of its own. Undefined, said loudly, where this machine does not permit it.
 */
export function tinyDisk(directory: string, size: string): readonly string[] | undefined {
  const script = `mount -t tmpfs -o size=${size} tmpfs "$0" && exec "$@"`
  for (const flags of [['--mount'], ['--mount', '--user', '--map-root-user']]) {
    const through = ['unshare', ...flags, 'sh', '-c', script, directory]
    const [command = '', ...words] = [...through, 'true']
    if (spawnSync(command, words, { stdio: 'ignore' }).status === 0) return through
  }
  console.warn(
    'NOT SHOWN: this machine lets no test mount a tiny disk, so nothing here proves what happens on a full one',
  )
  return undefined
}
