import type { Bounds } from '#shared/labels/geometry.ts'
import { between, type ImageSize } from '#shared/labels/image-bounds.ts'
import type { Point } from '#shared/labels/label.ts'

/** How an image lies on the screen: CSS pixels for one of its own, and where its top left corner is. */
export interface View {
  readonly scale: number
  readonly x: number
  readonly y: number
}

/** Of the part of the screen that shows the image, in CSS pixels. */
export type ScreenSize = ImageSize

const largestScale = 32
/** So much of the image always stays in sight. */
const keptInSight = 48
const margin = 24
/** Smaller than that on the screen, a label is zoomed in to. */
const tiny = 20

export const toScreen = ({ scale, x, y }: View, [right, down]: Point): Point => [x + right * scale, y + down * scale]
export const toImage = ({ scale, x, y }: View, [right, down]: Point): Point => [(right - x) / scale, (down - y) / scale]

export const boundsOnScreen = (view: View, { left, top, right, bottom }: Bounds): Bounds => {
  const [[x, y], [endX, endY]] = [toScreen(view, [left, top]), toScreen(view, [right, bottom])]
  return { left: x, top: y, right: endX, bottom: endY }
}

/** What of the image is in sight, and beyond. */
export function inSight(view: View, { width, height }: ScreenSize): Bounds {
  const [[left, top], [right, bottom]] = [toImage(view, [0, 0]), toImage(view, [width, height])]
  return { left, top, right, bottom }
}

/** All of the image, in the middle; a small one is not blown up to more than 8 times its size. */
export function fitted(image: ImageSize, screen: ScreenSize): View {
  const room = Math.min(16, screen.width / 16, screen.height / 16)
  const scale = Math.min((screen.width - 2 * room) / image.width, (screen.height - 2 * room) / image.height, 8)
  return centred(image, screen, Math.max(scale, 1e-4))
}

const centred = (image: ImageSize, screen: ScreenSize, scale: number): View => ({
  scale,
  x: (screen.width - image.width * scale) / 2,
  y: (screen.height - image.height * scale) / 2,
})

/** What was under a point of the screen stays under it. */
export function zoomedTo(view: View, scale: number, [x, y]: Point, image: ImageSize, screen: ScreenSize): View {
  const fit = fitted(image, screen).scale
  const wanted = between(scale, Math.min(fit / 2, 1), Math.max(largestScale, fit * 2))
  const [right, down] = toImage(view, [x, y])
  return kept({ scale: wanted, x: x - right * wanted, y: y - down * wanted }, image, screen)
}

export const panned = (view: View, [right, down]: Point, image: ImageSize, screen: ScreenSize): View =>
  kept({ ...view, x: view.x + right, y: view.y + down }, image, screen)

/** Some of the image is always in sight. */
function kept({ scale, x, y }: View, image: ImageSize, screen: ScreenSize): View {
  const [width, height] = [image.width * scale, image.height * scale]
  const room = Math.min(keptInSight, width / 2, height / 2)
  return { scale, x: between(x, room - width, screen.width - room), y: between(y, room - height, screen.height - room) }
}

/** Brings bounds into sight: as things are where they are in sight, else by moving, else by zooming too. */
export function bringing(view: View, bounds: Bounds, image: ImageSize, screen: ScreenSize): View {
  const { left, top, right, bottom } = boundsOnScreen(view, bounds)
  const seen = left >= 0 && top >= 0 && right <= screen.width && bottom <= screen.height
  const size = Math.max(right - left, bottom - top)
  const fits = right - left <= screen.width - 2 * margin && bottom - top <= screen.height - 2 * margin
  if (seen && size >= tiny) return view
  if (fits && size >= tiny) return centredOn(view.scale, bounds, image, screen)
  const share = fits ? 4 : 1
  const [room, height] = [Math.max(1, screen.width - 2 * margin), Math.max(1, screen.height - 2 * margin)]
  const wide = room / share / Math.max(1, bounds.right - bounds.left)
  const high = height / share / Math.max(1, bounds.bottom - bounds.top)
  return centredOn(Math.min(wide, high, largestScale / 4), bounds, image, screen)
}

function centredOn(scale: number, { left, top, right, bottom }: Bounds, image: ImageSize, screen: ScreenSize): View {
  const [x, y] = [screen.width / 2 - ((left + right) / 2) * scale, screen.height / 2 - ((top + bottom) / 2) * scale]
  return kept({ scale, x, y }, image, screen)
}

/** The middle of what is in sight stays in the middle when the screen gets another size. */
export const resized = (view: View, before: ScreenSize, after: ScreenSize, image: ImageSize): View =>
  panned(view, [(after.width - before.width) / 2, (after.height - before.height) / 2], image, after)
