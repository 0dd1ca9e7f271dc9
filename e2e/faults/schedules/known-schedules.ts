import type { Player, Schedule, Step } from './schedule.ts'

const reviewer = (name: string, process: number): Player => ({ name, role: 'reviewer', process, item: 0 })
const types = (at: number, who: string): Step => ({ at, who, act: { do: 'type', unit: 0, share: 0.5, times: 1 } })

/** Found by a seed, cut down to what it takes, and kept as data: generators change. */
export const knownSchedules: readonly { readonly name: string; readonly schedule: Schedule }[] = [
  {
    name: 'somebody who has typed moves to a process that has the draft open already',
    schedule: {
      seed: 7,
      store: 'redis',
      processes: 2,
      cast: [reviewer('asha', 0), reviewer('ravi', 1)],
      armed: null,
      steps: [
        types(0, 'asha'),
        types(100, 'ravi'),
        { at: 400, who: 'asha', mishap: { do: 'move' } },
        types(420, 'asha'),
        types(800, 'asha'),
      ],
    },
  },
]
