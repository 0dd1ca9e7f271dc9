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
  .wide {
    min-inline-size: 0;
    max-inline-size: 240px;
  }
  .wide span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .any kbd {
    display: none;
  }
  .space {
    flex: 1;
  }
  @media (max-width: 899px) {
    .actions {
      display: grid;
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
    button {
      padding: 0 4px;
      overflow: hidden;
    }
    .wide {
      grid-column: span 2;
      max-inline-size: none;
    }
    .primary,
    .next {
      grid-column: span 2;
    }
    kbd,
    .any,
    .space {
      display: none;
    }
  }
`
