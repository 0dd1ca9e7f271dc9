import type * as Y from 'yjs'
import type { Stretch } from '#shared/domain/bench.ts'

/** Where this page's person typed in the units of the open item, whatever others did around it since. */
export class OwnTyping {
  readonly #watched = new Map<string, { text: Y.Text; touched: readonly Stretch[]; end(): void }>()

  /** Typing begins in that unit; a text that was followed before goes on. */
  watch(unit: string, text: Y.Text): void {
    const known = this.#watched.get(unit)
    if (known?.text === text) return
    known?.end()
    const follow = ({ delta }: Y.YTextEvent, transaction: Y.Transaction) => {
      const now = this.#watched.get(unit)
      if (now) now.touched = afterDelta(now.touched, delta, transaction.local)
    }
    text.observe(follow)
    this.#watched.set(unit, { text, touched: [], end: () => text.unobserve(follow) })
  }

  /** Whether something was typed or taken out in that stretch, its borders included. */
  touched(unit: string, { from, to }: Stretch): boolean {
    return this.#watched.get(unit)?.touched.some((own) => own.from <= to && from <= own.to) ?? false
  }

  end(): void {
    for (const { end } of this.#watched.values()) end()
    this.#watched.clear()
  }
}

/** Moves the stretches along with a change, and adds the change itself when it is one's own. */
export function afterDelta(
  touched: readonly Stretch[],
  delta: Y.YTextEvent['delta'],
  own: boolean,
): readonly Stretch[] {
  let at = 0
  let next = [...touched]
  for (const part of delta) {
    const inserted = typeof part.insert === 'string' ? part.insert.length : 0
    const removed = part.delete ?? 0
    if (inserted + removed > 0) next = next.map((one) => moved(one, at, removed, inserted))
    if (own && inserted + removed > 0) next.push({ from: at, to: at + inserted })
    at += (part.retain ?? 0) + inserted
  }
  return joined(next)
}

function moved({ from, to }: Stretch, at: number, removed: number, inserted: number): Stretch {
  const shift = (offset: number) => (offset <= at ? offset : Math.max(at, offset - removed) + inserted)
  return { from: shift(from), to: Math.max(shift(from), shift(to)) }
}

function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const all: Stretch[] = []
  for (const one of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1)
    if (last && one.from <= last.to) all[all.length - 1] = { from: last.from, to: Math.max(last.to, one.to) }
    else all.push(one)
  }
  return all
}
