import { css } from 'lit'

/** People who are offered under a field. */
export const mentionStyles = css`
  room-mention-offer {
    display: contents;
  }
  .mentions {
    flex: 1 0 100%;
    inline-size: 100%;
    margin: 0;
    padding: 4px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--raised);
    list-style: none;
  }
  .mentions li {
    display: block;
    min-block-size: max(28px, var(--target));
    padding: 4px 8px;
    border: 0;
    border-radius: 3px;
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  .mentions li:hover,
  .mentions li[aria-selected='true'] {
    background: var(--accent-soft);
    color: var(--accent);
  }
`
