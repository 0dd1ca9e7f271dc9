export interface PictureQuestion {
  readonly n: number
  readonly src: string
}

/** In this order: bytes as they come, then the picture in its own size and in halves of it, or that there is none. */
export type PictureAnswer =
  | { readonly n: number; readonly is: 'bytes'; readonly loaded: number; readonly total: number | null }
  | { readonly n: number; readonly is: 'level'; readonly bitmap: ImageBitmap }
  | { readonly n: number; readonly is: 'whole' }
  | { readonly n: number; readonly is: 'failed'; readonly why: 'missing' | 'no-image' }
