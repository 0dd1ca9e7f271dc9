import { msg, str } from '@lit/localize'
import type { BatchWork, BatchWorkKind } from '#shared/protocol/batch-messages.ts'

const words: Readonly<Record<BatchWorkKind, (count: string) => string>> = {
  'signed-off': (count) => msg(str`signed off: ${count}`),
  ruled: (count) => msg(str`ruled: ${count}`),
  disputed: (count) => msg(str`disputed: ${count}`),
  settled: (count) => msg(str`with settled differences: ${count}`),
  typed: (count) => msg(str`typed in: ${count}`),
  opened: (count) => msg(str`opened by somebody who may write: ${count}`),
  exported: (count) => msg(str`exported: ${count}`),
  other: (count) => msg(str`otherwise worked on: ${count}`),
}

/** "signed off: 3 (call-1, call-2, …)". */
export function workWords({ kind, items, first }: BatchWork): string {
  const more = items > first.length ? ', …' : ''
  return `${words[kind](items.toLocaleString())} (${first.join(', ')}${more})`
}
