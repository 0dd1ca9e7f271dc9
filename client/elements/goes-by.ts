import { msg, str } from '@lit/localize'
import { html, type TemplateResult } from 'lit'
import type { ObservedRuling } from '#shared/projections/observed-item.ts'
import { citedWords } from './guideline-words.ts'

type GoesBy = Pick<ObservedRuling, 'cites' | 'guideline' | 'titles'>

/** What a ruling or a dispute goes by, a line for each: precedents by title and rule, then the guideline. */
export function goesBy({ cites = [], guideline, titles = [] }: GoesBy): readonly TemplateResult[] {
  const words = cites.map(({ title, rule }) => msg(str`Goes by “${title}”: ${rule}`))
  const cited = guideline === undefined || titles.length === 0 ? [] : [citedWords(guideline, titles)]
  return [...words, ...cited].map((line) => html`<span class="goes-by" dir="auto">${line}</span>`)
}
