import { css } from 'lit'
import { personColours } from './person-colours.ts'

/** Others' carets, name tags and selections, in rows and in the editor. The tag fades two seconds after the last move. */
export const carets = [
  ...personColours,
  css`
    .others {
      pointer-events: none;
    }
    .caret,
    .tint {
      position: absolute;
    }
    .caret {
      inline-size: 0;
      border-inline-start: 2px solid var(--colour);
      margin-inline-start: -1px;
    }
    .tint {
      background: var(--colour);
      opacity: 0.22;
      border-radius: 2px;
    }
    .tag {
      position: absolute;
      inset-block-end: calc(100% - 2px);
      left: -1px;
      max-inline-size: 160px;
      overflow: hidden;
      text-overflow: ellipsis;
      padding: 1px 5px;
      border-radius: 3px 3px 3px 0;
      background: var(--colour);
      color: var(--on-person);
      font: 600 11px/16px var(--font);
      white-space: nowrap;
      animation: fade var(--motion) 2s forwards;
    }
    .caret.turned .tag {
      left: auto;
      right: -1px;
      border-radius: 3px 3px 0 3px;
    }
    @keyframes fade {
      to {
        opacity: 0;
        visibility: hidden;
      }
    }
  `,
]
