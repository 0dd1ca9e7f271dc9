import { css } from 'lit'

export const benchActionStyles = css`
  :host {
    display: block;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  button {
    padding-inline: 8px;
  }
  .wide {
    min-inline-size: 0;
    max-inline-size: 180px;
  }
  .wide span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .any kbd {
    display: none;
  }
  .onward {
    display: flex;
    gap: 4px;
  }
  .onward,
  .actions > .next {
    margin-inline-start: auto;
  }
  @media (max-width: 899px) {
    button {
      flex: 1 1 calc(25% - 4px);
      padding: 0 4px;
      overflow: hidden;
      min-inline-size: fit-content;
    }
    .wide {
      min-inline-size: 0;
    }
    .wide,
    .primary {
      flex-basis: calc(50% - 4px);
      max-inline-size: none;
    }
    .onward {
      flex: 1 1 calc(50% - 4px);
    }
    .onward .primary {
      flex-basis: 60%;
    }
    kbd,
    .any {
      display: none;
    }
  }
`
