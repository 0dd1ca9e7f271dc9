/**
 * The sum of distances over all ordered pairs of answers that stand from `from` to before `to`, `counts[i]` of them being the
 * value numbered `values[i]`, each value once; 0 exactly where they are all one value.
 */
export type Spread = (values: Int32Array, counts: Float64Array, from: number, to: number) => number

/** Names: 1 where they are not the same. */
export const differentValues: Spread = (_, counts, from, to) => {
  let [all, same] = [0, 0]
  for (let at = from; at < to; at++) {
    const count = counts[at] as number
    all += count
    same += count * count
  }
  return all * all - same
}

/** Numbers: the square of their difference, by way of their mean and so without pairs. */
export function intervalSpread(numbers: ArrayLike<number>): Spread {
  return (values, counts, from, to) => {
    let first = from
    while (first < to - 1 && counts[first] === 0) first++
    const zero = numbers[values[first] as number] as number
    let [all, sum] = [0, 0]
    for (let at = first; at < to; at++) {
      all += counts[at] as number
      sum += (counts[at] as number) * ((numbers[values[at] as number] as number) - zero)
    }
    const mean = zero + sum / all
    let squares = 0
    for (let at = first; at < to; at++)
      squares += (counts[at] as number) * ((numbers[values[at] as number] as number) - mean) ** 2
    return 2 * all * squares
  }
}

/**
 * Where each value stands when all answers are put in order, those of one value in the middle of their stretch: the ordinal
 * distance is the difference of these (Krippendorff 2011, (Σ n_g − (n_c + n_k) / 2)²).
 */
export function midRanks(numbers: readonly number[], totals: Float64Array): Float64Array {
  const ranks = new Float64Array(numbers.length)
  let before = 0
  for (const value of [...numbers.keys()].sort((a, b) => (numbers[a] as number) - (numbers[b] as number))) {
    const often = totals[value] as number
    ranks[value] = before + often / 2
    before += often
  }
  return ranks
}

/** Numbers from 0: the square of their difference over their sum, which is from 0 to 1. */
export function ratioSpread(numbers: readonly number[]): Spread {
  return pairSpread((a, b) => {
    const [one, other] = [numbers[a] as number, numbers[b] as number]
    return one === other ? 0 : ((one - other) / (one + other)) ** 2
  })
}

/** Any values, by a distance that is the same in both directions; asked for once for each pair of different values. */
export function tableSpread<Value>(all: readonly Value[], distance: (a: Value, b: Value) => number): Spread {
  const table = all.map((a, at) => Float64Array.from(all.slice(0, at), (b) => distance(a, b)))
  return pairSpread((a, b) => table[Math.max(a, b)]?.[Math.min(a, b)] ?? 0)
}

function pairSpread(distance: (a: number, b: number) => number): Spread {
  return (values, counts, from, to) => {
    let sum = 0
    for (let at = from + 1; at < to; at++) {
      if (counts[at] === 0) continue
      for (let before = from; before < at; before++)
        sum +=
          (counts[at] as number) * (counts[before] as number) * distance(values[at] as number, values[before] as number)
    }
    return 2 * sum
  }
}
