import type { LabelledItem } from '#shared/projections/labelled-item.ts'
import type { StoredSources } from './item-blobs.ts'

/** What sources say of an item, as figures are told of it. */
export const labelledItem = (
  id: string,
  { subject, sources }: StoredSources,
): Pick<LabelledItem, 'id' | 'subject' | 'sources'> => ({
  id,
  subject: subject ?? { is: 'text', text: '' },
  sources: sources.map(({ person, labels }) => ({ person, labels: labels?.labels ?? [] })),
})
