/** How an image is seen is to change: nearer, further, whole, a pixel for each pixel. */
export class ImageViewEvent extends Event {
  readonly to: 'nearer' | 'further' | 'whole' | 'actual'

  constructor(to: ImageViewEvent['to']) {
    super('room-image-view', { bubbles: true, composed: true })
    this.to = to
  }
}

/** In percent of what the image is by itself. */
export interface ImageLight {
  readonly brightness: number
  readonly contrast: number
}

export class ImageLightEvent extends Event {
  readonly light: ImageLight

  constructor(light: ImageLight) {
    super('room-image-light', { bubbles: true, composed: true })
    this.light = light
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-image-view': ImageViewEvent
    'room-image-light': ImageLightEvent
  }
}
