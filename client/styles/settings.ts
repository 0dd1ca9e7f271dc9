import { css } from 'lit'

/** A card of the settings page. */
export const settingsStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  .card {
    display: grid;
    gap: 8px;
    padding: 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .quiet {
    color: var(--ink-quiet);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  label.switch {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: max(24px, var(--target));
  }
  label.switch input {
    flex: none;
    margin: 0;
    inline-size: 18px;
    block-size: 18px;
  }
  label.field {
    display: grid;
    gap: 4px;
  }
  .trouble:empty {
    display: none;
  }
  .trouble {
    padding: 8px 12px;
    border-inline-start: 3px solid var(--danger);
    background: var(--danger-soft);
    overflow-wrap: anywhere;
  }
`
