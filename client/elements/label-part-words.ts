import { msg } from '@lit/localize'
import type { LabelKind } from '#shared/labels/label.ts'
import type { Attribute } from '#shared/labels/label-config.ts'

/** What labels are, in words. */
export function kindWord(kind: LabelKind): string {
  switch (kind) {
    case 'choice':
      return msg('answers')
    case 'span':
      return msg('spans of a text')
    case 'box':
      return msg('boxes')
    case 'polygon':
      return msg('outlines')
    case 'interval':
      return msg('stretches of a recording')
  }
}

export const placedKinds = ['span', 'box', 'polygon', 'interval'] as const satisfies readonly LabelKind[]

/** What an answer or an attribute may be. */
export function typeWord(type: Attribute['type']): string {
  switch (type) {
    case 'text':
      return msg('words')
    case 'number':
      return msg('a number')
    case 'boolean':
      return msg('yes or no')
    case 'choice':
      return msg('one of a list')
    case 'choices':
      return msg('several of a list')
    case 'rating':
      return msg('a rating')
  }
}
