import { pageHtml } from './page.ts'
import type { RunPicture, RunStep } from './run-picture.ts'
import { runSvg, stepAnchor } from './run-svg.ts'
import { xmlText } from './xml-text.ts'

/**
 * A run as a page that stands alone: its picture, whose steps lead to their reasons, and below it each step with its
 * reasons to unfold, those that went badly or wait unfolded. It needs no script, fetches nothing, and has no content of inputs or artifacts.
 *
 * @example
 * runHtml(resolveRunPicture(await session.explain(run.id))) // '<!doctype html>…'
 */
export function runHtml(picture: RunPicture): string {
  const { title, summary, steps, lanes } = picture
  return pageHtml({
    title,
    summary,
    picture: { svg: runSvg(picture, { hasReasonsBelow: true }), label: 'The run as a picture' },
    below: [
      '<h2>Step by step</h2>',
      '<ol>',
      ...steps.map((step, index) => stepItem(step, lanes[step.lane] ?? '', stepAnchor(index))),
      '</ol>',
    ],
  })
}

function stepItem(
  { kind, outcome, texts, reasons }: RunStep,
  lane: string,
  anchor: string,
): string {
  const sign = kind === 'gate' ? `${outcome === 'well' ? '✓' : '✗'} ` : ''
  const said = xmlText(`${sign}${texts.join(' · ')} (${lane})`)
  if (reasons.length === 0) return `<li id="${anchor}">${said}</li>`
  const unfolded = outcome === 'well' ? '' : ' open="open"'
  const items = reasons.map((reason) => `<li>${xmlText(reason)}</li>`).join('')
  return `<li><details${unfolded}><summary>${said}</summary><ul id="${anchor}">${items}</ul></details></li>`
}
