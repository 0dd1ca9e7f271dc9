import * as alpha from '#shared/figures/alpha.ts'
import * as kappa from '#shared/figures/cohen-kappa.ts'
import * as figure from '#shared/figures/figure.ts'
import * as fleiss from '#shared/figures/fleiss-kappa.ts'
import * as gwet from '#shared/figures/gwet-ac.ts'
import * as percent from '#shared/figures/percent-agreement.ts'
import * as shapes from '#shared/figures/shape-score.ts'
import * as spans from '#shared/figures/span-score.ts'
import * as unitizing from '#shared/figures/unitizing-alpha.ts'
import { atOnce } from '#shared/kernel/at-once.ts'

const whole =
  <Asked extends readonly unknown[], Told>(steps: (...asked: Asked) => Generator<number, Told>) =>
  (...asked: Asked): Told =>
    atOnce(steps(...asked))

export const nominalAlpha = whole(alpha.nominalAlpha)
export const numericAlpha = whole(alpha.numericAlpha)
export const setAlpha = whole(alpha.setAlpha)
export const fleissKappa = whole(fleiss.fleissKappa)
export const gwetAc = whole(gwet.gwetAc)
export const percentAgreement = whole(percent.percentAgreement)
export const shapeScore = whole(shapes.shapeScore)
export const spanScore = whole(spans.spanScore)
export const unitizingAlpha = whole(unitizing.unitizingAlpha)

export const cohenKappa = <Value extends string | number>(
  ...asked: Parameters<typeof kappa.cohenKappa<Value>>
): ReturnType<typeof nominalAlpha> => atOnce(kappa.cohenKappa<Value>(...asked))

export const figureOf = <Row, Parts>(...asked: Parameters<typeof figure.figureOf<Row, Parts>>): figure.Figure<Parts> =>
  atOnce(figure.figureOf<Row, Parts>(...asked))
