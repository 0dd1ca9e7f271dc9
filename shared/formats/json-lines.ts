/** The steps to a value of a JSON text: names in objects, numbers in lists. */
export type JsonPath = readonly (string | number)[]

/** What is asked for below one value. */
interface Wanted {
  /** Places in the answer: of the value itself, and of all that is asked for inside it. */
  readonly here: number[]
  readonly inside: Map<string | number, Wanted>
}

/** An object or list that the walk is in. */
interface Open {
  readonly wanted: Wanted | undefined
  /** Of a list: the number of the present value. */
  index: number | undefined
  /** Of an object: whether a name comes next. */
  naming: boolean
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],]|\r\n|\r|\n|[^\s{}[\],:"]+/g
const tokensAtOnce = 20_000

/**
 * Lines (from 1) of the values at these paths, in one walk through a text that is known to be JSON; of a value that is not
 * there, the line of the last one on the way to it. Yields the share that is walked.
 */
export function* linesOfPaths(text: string, paths: readonly JsonPath[]): Generator<number, readonly number[]> {
  const walk = new LineWalk(paths)
  let tokens = 0
  for (const { 0: mark, index } of text.matchAll(token)) {
    if (++tokens % tokensAtOnce === 0) yield index / text.length
    walk.pass(mark)
  }
  return walk.lines
}

class LineWalk {
  readonly lines: number[]
  readonly #open: Open[] = []
  /** What is asked for in the value that starts next. */
  #next: Wanted | undefined
  #line = 1

  constructor(paths: readonly JsonPath[]) {
    this.lines = paths.map(() => 1)
    this.#next = wantedTree(paths)
  }

  pass(mark: string): void {
    const inside = this.#open.at(-1)
    if (mark === '\n' || mark === '\r' || mark === '\r\n') this.#line++
    else if (mark === ',') this.#goOn(inside)
    else if (mark === '}' || mark === ']') this.#open.pop()
    else if (inside?.naming) this.#name(inside, mark)
    else this.#start(mark)
  }

  #goOn(inside: Open | undefined): void {
    if (!inside) return
    if (inside.index === undefined) inside.naming = true
    else this.#next = inside.wanted?.inside.get(++inside.index)
  }

  #name(inside: Open, mark: string): void {
    inside.naming = false
    this.#next = inside.wanted?.inside.get(String(JSON.parse(mark)))
  }

  #start(mark: string): void {
    const wanted = this.#next
    for (const place of wanted?.here ?? []) this.lines[place] = this.#line
    if (mark === '{') this.#open.push({ wanted, index: undefined, naming: true })
    else if (mark === '[') {
      this.#open.push({ wanted, index: 0, naming: false })
      this.#next = wanted?.inside.get(0)
    }
  }
}

function wantedTree(paths: readonly JsonPath[]): Wanted {
  const root: Wanted = { here: [], inside: new Map() }
  for (const [place, path] of paths.entries()) {
    let node = root
    node.here.push(place)
    for (const step of path) {
      const known = node.inside.get(step)
      const inner: Wanted = known ?? { here: [], inside: new Map() }
      if (!known) node.inside.set(step, inner)
      node = inner
      node.here.push(place)
    }
  }
  return root
}
