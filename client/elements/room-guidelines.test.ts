import { html, render } from 'lit'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { sectionsOf } from '#shared/guideline/sections.ts'
import type { GuidelineText, ProposalRow } from '#shared/protocol/guideline-messages.ts'
import { drawMarkdown } from '../guideline/drawn-markdown.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, find, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'

let page: Awaited<ReturnType<typeof openPage>> | undefined
afterEach(() => {
  page?.close()
  page = undefined
  sessionStorage.clear()
  document.querySelector('#drawn')?.remove()
})

function drawn(text: string): HTMLElement {
  const host = Object.assign(document.createElement('div'), { id: 'drawn' })
  document.body.append(host)
  render(html`${drawMarkdown(text, { sections: sectionsOf(text), address: (id) => `?section=${id}` })}`, host)
  return host
}

describe('GL3 whatever is written', () => {
  const hostile = [
    '<script>globalThis.hurt = 1</script>',
    '<img src=x onerror="globalThis.hurt = 1">',
    '[a](javascript:globalThis.hurt=1) [b](JaVaScRiPt&#58;alert(1)) [c](data:text/html,x) [d](vbscript:x)',
    '![picture](https://example.org/x.png) ![inline](data:image/png;base64,AAAA)',
    '<https://example.org> [e](https://example.org/a"onclick="x) <javascript:alert(1)>',
    '<div onclick="x">block</div>\n\n<iframe src="https://example.org"></iframe>',
    '# `<b>` $  {{x}} <!-- c -->',
  ].join('\n\n')

  test('no element of anybody’s own, no picture, no address but http, https and mailto', () => {
    const host = drawn(hostile)
    expect(host.querySelector('script, img, iframe, div[onclick], [onerror], [style]')).toBeNull()
    expect('hurt' in globalThis).toBe(false)
    for (const link of host.querySelectorAll('a:not(.way)')) {
      expect(link.getAttribute('href')).toMatch(/^https?:/)
      expect(link.getAttribute('rel')).toContain('noopener')
    }
    expect(host.textContent).toContain('<img src=x onerror="globalThis.hurt = 1">')
    expect(host.textContent).toContain('picture')
  })

  test('a list of 10,000 levels, and 200 kB, are drawn', () => {
    expect(drawn(`${'- '.repeat(10_000)}x`).querySelectorAll('ul').length).toBeLessThan(50)
    document.querySelector('#drawn')?.remove()
    const long = '## Head\n\nsome **bold** words, `code` and a [link](https://example.org)\n\n- a\n- b\n\n'.repeat(2400)
    expect(drawn(long).querySelectorAll('h4')).toHaveLength(2400)
  })

  test('what Markdown is for', () => {
    const host = drawn(
      '# A\n\n## B\n\n*e* **s** ~~x~~ `c`\n\n1. one\n   - two\n\n> q\n\n| h |\n| :-: |\n| c |\n\n[B](#b)',
    )
    const tags = [
      'h3',
      'h4',
      'em',
      'strong',
      's',
      'code',
      'ol ul',
      'blockquote p',
      'th.center',
      'td',
      'a[data-section=b]',
    ]
    expect(tags.filter((tag) => host.querySelector(tag) === null)).toEqual([])
    expect([...host.querySelectorAll('h3, h4')].map(({ id }) => id)).toEqual(['section-a', 'section-b'])
  })
})

const textOf = (version: number, text: string): GuidelineText => ({
  ...{ version, base: version - 1, bytes: text.length, sections: sectionsOf(text), text },
  ...{ summary: `What is new in ${version}`, by: 'kamala', byName: 'Kamala', at: '2026-11-20T10:00:00.000Z' },
})
const versions = [
  textOf(2, '# Numbers\n\nAs figures.\n\n# Names\n\nAs heard.\n'),
  textOf(1, '# Numbers\n\nAs words.\n\n# Names\n\nAs heard.\n'),
]

async function guidelines(
  role: 'trainer' | 'annotator',
  texts = versions,
  proposals: readonly ProposalRow[] = [],
): Promise<FakeRoom> {
  const room = new FakeRoom(comparisonOf('the cat', 'the bat'), role)
  room.guidelines = { versions: texts, proposals }
  room.guidelineTexts = texts
  page = await openPage(room)
  pressKey('KeyL')
  await vi.waitFor(() => expect(findAll('.ways')).not.toHaveLength(0))
  return room
}
const pressed = (word: string) =>
  findAll('button')
    .filter((button): button is HTMLButtonElement => button.textContent?.trim() === word)
    .at(-1)
    ?.click()

describe('the page', () => {
  test('GL1 an empty room offers a template to who publishes, and only to them', async () => {
    await guidelines('annotator', [])
    expect(wordsOf('room-guidelines')).toContain('Leads and trainers write it')
    page?.close()
    await guidelines('trainer', [])
    pressed('Begin with a template')
    await vi.waitFor(() => expect(find<HTMLTextAreaElement>('textarea').value).toContain('## '))
  })

  test('GL4 an older version says what became of the section that was cited', async () => {
    await guidelines('annotator')
    await vi.waitFor(() => expect(findAll('room-guideline-text h3')).toBeDefined())
    page?.stay.route.enter('guidelines', '?version=1&section=numbers')
    await vi.waitFor(() => expect(wordsOf('room-guidelines')).toContain('This section has changed since'))
    page?.stay.route.enter('guidelines', '?version=1&section=names')
    await vi.waitFor(() => expect(wordsOf('room-guidelines')).toContain('This section is the same in version 2'))
    await expectAccessible()
  })

  test('GL9 a section that is cited and gone stands as it was, and the version that holds is said', async () => {
    const old = '# Numbers\n\nAs words, always.\n\n# Names\n\nAs heard.\n'
    await guidelines('annotator', [textOf(2, '# Names {#names}\n\nAs heard.\n'), textOf(1, old)])
    page?.stay.route.enter('guidelines', '?version=1&section=numbers')
    await vi.waitFor(() => expect(wordsOf('room-guidelines')).toContain('has this section no more'))
    expect(find('room-guideline-text').shadowRoot?.querySelector('.prose')?.textContent).toContain('As words, always.')
    page?.stay.route.enter('guidelines', '')
    await vi.waitFor(() => expect(findAll('h3').map(({ textContent }) => textContent?.trim())).toContain('Names #'))
    expect(wordsOf('room-guidelines')).not.toContain('{#')
  })

  test('GL10 a proposal leads to the item of its ruling', async () => {
    const proposal: ProposalRow = {
      ...{ id: 'p1', section: 'names', title: 'Names', text: 'As said', why: 'Shorter', version: 2, by: 'bala' },
      ...{ byName: 'Bala', at: '2026-11-20T10:00:00.000Z', end: null, key: 'calls/one.wav' },
      ruling: { item: 'item1', ruling: 'r1' },
    }
    await guidelines('trainer', versions, [proposal])
    pressed('Proposals (1)')
    const link = () => findAll('a').find((a): a is HTMLAnchorElement => a.textContent?.trim() === 'one.wav')
    await vi.waitFor(() => expect(link()?.pathname).toMatch(/\/i\/item1$/))
    await expectAccessible()
    link()?.click()
    await vi.waitFor(() => expect(page?.stay.route.item).toBe('item1'))
  })

  test('GL7 what differs stands word by word', async () => {
    await guidelines('annotator')
    page?.stay.route.enter('guidelines', '?show=compare&from=1&version=2')
    await vi.waitFor(() => expect(findAll('ins').map((ins) => ins.textContent?.trim())).toEqual(['figures.']))
    expect(findAll('del').map((del) => del.textContent?.trim())).toEqual(['words.'])
  })

  test('GL8 what is written stays when the page is left and entered again, until it is discarded', async () => {
    await guidelines('trainer')
    await vi.waitFor(() => expect(findAll('.prose')).not.toHaveLength(0))
    pressed('Write the next version')
    await vi.waitFor(() => expect(findAll('textarea')).toHaveLength(1))
    const area = find<HTMLTextAreaElement>('textarea')
    area.value = '# Mine'
    area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
    page?.stay.route.open(null)
    await vi.waitFor(() => expect(findAll('room-guidelines')).toHaveLength(0))
    page?.stay.route.enter('guidelines', '?show=write')
    await vi.waitFor(() => expect(find<HTMLTextAreaElement>('textarea').value).toBe('# Mine'))
    pressed('Discard what I wrote')
    await vi.waitFor(() => expect(wordsOf('room-guideline-editor')).toContain('What you wrote will be gone'))
    pressed('Discard it')
    await vi.waitFor(() => expect(findAll('textarea')).toHaveLength(0))
  })
})
