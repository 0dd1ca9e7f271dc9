import { css } from 'lit'

/** A text with spans, and what stands under it. */
export const labelText = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    background: var(--surface);
  }
  room-label-page {
    flex: 1;
    min-block-size: 120px;
  }
  .marking {
    touch-action: pan-y;
  }
  .nothing {
    padding: 24px;
    color: var(--ink-quiet);
  }
  .lost {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    max-block-size: 30%;
    overflow-y: auto;
    padding: 6px 12px;
    border-block-start: 1px solid var(--line);
    background: var(--differ-soft);
    color: var(--differ);
  }
  .lost button {
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .lost button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
`
