import fc from 'fast-check'

/** Spans in a text of 30 code points, of two tags, in any order; they may overlap. */
export const anySpans = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 29 }), fc.integer({ min: 1, max: 8 }), fc.constantFrom('person', 'place'))
    .map(([start, length, tag]) => ({ start, end: Math.min(30, start + length), tag })),
  { maxLength: 6 },
)
