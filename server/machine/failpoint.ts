/** Moments of the two write paths at which a test may end this process or stop its time. */
export const failpoints = [
  'edit-before-append',
  'edit-appended',
  'edit-told',
  'edit-acknowledged',
  'command-before-append',
  'command-appended',
  'command-told',
  'room-recorded',
  'room-dropped',
  'redis-replied',
  'level-written',
] as const
export type Failpoint = (typeof failpoints)[number]

interface Armed {
  readonly at: Failpoint
  /** The first time that the process comes there is 1. */
  readonly time: number
  readonly signal: 'SIGKILL' | 'SIGSTOP'
}

let passed = 0
const armed = armedBy(process.env.CHAVADI_FAILPOINT)

/** Where `CHAVADI_FAILPOINT=<name>:<n>` names this moment, the nth time is the process's last; `:pause` only stops it. */
export function failpoint(at: Failpoint): void {
  if (armed?.at === at && ++passed === armed.time) process.kill(process.pid, armed.signal)
}

function armedBy(text: string | undefined): Armed | undefined {
  if (!text) return undefined
  const [, name, time, pause] = /^([a-z-]+):([1-9][0-9]*)(:pause)?$/.exec(text) ?? []
  const at = failpoints.find((each) => each === name)
  if (!at) throw new Error(`CHAVADI_FAILPOINT is "${text}"; it names no moment of ${failpoints.join(', ')}`)
  return { at, time: Number(time), signal: pause ? 'SIGSTOP' : 'SIGKILL' }
}
