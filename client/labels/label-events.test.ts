import { expect, test } from 'vitest'
import type { Label } from '#shared/labels/label.ts'
import { LabelDraggingEvent, LabelDrawnEvent, LabelPickEvent, LabelPlacedEvent } from './label-events.ts'
import type { LabelTool, ShownLabel } from './shown-label.ts'

const label: Label = { id: 'n1', kind: 'box', tag: 'car', x: 1, y: 2, width: 3, height: 4 }
const shown: ShownLabel = {
  ...{ key: 'n1', label, layer: 'draft', state: 'open', badge: '1 of 3', colour: '#c00', pattern: 0 },
  ...{ name: 'car, 1 of 3', locked: false, held: null },
}

test('what is done to a label is heard outside of a shadow root', () => {
  const page = document.createElement('div')
  const inside = page.appendChild(document.createElement('div')).attachShadow({ mode: 'open' })
  const element = inside.appendChild(document.createElement('div'))
  const heard: unknown[] = []
  const tool: LabelTool = 'box'
  page.addEventListener('label-pick', ({ key }) => heard.push(key))
  page.addEventListener('label-drawn', ({ label }) => heard.push([tool, label.kind]))
  page.addEventListener('label-dragging', ({ key, label }) => heard.push([key, label]))
  page.addEventListener('label-placed', ({ key, label }) => heard.push([key, label.id]))
  for (const event of [
    new LabelPickEvent(shown.key),
    new LabelDrawnEvent(shown.label),
    new LabelDraggingEvent(shown.key, null),
    new LabelPlacedEvent(shown.key, shown.label),
  ])
    element.dispatchEvent(event)
  expect(heard).toEqual(['n1', ['box', 'box'], ['n1', null], ['n1', 'n1']])
})
