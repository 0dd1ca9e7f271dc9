/** Where and why a text stops being JSON. */
export interface JsonFault {
  /** UTF-16 units from the start. */
  readonly offset: number
  readonly reason: string
}

class Fault extends Error {
  readonly offset: number
  constructor(offset: number, reason: string) {
    super(reason)
    this.offset = offset
  }
}

/** The first fault of a text that is not JSON (RFC 8259), said alike in every engine; undefined for JSON. */
export function jsonFault(text: string): JsonFault | undefined {
  try {
    new JsonWalk(text).document()
    return undefined
  } catch (error) {
    if (error instanceof Fault) return { offset: error.offset, reason: error.message }
    throw error
  }
}

/** Both from 1; columns in UTF-16 units. */
export function lineAndColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/)
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

const deepest = 200
const blank = /[ \t\r\n]*/y
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y

/** Walks a JSON text value by value. */
class JsonWalk {
  #at = 0
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  document(): void {
    this.#value(0)
    this.#skip(blank)
    if (this.#at < this.#text.length) this.#fail('nothing more')
  }

  #value(depth: number): void {
    this.#skip(blank)
    if (depth > deepest) throw new Fault(this.#at, `nested more than ${deepest} deep`)
    const first = this.#text[this.#at]
    if (first === '{') this.#members('}', depth)
    else if (first === '[') this.#members(']', depth)
    else if (first === '"') this.#string()
    else if (!this.#skip(scalar)) this.#fail('a value')
  }

  #members(close: '}' | ']', depth: number): void {
    this.#at++
    this.#skip(blank)
    if (this.#take(close)) return
    for (;;) {
      if (close === '}') this.#name()
      this.#value(depth + 1)
      this.#skip(blank)
      if (this.#take(close)) return
      if (!this.#take(',')) this.#fail(`a comma or "${close}"`)
    }
  }

  #name(): void {
    this.#skip(blank)
    if (this.#text[this.#at] !== '"') this.#fail('a name in double quotes')
    this.#string()
    this.#skip(blank)
    if (!this.#take(':')) this.#fail('a colon')
  }

  #string(): void {
    this.#at++
    while (!this.#take('"')) {
      const unit = this.#text.charCodeAt(this.#at)
      if (unit === 0x5c && !this.#skip(escaped)) this.#fail('an escape such as \\n or \\u0b95')
      else if (Number.isNaN(unit) || unit < 0x20) this.#fail('the closing quote of a string')
      else if (unit !== 0x5c) this.#at++
    }
  }

  #take(mark: string): boolean {
    if (this.#text[this.#at] !== mark) return false
    this.#at++
    return true
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    this.#at += found?.[0].length ?? 0
    return found !== null
  }

  #fail(expected: string): never {
    const rest = this.#text.slice(this.#at, this.#at + 12)
    throw new Fault(
      this.#at,
      `expected ${expected}, found ${rest === '' ? 'the end of the file' : JSON.stringify(rest)}`,
    )
  }
}
