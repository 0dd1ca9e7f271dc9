import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

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

/** A disk of its own that outlasts the programs that use it. Others reach it by the process that holds it. */
export interface HeldDisk {
  readonly path: string
  /** A program that runs another one where the folder itself is that disk; gone with the disk. */
  programOn(program: string): Promise<string>
  /** Until not one byte more goes onto it. */
  fill(): Promise<void>
  makeRoom(): Promise<void>
  release(): Promise<void>
}

/** `directory`: an empty folder that the disk is put over, for the process that holds it. */
export async function holdDisk(directory: string, size: string): Promise<HeldDisk> {
  const [command = '', ...words] = [...(tinyDisk(directory, size) ?? []), 'sh', '-c', 'echo held; exec sleep 3600']
  const holder = spawn(command, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(holder.stdout, 'data')
  const path = `/proc/${holder.pid}/root${directory}`
  const ballast = join(path, 'ballast')
  return {
    path,
    async programOn(program) {
      const script = `${directory}.sh`
      const user = words.includes('--user') ? '--user --preserve-credentials ' : ''
      const enter = `exec nsenter --target ${holder.pid} --mount ${user}-- "${program}" "$@"`
      await writeFile(script, `#!/bin/sh\n${enter}\n`, { mode: 0o755 })
      return script
    },
    async fill() {
      for (let bytes = 1 << 20; bytes > 0; bytes >>= 1)
        for (let full = false; !full; )
          await writeFile(ballast, Buffer.alloc(bytes), { flag: 'a' }).catch(() => {
            full = true
          })
    },
    makeRoom: () => rm(ballast),
    async release() {
      const ended = once(holder, 'exit')
      holder.kill('SIGKILL')
      await ended
      await rm(`${directory}.sh`, { force: true })
    },
  }
}
