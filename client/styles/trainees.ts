import { css } from 'lit'

/** The trainees before a trainer: a grid of cards, one column on a phone. */
export const traineesStyles = css`
  .column {
    max-inline-size: 1320px;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 16px;
  }
  .pages {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  ul.cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(290px, 1fr));
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .cards > li {
    display: grid;
    min-inline-size: 0;
  }
  @media (max-width: 899px) {
    ul.cards {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`

/** One card. What can be done stands at its foot, so that a row of cards has it in one line. */
export const traineeCard = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 6px;
    min-inline-size: 0;
    padding: 10px 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  :host([hand]) {
    border-color: var(--accent);
    box-shadow: inset 3px 0 0 var(--accent);
  }
  .who {
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
  }
  h3 {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: var(--size);
  }
  .idle {
    flex: none;
    font-size: var(--size-small);
    color: var(--ink-quiet);
  }
  .hand {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--accent);
    font-weight: 600;
  }
  .hand svg {
    flex: none;
    inline-size: 14px;
    block-size: 14px;
  }
  p {
    overflow-wrap: anywhere;
  }
  .item {
    display: grid;
    gap: 2px;
  }
  .excerpt {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--ink);
  }
  .small {
    font-size: var(--size-small);
    color: var(--ink-quiet);
  }
  .pen {
    padding: 0 6px;
    border-radius: var(--radius);
    background: var(--accent-soft);
    color: var(--ink);
    white-space: nowrap;
  }
  .differences ul {
    display: grid;
    gap: 2px;
    margin: 2px 0 0;
    padding: 0;
    list-style: none;
  }
  .differences li {
    overflow-wrap: anywhere;
  }
  del {
    color: var(--disputed);
    text-decoration-thickness: 1px;
  }
  ins {
    color: var(--settled);
    text-decoration: none;
    font-weight: 600;
  }
  .nothing {
    font-style: italic;
    text-decoration: none;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block-start: auto;
  }
`
