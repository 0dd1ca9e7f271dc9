import type { Failpoint } from '#server/machine/failpoint.ts'
import type { Role } from '#shared/domain/roles.ts'

export const stores = ['embedded', 'redis'] as const
export type StoreKind = (typeof stores)[number]

/** Somebody of the cast: at which server process they begin, and which item they work on. */
export interface Player {
  readonly name: string
  readonly role: Role
  readonly process: number
  readonly item: number
}

/** What somebody does. Places and items are counted; `at` within a text is a share of it, 0 to 1. */
export type Act =
  | { readonly do: 'type'; readonly unit: number; readonly share: number; readonly times: number }
  | { readonly do: 'remove'; readonly which: number }
  | { readonly do: 'settle'; readonly place: number; readonly take: number | 'kept' | 'nothing' }
  | { readonly do: 'unsettle'; readonly place: number }
  | { readonly do: 'dispute'; readonly place: number }
  | { readonly do: 'rule'; readonly place: number; readonly value: string }
  | { readonly do: 'take-back'; readonly which: number }
  | { readonly do: 'sign' }
  | { readonly do: 'reopen' }
  /** A lead ends all sessions of somebody, who comes back by another link. */
  | { readonly do: 'revoke'; readonly whom: string }
  | { readonly do: 'come' }

/** What happens to one person; it is over after `lasts` milliseconds. */
export type Mishap =
  | { readonly do: 'reload' }
  | { readonly do: 'move' }
  | { readonly do: 'session-ends' }
  | { readonly do: 'offline'; readonly lasts: number }
  | { readonly do: 'cut'; readonly way: 'both' | 'up' | 'down'; readonly lasts: number; readonly drops: boolean }
  | { readonly do: 'slow'; readonly lasts: number; readonly latency: number }

/** What happens to the machines. */
export type Nemesis =
  | { readonly do: 'kill-server'; readonly process: number; readonly lasts: number }
  | { readonly do: 'kill-redis'; readonly lasts: number }
  | { readonly do: 'pause-redis'; readonly lasts: number }
  | { readonly do: 'lose-wake-ups' }

export type Step = { readonly at: number } & (
  | { readonly who: string; readonly act: Act }
  | { readonly who: string; readonly mishap: Mishap }
  | { readonly nemesis: Nemesis }
)

/** Where a server process ends itself, the nth time that it comes there. */
export interface Armed {
  readonly process: number
  readonly at: Failpoint
  readonly time: number
}

/** A whole course of events as data: the same seed gives the same one. */
export interface Schedule {
  readonly seed: number
  readonly store: StoreKind
  readonly processes: number
  readonly cast: readonly Player[]
  readonly armed: Armed | null
  /** In the order of their times. */
  readonly steps: readonly Step[]
}

export const stepLine = (step: Step): string => {
  const { at, ...rest } = step
  const what = 'act' in rest ? rest.act : 'mishap' in rest ? rest.mishap : rest.nemesis
  const { do: name, ...details } = what
  const shown = Object.values(details).join(' ')
  return `${String(at).padStart(5)} ${'who' in rest ? rest.who : '-'} ${name}${shown === '' ? '' : ` ${shown}`}`
}

export const nemesesOf = ({ armed, steps }: Schedule): readonly string[] => [
  ...(armed ? [`${armed.at}:${armed.time}`] : []),
  ...steps.flatMap((step) => ('act' in step ? [] : [('mishap' in step ? step.mishap : step.nemesis).do])),
]
