/** The part of a recording that is in sight. */
export interface TimeView {
  /** Seconds at the left edge. */
  readonly from: number
  /** Pixels for each second. */
  readonly scale: number
  /** Pixels. */
  readonly width: number
}

/** A millisecond takes two pixels: as fine as edges are placed. */
export const finestScale = 2000
const around = 0.2

export const toPixel = ({ from, scale }: TimeView, seconds: number): number => (seconds - from) * scale
export const toSeconds = ({ from, scale }: TimeView, pixel: number): number => from + pixel / scale
export const endOf = (view: TimeView): number => toSeconds(view, view.width)

/** All of it. */
export const wholeView = (seconds: number, width: number): TimeView => ({ from: 0, scale: width / seconds, width })

/** Neither finer nor coarser than there is anything to see, and never past an end. */
export function clampedView({ from, scale, width }: TimeView, seconds: number): TimeView {
  const clamped = Math.max(width / seconds, Math.min(scale, Math.max(finestScale, width / seconds)))
  return { from: Math.max(0, Math.min(from, seconds - width / clamped)), scale: clamped, width }
}

/** Finer or coarser by a factor; what is under the pixel stays there. */
export function zoomedView(view: TimeView, factor: number, pixel: number, seconds: number): TimeView {
  const { scale } = clampedView({ ...view, scale: view.scale * factor }, seconds)
  return clampedView({ ...view, scale, from: toSeconds(view, pixel) - pixel / scale }, seconds)
}

export const pannedView = (view: TimeView, pixels: number, seconds: number): TimeView =>
  clampedView({ ...view, from: view.from + pixels / view.scale }, seconds)

/** The stretch in the middle, with something of what is around it. */
export function viewOn(view: TimeView, start: number, end: number, seconds: number): TimeView {
  const scale = (view.width * (1 - 2 * around)) / Math.max(end - start, 0.02)
  return clampedView({ ...view, scale, from: start - (view.width * around) / scale }, seconds)
}

/** As near to what is in sight as shows the stretch, or the start of one that is too long; the same view where it does. */
export function revealing(view: TimeView, start: number, end: number, seconds: number): TimeView {
  if (start >= view.from && end <= endOf(view)) return view
  const shown = view.width / view.scale
  const isLong = end - start > shown
  const margin = isLong ? 0 : Math.min(shown * around, (shown - (end - start)) / 2)
  const from = start < view.from || isLong ? start - margin : end + margin - shown
  return clampedView({ ...view, from }, seconds)
}
