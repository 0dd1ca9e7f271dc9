import '../styles/page.css'
import type { Span } from '#shared/labels/label.ts'
import { RoomLabelText } from '../elements/room-label-text.ts'
import type { ShownSpan } from '../labels/laid-spans.ts'
import type { LabelState, LabelTool, ShownLabel } from '../labels/shown-label.ts'
import { shownSpan } from './shown-spans.ts'

/**
 * A text with spans and nothing else, for looking at it and for measuring it: `?length=200000&spans=5000&current=n100`.
 * What is placed and drawn is shown from then on, as in a room.
 */
const asked = new URLSearchParams(location.search)
const number = (name: string, otherwise: number) => Number(asked.get(name) ?? otherwise)

const sentences = [
  'Ravi Kumar moved from New York to the Tata Institute of Fundamental Research in Mumbai last June.',
  'தமிழ்நாட்டின் தலைநகரம் சென்னை ஆகும், ரவி குமார் சென்னை பல்கலைக்கழகத்தில் படித்தார்.',
  'रवि कुमार मुंबई के टाटा इंस्टीट्यूट में काम करते हैं।',
  'രവി കുമാർ തിരുവനന്തപുരത്ത് താമസിക്കുന്നു.',
  'The University of Madras in Chennai lost him for good 👩‍🚀, they say.\n',
]
const colours = { PER: '#c2410c', ORG: '#1d4ed8', LOC: '#15803d', DATE: '#a21caf' }
const tags = Object.entries(colours).map(([name, colour]) => ({ name, colour }))
const states: readonly LabelState[] = ['agreed', 'open', 'settled', 'agreed', 'disputed']

function textOf(length: number): string {
  const points: string[] = []
  for (let at = 0; points.length < length; at++) points.push(...`${sentences[at % sentences.length]} `)
  return points.slice(0, length).join('')
}

/** Evenly over the text; each third one holds the two after it. */
function spansOver(text: string, count: number): readonly ShownSpan[] {
  const points = Array.from(text)
  return Array.from({ length: count }, (_, at) => {
    const start = Math.floor((at * points.length) / count)
    const end = Math.min(points.length, start + (at % 3 === 0 ? 90 : 6 + (at % 17)))
    const { name, colour } = tags[at % tags.length] ?? { name: '', colour: '' }
    const quote = points.slice(start, end).join('')
    const label: Span = { id: `n${at + 1}`, kind: 'span', tag: name, start, end, quote }
    const state = states[at % states.length] ?? 'agreed'
    return shownSpan(label.id, label, { colour, state, badge: state === 'open' ? '1 of 3' : '' })
  })
}

const element = new RoomLabelText()
const text = textOf(number('length', 2000))
Object.assign(element, { text, labels: spansOver(text, number('spans', 40)), tags, current: asked.get('current') })
element.tool = (asked.get('tool') ?? 'select') as LabelTool
element.style.blockSize = '100dvh'
element.addEventListener('label-pick', ({ key }) => {
  element.current = key
})
element.addEventListener('label-placed', ({ key, label }) => {
  element.labels = element.labels.map((one): ShownLabel => (one.key === key ? { ...one, label } : one))
})
element.addEventListener('label-drawn', ({ label }) => {
  const key = `n${element.labels.length + 1}`
  if (label.kind === 'span') element.labels = [...element.labels, shownSpan(key, { ...label, id: key })]
  element.current = key
})
document.body.append(element)
await element.updateComplete
Object.assign(window, { labelText: element })
