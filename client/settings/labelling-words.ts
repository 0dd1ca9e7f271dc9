import { msg, str } from '@lit/localize'
import type { Labelling } from '#shared/domain/labelling.ts'

interface Named {
  readonly name: string
}

const partsOf = (labelling: Labelling): readonly Named[] =>
  labelling === null ? [] : [...labelling.tags, ...(labelling.questions ?? []), ...(labelling.attributes ?? [])]

/** What became of tags, questions and attributes, for one sentence. */
export function labellingChanges(was: Labelling, now: Labelling): string {
  const [before, after] = [partsOf(was), partsOf(now)]
  const known = new Map(before.map((part) => [part.name, part]))
  const names = (parts: readonly Named[]) => parts.map(({ name }) => name).join(', ')
  const added = after.filter(({ name }) => !known.has(name))
  const gone = before.filter(({ name }) => !after.some((part) => part.name === name))
  const changed = after.filter((part) => {
    const old = known.get(part.name)
    return old && JSON.stringify(old) !== JSON.stringify(part)
  })
  const parts = [
    added.length > 0 ? [msg(str`added ${names(added)}`)] : [],
    gone.length > 0 ? [msg(str`took out ${names(gone)}`)] : [],
    changed.length > 0 ? [msg(str`changed ${names(changed)}`)] : [],
  ].flat()
  return parts.length === 0 ? msg('another order') : parts.join('; ')
}
