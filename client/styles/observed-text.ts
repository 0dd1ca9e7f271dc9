import { css } from 'lit'

export const observedTextStyles = css`
  :host {
    display: block;
    min-block-size: 0;
    background: var(--surface);
  }
  .segments {
    block-size: 100%;
    overflow-y: auto;
    overflow-x: hidden;
    padding-block: 4px 16px;
  }
  .segments:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  article {
    padding: 8px 20px;
    content-visibility: auto;
    contain-intrinsic-size: auto 72px;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    color: var(--ink-quiet);
    font-size: var(--size-small);
    font-variant-numeric: tabular-nums;
  }
  .speaker {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .text {
    font-size: var(--draft-size);
    line-height: var(--leading);
    overflow-wrap: break-word;
    white-space: pre-wrap;
  }
  .text:is(:lang(ta), :lang(hi), :lang(ml), :lang(bn), :lang(te), :lang(kn), :lang(mr)) {
    line-height: var(--leading-indic);
  }
  .mark {
    scroll-margin-block: 40px;
  }
  .mark.ruled {
    cursor: pointer;
  }
  .silent {
    color: var(--ink-quiet);
    font-style: italic;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (max-width: 899px) {
    article {
      padding: 8px 12px;
    }
  }
`
