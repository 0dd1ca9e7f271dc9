import MarkdownIt, { type Token } from 'markdown-it'

/**
 * CommonMark with tables and struck-out words. HTML stays text, and what nests deeper than 40 levels is not looked into,
 * so that no text can keep anybody waiting.
 */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false, maxNesting: 40 })

export type { Token }

/** As it is written at the end of a heading: `## Numbers {#numbers}`. */
const writtenId = /\s*\{#([\p{L}\p{M}\p{N}-]{1,60})\}\s*$/u

/** The id of a heading is no word of it: it is taken out, and kept beside it. */
markdown.core.ruler.push('section-id', ({ tokens }) => {
  for (const [at, heading] of tokens.entries()) {
    const last = tokens[at + 1]?.children?.at(-1)
    const [written, id] =
      (heading.type === 'heading_open' && last?.type === 'text' && writtenId.exec(last.content)) || []
    if (!last || written === undefined) continue
    last.content = last.content.slice(0, -written.length)
    heading.meta = { id }
  }
})

export const readMarkdown = (text: string): readonly Token[] => markdown.parse(text, {})

export const namedId = ({ meta }: Token): string | undefined => (meta as { id?: string } | null)?.id?.normalize('NFC')

/** What a run of inline tokens says, without its marks. */
export const plainText = (tokens: readonly Token[]): string =>
  tokens.map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? ' ' : content)).join('')

const schemes = /^(?:https?:|mailto:)/i

/** Where a link leads, unless it is to be shown as words only: the web and letters, or a section of this text. */
export function safeAddress(href: string): string | undefined {
  if (href.startsWith('#')) return href
  return schemes.test(href.trim()) ? href.trim() : undefined
}
