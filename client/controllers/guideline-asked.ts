/** What the address asks of the guidelines page. */
export interface GuidelineAsked {
  readonly show: 'text' | 'versions' | 'proposals' | 'compare' | 'write' | 'propose'
  /** Null for the version that holds. */
  readonly version: number | null
  /** The earlier one of two that are compared. */
  readonly from: number | null
  readonly section: string | null
  /** The ruling that shows the need of a proposal, and its item. */
  readonly ruling: string | null
  readonly item: string | null
}

const shows = ['versions', 'proposals', 'compare', 'write', 'propose'] as const

export function readGuidelineAsked(search: string): GuidelineAsked {
  const query = new URLSearchParams(search)
  const number = (name: string) => {
    const given = Number(query.get(name))
    return Number.isInteger(given) && given > 0 ? given : null
  }
  return {
    show: shows.find((show) => show === query.get('show')) ?? 'text',
    version: number('version'),
    from: number('from'),
    section: query.get('section'),
    ruling: query.get('ruling'),
    item: query.get('item'),
  }
}

export function writeGuidelineAsked(asked: Partial<GuidelineAsked>): string {
  const { show = 'text', version = null, from = null, section = null, ruling = null, item = null } = asked
  const query = new URLSearchParams()
  if (show !== 'text') query.set('show', show)
  if (from !== null) query.set('from', String(from))
  if (version !== null) query.set('version', String(version))
  if (section !== null) query.set('section', section)
  if (ruling !== null && item !== null) {
    query.set('ruling', ruling)
    query.set('item', item)
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
