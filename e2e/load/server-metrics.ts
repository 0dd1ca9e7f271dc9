import type { ServerProcess } from '../machine/chavadi-process.ts'

/** Processor time that the server process has used since it started. */
export async function processorSeconds(server: ServerProcess): Promise<number> {
  const printed = await (await fetch(new URL('/metrics', server.url))).text()
  return Number(/^process_cpu_seconds_total ([0-9.e+-]+)/m.exec(printed)?.[1])
}
