/** When a lot of work on many items ends, so that its asker hears of it and may stop. */
export interface LotLimits {
  readonly items: number
  readonly milliseconds: number
}

const usual: LotLimits = { items: 50, milliseconds: 700 }

/** Does `work` on number `from` and those after it; where the next lot begins, null when all `of` them are done. */
export async function inLots(
  from: number,
  of: number,
  { items, milliseconds }: LotLimits = usual,
  work: (at: number) => Promise<void>,
): Promise<number | null> {
  const until = performance.now() + milliseconds
  let at = from
  while (at < of && at < from + items && (at === from || performance.now() < until)) await work(at++)
  return at < of ? at : null
}
