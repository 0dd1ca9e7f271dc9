import { css } from 'lit'

export const labelFiguresStyles = css`
  .column {
    grid-template-columns: minmax(0, 1fr);
    max-inline-size: 1100px;
  }
  header,
  .acts,
  .choices {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  header {
    justify-content: space-between;
  }
  .choices {
    gap: 8px 24px;
  }
  .choices label {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: max(24px, var(--target));
  }
  article {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    min-inline-size: 0;
  }
  h1,
  p {
    margin: 0;
  }
  .paper {
    display: none;
  }
  @media (max-width: 899px) {
    .column {
      padding: 12px;
    }
  }
  @media print {
    header,
    .choices,
    .trouble {
      display: none;
    }
    .column,
    article {
      display: block;
      max-inline-size: none;
      padding: 0;
    }
    article {
      font-size: 10.5pt;
    }
    .paper {
      display: block;
      font-size: 22px;
    }
    article > * + * {
      margin-block-start: 12px;
    }
    .quiet {
      color: #000;
    }
  }
`
