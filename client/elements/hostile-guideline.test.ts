import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sectionsOf } from '#shared/guideline/sections.ts'
import type { GuidelineText } from '#shared/protocol/guideline-messages.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, find, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'

const away = 'https://elsewhere.example'
const hostile = [
  '# <script>hurt = 1</script> \u202Edrawkcab\u202C {#<img src=x onerror=hurt=1>}',
  `<script src="${away}/x.js"></script><script>globalThis.hurt = 1</script>`,
  `<img src="${away}/x.png" onerror="globalThis.hurt = 1"><svg onload="globalThis.hurt = 1"><use href="${away}/x.svg#a"/></svg>`,
  `<style>@import "${away}/x.css"; * { background: url(${away}/x.gif) }</style><link rel=stylesheet href="${away}/x.css">`,
  `<iframe src="${away}" srcdoc="<script>parent.hurt=1</script>"></iframe><object data="${away}/x"></object><base href="${away}/">`,
  `<form action="${away}"><button formaction="javascript:hurt=1">b</button></form><a href="javascript:hurt=1" onclick="hurt=1">c</a>`,
  `![picture](${away}/p.png "title") ![data](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9Imh1cnQ9MSIvPg==) ![ref][r]`,
  '[a](javascript:globalThis.hurt=1) [b](JAVASCRIPT&colon;hurt=1) [c](java\\\tscript:hurt=1) [d](data:text/html,<script>hurt=1</script>)',
  '[e](vbscript:hurt) [f](file:///etc/passwd) [g](//elsewhere.example/x) [h](blob:x) [i](&#106;avascript:hurt=1) <javascript:hurt=1>',
  `[j](${away}/a"onmouseover="hurt=1) [k][r] <${away}/auto> [l](#"><img src=x onerror=hurt=1>) [m](mailto:a@example.org?body=\u202Ex)`,
  '\u202Eoverride \u2066isolate \u200F never closed',
  `| a | b |\n| :-: | --: |\n| <img src=x onerror=hurt=1> | \u202E[n](javascript:hurt=1) |`,
  '`<script>hurt=1</script>`\n\n```html\n<script>globalThis.hurt = 1</script>\n```',
  '> - 1. <b onclick="hurt=1">nested</b> **bold *both** not*',
  '{{hurt=1}} <%= hurt=1 %> &lt;script&gt;hurt=1&lt;/script&gt;',
  'x'.repeat(30_000),
  `[long](${away}/${'y'.repeat(5_000)})`,
  `[r]: ${away}/r.png "t"`,
].join('\n\n')

const published = (text: string): GuidelineText => ({
  ...{ version: 1, base: 0, bytes: text.length, sections: sectionsOf(text), text, by: 'kamala', byName: 'Kamala' },
  ...{ summary: '\u202E<img src=x onerror=hurt=1>', at: '2026-11-20T10:00:00.000Z' },
})
const allowed = new Set(
  'a blockquote br code div em h3 h4 h5 h6 hr li ol p pre s strong table tbody td th thead tr ul'.split(' '),
)
const attributes = new Set([
  'aria-label',
  'class',
  'data-section',
  'dir',
  'href',
  'id',
  'rel',
  'start',
  'tabindex',
  'target',
])

let page: Awaited<ReturnType<typeof openPage>> | undefined
let asked: string[] = []
const resources = new PerformanceObserver((list) => {
  asked.push(...list.getEntries().map(({ name }) => name))
})

beforeEach(() => {
  asked = []
  resources.observe({ type: 'resource' })
})
afterEach(() => {
  resources.disconnect()
  page?.close()
  page = undefined
  sessionStorage.clear()
})

async function reads(text: string, role: 'trainer' | 'annotator' = 'annotator'): Promise<void> {
  const room = new FakeRoom(comparisonOf('the cat', 'the bat'), role)
  room.guidelines = { versions: [published(text)], proposals: [] }
  room.guidelineTexts = [published(text)]
  page = await openPage(room)
  pressKey('KeyL')
  await vi.waitFor(() => expect(findAll('.prose').length).toBeGreaterThan(0))
}

/** Two frames: what would load or run by being drawn has begun. */
const drawn = () =>
  new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))))

/** Nothing has run, nothing was asked for elsewhere, and only what Markdown is for was made. */
async function harmless(root: ParentNode): Promise<void> {
  await drawn()
  expect('hurt' in globalThis).toBe(false)
  expect(
    [...asked, ...resources.takeRecords().map(({ name }) => name)].filter((name) => !name.startsWith(location.origin)),
  ).toEqual([])
  const all = [...root.querySelectorAll('*')]
  expect(all.map(({ localName }) => localName).filter((name) => !allowed.has(name))).toEqual([])
  expect(all.flatMap((one) => one.getAttributeNames()).filter((name) => !attributes.has(name))).toEqual([])
  for (const link of root.querySelectorAll('a')) {
    const inside = link.dataset.section !== undefined
    expect(new URL(link.href).protocol).toMatch(inside ? /^https?:$/ : /^(https?|mailto):$/)
    if (inside) expect(new URL(link.href).origin).toBe(location.origin)
    else expect([link.target, link.rel]).toEqual(['_blank', 'noopener noreferrer'])
  }
}

test('GL3 hostile Markdown is read as words: nothing runs, nothing is fetched', async () => {
  await reads(hostile)
  const prose = find('.prose')
  await harmless(prose)
  expect(prose.textContent).toContain('<script>globalThis.hurt = 1</script>')
  for (const link of prose.querySelectorAll<HTMLAnchorElement>('a[data-section]')) link.click()
  await harmless(find('.prose'))
  expect(wordsOf('room-guidelines')).toContain('<img src=x onerror=hurt=1>')
})

test('GL3 a direction that is never set back ends with its block', async () => {
  await reads(hostile)
  const blocks = findAll('.prose p, .prose h3, .prose h4, .prose td, .prose li, room-guideline-text nav a')
  expect(blocks.length).toBeGreaterThan(10)
  for (const block of blocks) expect(getComputedStyle(block).display).toMatch(/^(block|flex|list-item|table-cell)$/)
})

test('GL3 lines that never break stay within the page', async () => {
  await reads(
    `${'x'.repeat(50_000)}\n\n\`${'y'.repeat(50_000)}\`\n\n    ${'z'.repeat(50_000)}\n\n# ${'க்'.repeat(5_000)}`,
  )
  await drawn()
  const prose = find('.prose')
  expect(prose.scrollWidth).toBeLessThanOrEqual(prose.clientWidth + 1)
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth)
  await expectAccessible()
})

test('GL3 the preview and the comparison are as harmless; what is too long is not drawn, and says so', async () => {
  await reads('# One\n\nwords', 'trainer')
  const pressed = (word: string) =>
    findAll('button')
      .find((one): one is HTMLButtonElement => one.textContent?.trim() === word)
      ?.click()
  pressed('Write the next version')
  await vi.waitFor(() => expect(findAll('textarea')).toHaveLength(1))
  const writes = (text: string) => {
    const area = find<HTMLTextAreaElement>('textarea')
    area.value = text
    area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  }
  const side = () => find('room-guideline-editor').shadowRoot?.querySelector('.side.prose') as HTMLElement
  writes(hostile)
  await vi.waitFor(() => expect(side().textContent).toContain('never closed'))
  await harmless(side())
  pressed('What it changes')
  await vi.waitFor(() => expect(findAll('ins').length).toBeGreaterThan(0))
  await drawn()
  expect('hurt' in globalThis).toBe(false)
  expect(findAll('room-guideline-compare script, room-guideline-compare img, room-guideline-compare iframe')).toEqual(
    [],
  )
  writes(`# Long\n\n${'many words '.repeat(100_000)}`)
  await vi.waitFor(() => expect(side().textContent).toContain('a guideline may have'))
  expect(side().querySelectorAll('*').length).toBeLessThan(5)
})
