import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseAst } from 'vite'

const root = join(import.meta.dirname, '..', '..')

/** A sentence as it stands in the source; what is put into it reads `…`. */
export interface SaidString {
  readonly file: string
  /** The call that says it. */
  readonly by: string
  readonly text: string
}

interface Node {
  readonly type: string
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value
const nodesOf = (value: unknown): readonly Node[] =>
  Array.isArray(value) ? value.flatMap(nodesOf) : isNode(value) ? [value] : []
const childrenOf = (node: Node): readonly Node[] => Object.values(node).flatMap(nodesOf)
const nameOf = (node: unknown): string =>
  !isNode(node)
    ? ''
    : node.type === 'MemberExpression'
      ? nameOf(node.property)
      : typeof node.name === 'string'
        ? node.name
        : ''

/** Which arguments of a call or a construction of that name are read by people. */
const said: Readonly<Record<string, readonly number[]>> = {
  msg: [0],
  refuse: [1],
  sendProblem: [2, 3],
  Problem: [1, 2],
  FormatError: [0],
  InviteRefused: [0],
  InviteForbidden: [0],
  EntryDamaged: [0],
  StoreUnavailable: [0],
  StoreWentBack: [0],
  close: [1],
  Refusal: [0],
}

/** Every sentence in the sources that goes to the screen: the page's own, and those that the server sends to it. */
export async function saidStrings(): Promise<readonly SaidString[]> {
  const found: SaidString[] = []
  for (const folder of ['client', 'server', 'shared'])
    for (const name of await readdir(join(root, folder), { recursive: true })) {
      const path = `${folder}/${name}`
      if (!name.endsWith('.ts') || /\.test\.ts$|\/testing\/|\/node_modules\/|\/dist\//.test(path)) continue
      found.push(...stringsIn(readFileSync(join(root, path), 'utf8'), path))
    }
  return found
}

export function stringsIn(source: string, file: string): readonly SaidString[] {
  const program = parseAst(source, { lang: 'ts' }) as unknown as Node
  const constants = new Map(
    nodesOf(program.body)
      .flatMap((node) => (node.type === 'ExportNamedDeclaration' ? nodesOf(node.declaration) : [node]))
      .flatMap((node) => (node.type === 'VariableDeclaration' ? nodesOf(node.declarations) : []))
      .map(({ id, init }) => [nameOf(id), init] as const),
  )
  const found: SaidString[] = []
  const walk = (node: Node): void => {
    const name = node.type === 'CallExpression' || node.type === 'NewExpression' ? nameOf(node.callee) : ''
    // A connection refuses with a reason's code, which `edit-refusals.ts` and the page put into words.
    const isCode = name === 'refuse' && isNode(node.callee) && node.callee.type === 'MemberExpression'
    const given = Array.isArray(node.arguments) ? (node.arguments as unknown[]) : []
    for (const at of (Object.hasOwn(said, name) && !isCode ? said[name] : undefined) ?? []) {
      const texts = textsOf(given[at], constants)
      const unread = name === 'msg' && texts.length === 0 ? [''] : []
      found.push(...[...texts, ...unread].map((text) => ({ file, by: name, text })))
    }
    if (node.type === 'VariableDeclarator' && /sentence/i.test(nameOf(node.id)))
      found.push(...textsOf(node.init, constants).map((text) => ({ file, by: nameOf(node.id), text })))
    if (node.type === 'Property' && nameOf(node.key) === 'message')
      found.push(...textsOf(node.value, constants).map((text) => ({ file, by: 'message', text })))
    for (const child of childrenOf(node)) walk(child)
  }
  walk(program)
  return found
}

/** The strings that a value may be, as far as the file says; conditions give both. */
function textsOf(value: unknown, constants: ReadonlyMap<string, unknown>): readonly string[] {
  if (!isNode(value)) return []
  switch (value.type) {
    case 'Literal':
      return typeof value.value === 'string' ? [value.value] : []
    case 'TemplateLiteral':
      return [
        (value.quasis as { value: { cooked: string } }[]).map((part) => part.value.cooked).join('…'),
        ...nodesOf(value.expressions).flatMap((part) =>
          part.type === 'Identifier' ? [] : textsOf(part, constants).filter(Boolean),
        ),
      ]
    case 'TaggedTemplateExpression':
      return textsOf(value.quasi, constants)
    case 'ConditionalExpression':
      return [...textsOf(value.consequent, constants), ...textsOf(value.alternate, constants)]
    case 'LogicalExpression':
    case 'BinaryExpression':
      return [...textsOf(value.left, constants), ...textsOf(value.right, constants)]
    case 'Identifier': {
      const constant = constants.get(nameOf(value))
      return constant === value ? [] : textsOf(constant, new Map())
    }
    default:
      return []
  }
}
