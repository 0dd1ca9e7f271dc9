import { msg } from '@lit/localize'
import { css, svg } from 'lit'
import type { ItemState } from '#shared/domain/item-state.ts'

/** An item's state as a shape that is told apart without its colour: circle, flag, lock, tick. */
export function stateShape(state: ItemState) {
  const shapes = {
    open: svg`<circle cx="8" cy="8" r="5.500" fill="none" stroke="currentColor" stroke-width="2"/>`,
    disputed: svg`<path d="M3 15V1h10l-3 4 3 4H5v6z" fill="currentColor"/>`,
    ruled: svg`<path d="M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7zm2 0h4V5a2 2 0 0 0-4 0z" fill="currentColor"/>`,
    'signed-off': svg`<path d="m2 8 4 5 8-11" fill="none" stroke="currentColor" stroke-width="2.500"/>`,
  }
  return svg`<svg class="state ${state}" viewBox="0 0 16 16" role="img" aria-label=${stateWord(state)}
    ><title>${stateWord(state)}</title>${shapes[state]}</svg>`
}

export function stateWord(state: ItemState): string {
  switch (state) {
    case 'open':
      return msg('Open')
    case 'disputed':
      return msg('Disputed')
    case 'ruled':
      return msg('Ruled')
    case 'signed-off':
      return msg('Signed off')
  }
}

export const stateShapes = css`
  .state {
    flex: none;
    inline-size: 14px;
    block-size: 14px;
  }
  .state.open {
    color: var(--differ-line);
  }
  .state.disputed {
    color: var(--disputed);
  }
  .state.ruled {
    color: var(--ruled);
  }
  .state.signed-off {
    color: var(--settled-line);
  }
`
