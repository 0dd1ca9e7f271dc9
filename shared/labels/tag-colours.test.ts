import { expect, test } from 'vitest'
import { contrast, freeColour, hardToSee, isColour, seenShade, suggestedColours, tagColour } from './tag-colours.ts'

test('LC5 suggested colours can be seen on a light and on a dark page', () => {
  for (const colour of suggestedColours) expect(hardToSee(colour), colour).toEqual([])
  expect(hardToSee('#ffff00')).toEqual(['light'])
  expect(hardToSee('#000080')).toEqual(['dark'])
  expect(contrast('#000000', '#ffffff')).toBe(21)
})

test.each(['#ffff00', '#000080', '#000000', '#ffffff', '#777777'])('LC5 %s has a shade that can be seen', (colour) => {
  expect(hardToSee(seenShade(colour))).toEqual([])
})

test('LC5 a colour that can be seen is its own shade', () => {
  expect(seenShade('#db7706')).toBe('#db7706')
})

test.each([
  ['#abc', true],
  ['#aabbccdd', true],
  ['red', true],
  ['rgb(1, 2, 3)', true],
  ['hsl(120 50% 50% / 0.5)', true],
  ['#ab', false],
  ['url(http://x)', false],
  ['red; background: url(x)', false],
  ['var(--ink)', false],
])('LC2 %s is a colour: %s', (text, is) => expect(isColour(text)).toBe(is))

test('LC5 a tag has its own colour, else a suggested one by its place; one of no list always has the same', () => {
  const labelling = { tags: [{ name: 'Car', colour: 'tomato' }, { name: 'Tree' }, { name: 'Odd', colour: 'url(x)' }] }
  expect(tagColour(labelling, 'Car')).toBe('tomato')
  expect(tagColour(labelling, 'Tree')).toBe(suggestedColours[1])
  expect(tagColour(labelling, 'Odd')).toBe(suggestedColours[2])
  expect(tagColour(null, 'Never listed')).toBe(tagColour(labelling, 'Never listed'))
})

test('LC5 the next colour is one that no tag has', () => {
  expect(freeColour([])).toBe(suggestedColours[0])
  expect(freeColour([suggestedColours[0], undefined])).toBe(suggestedColours[1])
  expect(suggestedColours).toContain(freeColour([...suggestedColours, ...suggestedColours]))
})
