import { afterEach, describe, expect, test, vi } from 'vitest'
import { box } from '#shared/testing/shapes.ts'
import { car, click, closeImage, drag, frame, key, opened, placed, size } from '../testing/label-image-fixture.ts'
import { expectAccessible, find, findAll } from '../testing/room-fixture.ts'
import { drawnPicture, manyShapes, shownShape } from '../testing/shown-shapes.ts'

afterEach(closeImage)

describe('IM6 seeing', () => {
  test('IM6: the wheel zooms, and what is under the pointer stays there', async () => {
    const { stage, of, image } = await opened([shownShape('small', box(1190, 890, 20, 20))])
    stage.dispatchEvent(
      new WheelEvent('wheel', { deltaY: -600, bubbles: true, cancelable: true, ...placed(stage, 1200, 900) }),
    )
    await frame()
    await image.updateComplete
    expect(
      Number.parseInt(find('room-image-tools').shadowRoot?.querySelector('.percent')?.textContent ?? '', 10),
    ).toBeGreaterThan(50)
    click(stage, 1200, 900)
    expect(of('label-pick')[0]?.key).toBe('small')
  })

  test('IM6: keys and buttons zoom; with nothing picked arrows move the image', async () => {
    const { stage, image, of } = await opened([car])
    const percent = () => find('room-image-tools').shadowRoot?.querySelector('.percent')?.textContent
    const whole = percent()
    key(stage, 'Equal', { key: '+' })
    await frame()
    await image.updateComplete
    expect(percent()).not.toBe(whole)
    key(stage, 'ArrowRight')
    key(stage, 'Home')
    await frame()
    await image.updateComplete
    expect(percent()).toBe(whole)
    findAll('room-image-tools button')
    find('room-image-tools').shadowRoot?.querySelectorAll('button')[3]?.click()
    await frame()
    await image.updateComplete
    expect(percent()).toBe('100 %')
    expect(of('label-placed')).toEqual([])
  })

  test('IM7: the label that is worked on is brought into sight', async () => {
    const { image, stage, of } = await opened([car, shownShape('dot', box(1500, 1100, 8, 8))])
    image.current = 'dot'
    await image.updateComplete
    await frame()
    const { left, top } = stage.getBoundingClientRect()
    const here = find('.current .line').getBoundingClientRect()
    expect(here.width).toBeGreaterThan(40)
    expect(here.left - left).toBeGreaterThan(0)
    expect(here.top - top).toBeGreaterThan(0)
    expect(of('label-pick')).toEqual([])
  })

  test('IM9: at the top of the image the handle to turn by is under the label, and its name under that', async () => {
    await opened([shownShape('top', box(700, 0, 160, 120))], { current: 'top' })
    const [turn, name] = [find('.turn').getBoundingClientRect(), find('.name').getBoundingClientRect()]
    expect(name.top).toBeGreaterThanOrEqual(turn.bottom)
  })

  test('IM13: the picture is drawn, and brightness and contrast change how it looks and nothing else', async () => {
    const { image } = await opened([])
    image.src = URL.createObjectURL(await drawnPicture(size.width, size.height))
    const canvas = find<HTMLCanvasElement>('canvas.picture')
    const pixel = () => canvas.getContext('2d')?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data[3]
    await vi.waitFor(() => expect(pixel()).toBe(255))
    const tools = find('room-image-tools').shadowRoot
    tools?.querySelector<HTMLButtonElement>('[aria-expanded]')?.click()
    await vi.waitFor(() => expect(tools?.querySelector('#brightness')).toBeTruthy())
    const slider = tools?.querySelector<HTMLInputElement>('#brightness')
    if (slider) slider.value = '150'
    slider?.dispatchEvent(new Event('input'))
    await image.updateComplete
    expect(canvas.style.filter).toBe('brightness(150%) contrast(100%)')
    await expectAccessible()
  })

  test('IM13: an image that is not there, or is none, is said; labels can be worked on all the same', async () => {
    const { image, of, stage } = await opened([car], { current: 'car' })
    image.src = URL.createObjectURL(new Blob(['no picture'], { type: 'image/png' }))
    await vi.waitFor(() => expect(find('[role="alert"]').textContent).toContain('no image'))
    image.src = '/there-is-none.png?missing'
    await vi.waitFor(() => expect(find('[role="alert"]').textContent).toMatch(/no image|not there/))
    drag(stage, [300, 300], [400, 350])
    expect(of('label-placed')).toHaveLength(1)
  })
})

describe('IM14 for keys and screen readers', () => {
  test('IM14: all labels are a list; arrows go through it, Enter picks and leads to the image', async () => {
    const { image, of } = await opened(manyShapes(100, size.width, size.height))
    const list = find('room-label-list').shadowRoot?.querySelector<HTMLElement>('[role="listbox"]')
    if (!list) throw new Error('There is no list')
    list.focus()
    for (const code of ['ArrowDown', 'ArrowDown', 'PageDown']) key(list, code)
    await frame()
    await image.updateComplete
    const active = find('room-label-list').shadowRoot?.querySelector('.active')
    expect(active?.getAttribute('aria-posinset')).toBe('13')
    expect(active?.getAttribute('aria-setsize')).toBe('100')
    expect(list.getAttribute('aria-activedescendant')).toBe(active?.id)
    expect(find('.name').textContent).toContain(image.labels[12]?.name)
    await expectAccessible()
    key(list, 'Enter')
    expect(of('label-pick')[0]?.key).toBe('n13')
    expect(image.shadowRoot?.activeElement).toBe(find('.stage'))
  })

  test('IM14: a page with labels in every state has no fault of accessibility, its name is read', async () => {
    const held = { held: { name: 'Asha', colour: '#060' } }
    await opened([...manyShapes(30, size.width, size.height), shownShape('h', box(0, 0, 50, 50), held)], {
      current: 'n4',
    })
    expect(find('.stage').getAttribute('aria-label')).toBe('street-1.png, labels: 31')
    await expectAccessible()
  })
})
