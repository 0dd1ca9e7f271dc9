import { html, nothing } from 'lit'
import type { Share } from '#shared/compare/wilson.ts'

/** A share with its interval on a line from 0 to 100 %; the numbers stand beside it. */
export const intervalPicture = (share: Share | null) =>
  share
    ? html`
        <svg class="interval" aria-hidden="true">
          <line class="ground" x1="0" x2="100%" y1="6" y2="6"></line>
          <line class="range" x1="${share.low * 100}%" x2="${share.high * 100}%" y1="6" y2="6"></line>
          <circle cx="${share.rate * 100}%" cy="6" r="3"></circle>
        </svg>
      `
    : nothing
