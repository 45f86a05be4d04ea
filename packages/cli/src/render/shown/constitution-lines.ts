import type { Permit, Tier } from '@fcc/contracts'
import type { Said } from '../../io/table.ts'
import type { Paint } from '../../io/terminal.ts'
import { visible } from '../../io/visible.ts'
import { layerSentence } from '../../listing/layer-word.ts'
import { originText } from '../../listing/listed.ts'
import type { ShownConstitution, ShownRule } from '../../showing/shown-constitution.ts'
import { counted } from '../counted.ts'
import { headingLines, type LabelledText, labelledLines } from './labelled-lines.ts'

/** What each tier comes to, so that nobody has to know the word. */
const CONSEQUENCES: Readonly<Record<Tier, string>> = {
  hard_stop: 'Hard stops: the run halts at once; nobody may waive one',
  mandatory: 'Mandatory: the handoff is blocked until it is fixed, sent back or waived',
  preferred: 'Preferred: advice, before the model and the reviewer',
}

/** A constitution in lines for people: rules by tier and by where they look, permits, separations. */
export function constitutionLines(shown: ShownConstitution, paint: Paint): readonly Said[] {
  const { title, id, layer, origin, tiers, permits, separations, retention } = shown
  const from = originText(origin) || "the host's own file"
  return [
    ...headingLines({ title, id, from: `${from}, ${layerSentence(layer, origin)}` }, paint),
    ...tiers.flatMap(({ tier, places }) => [
      `  ${paint.bold(CONSEQUENCES[tier])}`,
      ...places.flatMap(({ at, rules }) => [
        `  ${at.length > 0 ? `at ${at.join(', ')}` : 'wherever people look: no machine checks these'}`,
        ...rules.flatMap((rule) => [
          `    ${visible(rule.id)}`,
          ...labelledLines(ruleRows(rule), { paint, indent: '      ' }),
        ]),
      ]),
      '',
    ]),
    ...section(
      'Permits: acts that are denied unless one names them',
      permits.map((permit) => [`${permit.id}`, permitRows(permit)]),
      paint,
    ),
    ...section(
      'Separations: duties that one principal may not hold together',
      separations.map(({ id: separation, duties, say, cites }) => [
        separation,
        [
          ['Keeps apart', duties.join(', ')],
          ['Says', say],
          ['Cites', cites.join('; ')],
        ],
      ]),
      paint,
    ),
    ...section(
      'Retention: how long records are kept at least',
      retention.map(({ records, keepDays, cites }) => [
        records,
        [
          ['Kept for', counted(keepDays, 'day')],
          ['Cites', cites.join('; ')],
        ],
      ]),
      paint,
    ),
  ]
}

function ruleRows(rule: ShownRule): readonly LabelledText[] {
  const missing =
    rule.when === undefined ? '' : rule.ifMissing === 'deny' ? 'forbids too' : 'does not apply then'
  return [
    ['Forbids when', inOneLine(rule.when ?? '')],
    ['Asks for', rule.text ?? ''],
    ['Says', rule.say ?? ''],
    ['Remedy', remedyText(rule)],
    ['Waived by', rule.tier === 'mandatory' ? rule.waivableHere.join(', ') || 'nobody' : ''],
    ['A fact missing', missing],
    ['Cites', rule.cites.join('; ')],
  ]
}

/** An expression over several lines of its file: where one ends is for whoever writes it. */
function inOneLine(expression: string): string {
  return expression.replace(/\s+/g, ' ').trim()
}

function remedyText({ remedy, approvableBy }: ShownRule): string {
  if (remedy === undefined) return ''
  if (remedy === 'redact') return 'what was found is redacted first'
  return `approval by ${approvableBy?.join(' or ') || 'nobody'}`
}

function permitRows({ at, label, when, cites }: Permit): readonly LabelledText[] {
  return [
    ['Permits', `${at.join(', ')}${label === undefined ? '' : ` of the label ${label}`}`],
    ['When', inOneLine(when)],
    ['Cites', cites.join('; ')],
  ]
}

function section(
  title: string,
  members: readonly (readonly [string, readonly LabelledText[]])[],
  paint: Paint,
): readonly Said[] {
  if (members.length === 0) return []
  return [
    `  ${paint.bold(title)}`,
    ...members.flatMap(([id, rows]) => [
      `    ${visible(id)}`,
      ...labelledLines(rows, { paint, indent: '      ' }),
    ]),
    '',
  ]
}
