import { svg } from 'lit'

/** A raised hand. */
export const handShape = svg`<svg class="hand" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path d="M4.500 9V4.200a1 1 0 0 1 2 0V7.500 2.700a1 1 0 0 1 2 0V7.500 3.200a1 1 0 0 1 2 0V8.500 5.200a1 1 0 0 1 2 0V10.500a4.500 4.500 0 0 1-4.500 4.500c-2.200 0-3.300-1-4.200-2.700L2.200 9.400c-.5-1 .8-1.800 1.500-.9z" fill="currentColor"/></svg>`
