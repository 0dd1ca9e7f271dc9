import { SaxesParser } from 'saxes'
import { FormatError } from '#shared/formats/format.ts'
import type { LabelKind } from '#shared/labels/label.ts'
import type { Attribute, LabelConfig, Question, Tag } from '#shared/labels/label-config.ts'

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  readonly line: number
}

/**
 * The labelling configuration of a Label Studio project: what labels and answers there may be. `perRegion` controls are
 * attributes, of the labels that `whenLabelValue` names or of all. What lays out the page is left out.
 * @throws FormatError with the line where it is no XML, has a DOCTYPE, or names two things alike.
 */
export function labelConfigOfXml(text: string): LabelConfig {
  const elements = flat(rootOf(text))
  const objects = new Map(elements.map(({ name, attributes }) => [attributes.name ?? '', name]))
  const tags = new Map<string, Tag>()
  const questions = new Map<string, Question>()
  const attributes = new Map<string, Attribute>()
  for (const element of elements) {
    const kinds = kindsOf(element, objects)
    for (const tag of kinds === undefined ? [] : tagsIn(element, kinds)) addTag(tags, tag)
    const asked = attributeOf(element)
    if (!asked) continue
    const { attributes: given, line } = element
    const isEach = given.perRegion === 'true' || given.perItem === 'true'
    const target = isEach ? attributes : questions
    if (target.has(asked.name)) throw new FormatError(`"${asked.name}" is asked twice`, line)
    if (!isEach) questions.set(asked.name, { ...asked, ...shortcutsIn(element) })
    else if (given.whenLabelValue) attachTo(tags, given.whenLabelValue.split(','), asked)
    else attributes.set(asked.name, asked)
  }
  return {
    tags: [...tags.values()],
    ...(questions.size > 0 ? { questions: [...questions.values()] } : {}),
    ...(attributes.size > 0 ? { attributes: [...attributes.values()] } : {}),
  }
}

function rootOf(text: string): Element {
  const parser = new SaxesParser({ position: true })
  const top: Element = { name: '', attributes: {}, children: [], line: 1 }
  const open: Element[] = [top]
  const fail = (message: string): never => {
    throw new FormatError(message, parser.line)
  }
  parser.on('doctype', () => fail('a DOCTYPE is not taken: it may name other files'))
  parser.on('error', ({ message }) => fail(`this is no XML: ${message.replace(/^.*?\d+:\d+: /, '')}`))
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = {
      name,
      attributes: { ...attributes } as Record<string, string>,
      children: [],
      line: parser.line,
    }
    open.at(-1)?.children.push(element)
    open.push(element)
    if (open.length > 100) fail('elements are nested more than a hundred deep')
  })
  parser.on('closetag', () => open.pop())
  parser.write(text).close()
  return top
}

const flat = (element: Element): readonly Element[] => element.children.flatMap((child) => [child, ...flat(child)])

/** Which labels a control makes; undefined for what makes none that can be read. */
function kindsOf(
  { name, attributes }: Element,
  objects: ReadonlyMap<string, string>,
): readonly LabelKind[] | undefined {
  switch (name) {
    case 'RectangleLabels':
      return ['box']
    case 'PolygonLabels':
      return ['polygon']
    case 'HyperTextLabels':
      return ['span']
    case 'Labels': {
      const object = objects.get((attributes.toName ?? '').split(',')[0] ?? '')
      if (object === 'Text' || object === 'HyperText') return ['span']
      if (object === 'Audio' || object === 'AudioPlus') return ['interval']
      return object === 'Image' ? ['box', 'polygon'] : []
    }
    default:
      return undefined
  }
}

function tagsIn({ children }: Element, kinds: readonly LabelKind[]): readonly Tag[] {
  return children.flatMap(({ name, attributes, line }): readonly Tag[] => {
    if (name !== 'Label') return []
    const { value, alias, background, hotkey, hint } = attributes
    if (!value) throw new FormatError('a label has no value', line)
    return [
      {
        name: value,
        ...(background ? { colour: background } : {}),
        ...(alias ? { key: alias } : {}),
        ...(hotkey ? { shortcut: hotkey } : {}),
        ...(hint ? { description: hint } : {}),
        ...(kinds.length > 0 ? { kinds } : {}),
      },
    ]
  })
}

/** One tag may stand in several controls: for boxes and for polygons. */
function addTag(tags: Map<string, Tag>, tag: Tag): void {
  const known = tags.get(tag.name)
  const kinds = [...new Set([...(known?.kinds ?? []), ...(tag.kinds ?? [])])]
  tags.set(tag.name, { ...tag, ...known, ...(kinds.length > 0 ? { kinds } : {}) })
}

function attachTo(tags: Map<string, Tag>, names: readonly string[], attribute: Attribute): void {
  for (const name of names) {
    const tag = tags.get(name)
    if (tag) tags.set(name, { ...tag, attributes: [...(tag.attributes ?? []), attribute] })
  }
}

const numberIn = (text: string | undefined): number | undefined =>
  text !== undefined && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined

/** What a control asks for; undefined for one that asks nothing that can be read. */
function attributeOf(element: Element): Attribute | undefined {
  const { name: control, attributes } = element
  const { name, required, hint, min, max, maxRating, choice } = attributes
  if (!name) return undefined
  const common = { name, ...(required === 'true' ? { required: true } : {}), ...(hint ? { description: hint } : {}) }
  const [least, most] = [numberIn(min), numberIn(max)]
  switch (control) {
    case 'Choices':
      return { ...common, type: choice === 'multiple' ? 'choices' : 'choice', values: choicesIn(element, '') }
    case 'Taxonomy':
      return { ...common, type: 'choices', values: choicesIn(element, '') }
    case 'Rating':
      return { ...common, type: 'rating', most: numberIn(maxRating) ?? 5 }
    case 'Number':
      return {
        ...common,
        type: 'number',
        ...(least === undefined ? {} : { least }),
        ...(most === undefined ? {} : { most }),
      }
    case 'DateTime':
    case 'TextArea':
      return { ...common, type: 'text' }
    default:
      return undefined
  }
}

/** Of nested choices the way to each. */
const choicesIn = ({ children }: Element, above: string): readonly string[] =>
  children.flatMap((child) => {
    const own = child.name === 'Choice' ? `${above}${child.attributes.value ?? ''}` : ''
    if (child.name !== 'Choice') return choicesIn(child, above)
    return [own, ...choicesIn(child, `${own} / `)]
  })

function shortcutsIn({ children }: Element): Pick<Question, 'shortcuts'> {
  const keys = children.flatMap(({ attributes: { value, hotkey } }) =>
    value && hotkey ? [[value, hotkey] as const] : [],
  )
  return keys.length > 0 ? { shortcuts: Object.fromEntries(keys) } : {}
}
