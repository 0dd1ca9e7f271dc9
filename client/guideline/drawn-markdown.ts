import { html, nothing, type TemplateResult } from 'lit'
import { plainText, readMarkdown, safeAddress, type Token } from '#shared/guideline/markdown.ts'

/** What the page knows of a text besides its words. */
export interface Drawing {
  /** Ids of the text's headings, in order. */
  readonly sections: readonly { readonly id: string; readonly title: string }[]
  /** Where a section stands; undefined where sections have no address, as in a preview. */
  address?(section: string): string
}

type Drawn = TemplateResult | string | typeof nothing

/** Templates made of tokens: no text of anybody ever becomes HTML. */
export function drawMarkdown(text: string, drawing: Drawing): readonly Drawn[] {
  const drawer = new Drawer(drawing)
  return drawer.blocks(readMarkdown(text))
}

class Drawer {
  readonly #drawing: Drawing
  #heading = 0

  constructor(drawing: Drawing) {
    this.#drawing = drawing
  }

  /** A token that opens holds everything up to the one of its level that closes. */
  blocks(tokens: readonly Token[]): readonly Drawn[] {
    const drawn: Drawn[] = []
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]
      if (!token) continue
      if (token.nesting === 1) {
        const end = closing(tokens, at)
        drawn.push(this.#block(token, tokens.slice(at + 1, end)))
        at = end
      } else drawn.push(this.#leaf(token))
    }
    return drawn
  }

  #block(token: Token, inside: readonly Token[]): Drawn {
    if (token.type === 'heading_open') return this.#headingOf(token, inside)
    // In a list without blank lines paragraphs have no element of their own.
    if (token.type === 'paragraph_open' && token.hidden) return html`${this.blocks(inside)}`
    const content = this.blocks(inside)
    switch (token.tag) {
      case 'ul':
        return html`<ul>${content}</ul>`
      case 'ol':
        return html`<ol start=${token.attrGet('start') ?? nothing}>${content}</ol>`
      case 'li':
        return html`<li>${content}</li>`
      case 'blockquote':
        return html`<blockquote>${content}</blockquote>`
      case 'table':
        return html`<div class="table" tabindex="0"><table>${content}</table></div>`
      case 'thead':
        return html`<thead>${content}</thead>`
      case 'tbody':
        return html`<tbody>${content}</tbody>`
      case 'tr':
        return html`<tr>${content}</tr>`
      case 'th':
        return html`<th class=${aligned(token)}>${content}</th>`
      case 'td':
        return html`<td class=${aligned(token)}>${content}</td>`
      default:
        return html`<p dir="auto">${content}</p>`
    }
  }

  #leaf(token: Token): Drawn {
    if (token.type === 'inline') return html`${this.#words(token.children ?? [])}`
    if (token.type === 'fence' || token.type === 'code_block')
      return html`<pre tabindex="0"><code>${token.content}</code></pre>`
    return token.type === 'hr' ? html`<hr />` : token.content
  }

  /** The page's own heading is the second: a text begins below it. */
  #headingOf({ tag, level }: Token, inside: readonly Token[]): TemplateResult {
    const section = level === 0 ? this.#drawing.sections[this.#heading++] : undefined
    const content = this.blocks(inside)
    const id = section ? `section-${section.id}` : nothing
    const link = section && this.#drawing.address?.(section.id)
    const way =
      link === undefined
        ? nothing
        : html` <a class="way" href=${link} data-section=${section?.id ?? ''} aria-label=${section?.title ?? ''}>#</a>`
    if (tag === 'h1') return html`<h3 id=${id} tabindex="-1" dir="auto">${content}${way}</h3>`
    if (tag === 'h2') return html`<h4 id=${id} tabindex="-1" dir="auto">${content}${way}</h4>`
    if (tag === 'h3') return html`<h5 id=${id} tabindex="-1" dir="auto">${content}${way}</h5>`
    return html`<h6 id=${id} tabindex="-1" dir="auto">${content}${way}</h6>`
  }

  #words(tokens: readonly Token[]): readonly Drawn[] {
    const drawn: Drawn[] = []
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]
      if (!token) continue
      if (token.nesting === 1) {
        const end = closing(tokens, at)
        drawn.push(this.#marked(token, this.#words(tokens.slice(at + 1, end))))
        at = end
      } else drawn.push(word(token))
    }
    return drawn
  }

  #marked(token: Token, content: readonly Drawn[]): Drawn {
    if (token.tag === 'em') return html`<em>${content}</em>`
    if (token.tag === 'strong') return html`<strong>${content}</strong>`
    if (token.tag === 's') return html`<s>${content}</s>`
    return token.tag === 'a' ? this.#link(String(token.attrGet('href') ?? ''), content) : html`${content}`
  }

  #link(href: string, content: readonly Drawn[]): Drawn {
    const address = safeAddress(href)
    if (address === undefined) return html`${content}`
    if (!address.startsWith('#'))
      return html`<a href=${address} target="_blank" rel="noopener noreferrer">${content}</a>`
    const section = decoded(address.slice(1))
    const way = this.#drawing.address?.(section)
    return way === undefined ? html`${content}` : html`<a href=${way} data-section=${section}>${content}</a>`
  }
}

function word(token: Token): Drawn {
  if (token.type === 'code_inline') return html`<code>${token.content}</code>`
  if (token.type === 'softbreak') return '\n'
  if (token.type === 'hardbreak') return html`<br />`
  // Pictures are not fetched from anywhere: what they are called stands there.
  if (token.type === 'image') return plainText(token.children ?? []) || token.content
  return token.content
}

const aligned = (token: Token): string => /center|right/.exec(String(token.attrGet('style')))?.[0] ?? ''

/** Of an opening token the one that closes it. */
function closing(tokens: readonly Token[], at: number): number {
  let depth = 0
  for (let end = at; end < tokens.length; end++) {
    depth += tokens[end]?.nesting ?? 0
    if (depth === 0) return end
  }
  return tokens.length
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
