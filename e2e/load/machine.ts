import { availableParallelism, cpus, release, totalmem, type } from 'node:os'
import { pause } from './eventually.ts'

/** What the figures were measured on: they mean nothing without it. */
export function machineLine(): string {
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0)
  const model = cpus()[0]?.model ?? 'unknown'
  return `${availableParallelism()} cores (${model}), ${gigabytes} GB, ${type()} ${release()}, Node ${process.versions.node}`
}

/** Share of this machine's processor time (0 to 1) that is used, by whomever, over half a second. */
export async function busyShare(): Promise<number> {
  const before = used()
  await pause(500)
  const after = used()
  return 1 - (after.idle - before.idle) / (after.all - before.all)
}

function used(): { readonly idle: number; readonly all: number } {
  const times = cpus().map((cpu) => cpu.times)
  const all = times.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0)
  return { idle: times.reduce((sum, { idle }) => sum + idle, 0), all }
}
