import { msg } from '@lit/localize'
import { html, type TemplateResult } from 'lit'
import type { Action } from '#shared/domain/roles.ts'
import type { Section } from '../routes.ts'

/** A page of the room beside its bench. It loads when it is first entered. */
export interface SectionPage {
  /** Who may enter, by the role matrix. */
  readonly action: Action
  /** Whether it stands in the menu that opens rather than in the bar. */
  readonly more?: true
  word(): string
  load(): Promise<unknown>
  page(): TemplateResult
}

/** One row for each section of `routes.ts`, in the order of the menu. Each is a key's action too. */
export const sectionPages: Readonly<Record<Section, SectionPage>> = {
  people: {
    action: 'people.see',
    word: () => msg('People'),
    load: () => import('./room-people.ts'),
    page: () => html`<room-people></room-people>`,
  },
  audit: {
    action: 'audit.read',
    word: () => msg('Audit'),
    load: () => import('./room-audit.ts'),
    page: () => html`<room-audit></room-audit>`,
  },
  import: {
    action: 'batch.import',
    word: () => msg('Import'),
    load: () => import('./room-import.ts'),
    page: () => html`<room-import></room-import>`,
  },
  export: {
    action: 'room.export',
    word: () => msg('Export'),
    load: () => import('./room-export.ts'),
    page: () => html`<room-export></room-export>`,
  },
  settings: {
    action: 'reasons.set',
    word: () => msg('Settings'),
    load: () => import('./room-settings.ts'),
    page: () => html`<room-settings></room-settings>`,
  },
  notices: {
    action: 'notices.read',
    more: true,
    word: () => msg('For you'),
    load: () => import('./room-notices.ts'),
    page: () => html`<room-notices></room-notices>`,
  },
  assignments: {
    action: 'items.assign',
    more: true,
    word: () => msg('Assignments'),
    load: () => import('./room-assignments.ts'),
    page: () => html`<room-assignments></room-assignments>`,
  },
  many: {
    action: 'item.sign-off',
    more: true,
    word: () => msg('Many at once'),
    load: () => import('./room-many.ts'),
    page: () => html`<room-many></room-many>`,
  },
  progress: {
    action: 'progress.own',
    more: true,
    word: () => msg('Progress'),
    load: () => import('./room-progress.ts'),
    page: () => html`<room-progress></room-progress>`,
  },
  batches: {
    action: 'batch.import',
    more: true,
    word: () => msg('Batches'),
    load: () => import('./room-batches.ts'),
    page: () => html`<room-batches></room-batches>`,
  },
  trainees: {
    action: 'trainees.watch',
    more: true,
    word: () => msg('Trainees'),
    load: () => import('./room-trainees.ts'),
    page: () => html`<room-trainees></room-trainees>`,
  },
  samples: {
    action: 'sample.judge',
    more: true,
    word: () => msg('Samples'),
    load: () => import('./room-samples.ts'),
    page: () => html`<room-samples></room-samples>`,
  },
  window: {
    action: 'results.watch',
    more: true,
    word: () => msg('Watch'),
    load: () => import('./room-window.ts'),
    page: () => html`<room-window></room-window>`,
  },
  precedents: {
    action: 'precedents.read',
    more: true,
    word: () => msg('Precedents'),
    load: () => import('./room-precedents.ts'),
    page: () => html`<room-precedents></room-precedents>`,
  },
  work: {
    action: 'work.own',
    more: true,
    word: () => msg('What was changed'),
    load: () => import('./room-work.ts'),
    page: () => html`<room-work></room-work>`,
  },
  guidelines: {
    action: 'guidelines.read',
    more: true,
    word: () => msg('Guidelines'),
    load: () => import('./room-guidelines.ts'),
    page: () => html`<room-guidelines></room-guidelines>`,
  },
  acceptances: {
    action: 'report.read',
    more: true,
    word: () => msg('Acceptance'),
    load: () => import('./room-acceptances.ts'),
    page: () => html`<room-acceptances></room-acceptances>`,
  },
  report: {
    action: 'report.read',
    more: true,
    word: () => msg('Report'),
    load: () => import('./room-report.ts'),
    page: () => html`<room-report></room-report>`,
  },
  figures: {
    action: 'label-figures.read',
    more: true,
    word: () => msg('Agreement'),
    load: () => import('./room-label-figures.ts'),
    page: () => html`<room-label-figures></room-label-figures>`,
  },
}
