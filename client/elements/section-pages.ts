import { msg } from '@lit/localize'
import { html, type TemplateResult } from 'lit'
import type { Action } from '#shared/domain/roles.ts'
import type { Section } from '../routes.ts'

/** A page of the room beside its bench. It loads when it is first entered. */
export interface SectionPage {
  /** Who may enter, by the role matrix. */
  readonly action: Action
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
}
