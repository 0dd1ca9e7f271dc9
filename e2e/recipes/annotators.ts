export const annotators = ['Joseph', 'Meena', 'Farida'] as const
export type Annotator = (typeof annotators)[number]
