import fc from 'fast-check'

/** Answers of two to five people to a few items, of few values so that they meet; some are missing. */
export const anyAnswers = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 4 }))
  .chain(([people, values]) =>
    fc.array(
      fc.array(fc.option(fc.integer({ min: 1, max: values }), { freq: 5 }), { minLength: people, maxLength: people }),
      { minLength: 1, maxLength: 8 },
    ),
  )

/** The same list in another order, and whatever else is in the tuple. */
export const shuffled = <Value>(list: readonly Value[]): fc.Arbitrary<readonly Value[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length })
