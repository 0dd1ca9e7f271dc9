import type { Shape } from '#shared/labels/label.ts'

/** Who hears what a person did to an image and its labels, and draws what became of it. */
export interface ImageHears {
  changed(what: 'view' | 'shape' | 'hover'): void
  pick(key: string | null): unknown
  drawn(label: Shape): unknown
  dragging(key: string, label: Shape | null): unknown
  placed(key: string, label: Shape): unknown
}
