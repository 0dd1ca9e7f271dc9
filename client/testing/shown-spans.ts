import type { Span } from '#shared/labels/label.ts'
import type { ShownSpan } from '../labels/laid-spans.ts'

/** The nth time that words stand in a text, as a span of it. */
export function spanOver(text: string, quote: string, more: Partial<Span> & { readonly nth?: number } = {}): Span {
  const { nth = 0, ...rest } = more
  let at = -1
  for (let found = 0; found <= nth; found++) at = text.indexOf(quote, at + 1)
  if (at < 0) throw new Error(`"${quote}" does not stand there`)
  const start = Array.from(text.slice(0, at)).length
  return { id: 'n1', kind: 'span', tag: 'PER', start, end: start + Array.from(quote).length, quote, ...rest }
}

export const shownSpan = (key: string, label: Span, more: Partial<ShownSpan> = {}): ShownSpan => ({
  ...{ key, label, layer: 'draft', state: 'agreed', badge: '', colour: '#c2410c', pattern: 0 },
  ...{ name: `${label.tag}, ${key}`, locked: false, held: null, ...more },
})
