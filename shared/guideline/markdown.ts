import MarkdownIt, { type Token } from 'markdown-it'

/**
 * CommonMark with tables and struck-out words. HTML stays text, and what nests deeper than 40 levels is not looked into,
 * so that no text can keep anybody waiting.
 */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false, maxNesting: 40 })

export type { Token }

export const readMarkdown = (text: string): readonly Token[] => markdown.parse(text, {})

/** What a run of inline tokens says, without its marks. */
export const plainText = (tokens: readonly Token[]): string =>
  tokens.map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? ' ' : content)).join('')

const schemes = /^(?:https?:|mailto:)/i

/** Where a link leads, unless it is to be shown as words only: the web and letters, or a section of this text. */
export function safeAddress(href: string): string | undefined {
  if (href.startsWith('#')) return href
  return schemes.test(href.trim()) ? href.trim() : undefined
}
