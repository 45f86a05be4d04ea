import { isLabelOf, type LabelScheme, type Scenario, type ScenarioInput } from '@fcc/contracts'
import type { Contribution, Diagnostic } from '@fcc/plugin-api'
import { runtimeErrors } from '../diagnostics.ts'

/** Scenarios whose every input names the labels that it carries from intake. */
export interface LabelledScenarios {
  readonly scenarios: readonly Contribution<Scenario>[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Gives each input of each scenario the labels that it carries from intake, whatever detectors find:
 * those that it declares, none where it is reference data, else what each label scheme of the assembly
 * gives at intake. A tenant's own files may only add to a vertical's: where a vertical is there, `[]`
 * is refused, and what names the intake labels of no scheme gets those of all. A scenario that names a
 * label of no scheme is left out. Pure.
 */
export function labelInputs(
  scenarios: readonly Contribution<Scenario>[],
  given: { readonly schemes: readonly Contribution<LabelScheme>[]; readonly hasVertical: boolean },
): LabelledScenarios {
  const schemes = given.schemes.map(({ value }) => value)
  const intakes: Intakes = {
    all: schemes.flatMap(({ intake = [] }) => intake),
    ofPlugins: given.schemes.flatMap(({ value: { intake = [] }, origin }) =>
      origin.kind === 'tenant' || intake.length === 0 ? [] : [intake],
    ),
  }
  const known = schemes.flatMap(labelsOf)
  const diagnostics: Diagnostic[] = []
  const labelled = scenarios.flatMap((contribution) => {
    const { value: scenario, origin } = contribution
    const inputs = Object.entries(scenario.inputs)
    const isOwn = origin.kind === 'tenant'
    const unknown = inputs.flatMap(([name, { labels = [] }]) =>
      labels
        .filter((label) => !schemes.some((scheme) => isLabelOf(scheme, label)))
        .map((label) => ({ name, label })),
    )
    const bare =
      isOwn && given.hasVertical ? inputs.filter(([, { labels }]) => labels?.length === 0) : []
    diagnostics.push(
      ...unknown.map(({ name, label }) =>
        runtimeErrors.inputLabelUnknown(scenario.id, { name, label, known }, origin),
      ),
      ...bare.map(([name]) => runtimeErrors.inputUnlabelled(scenario.id, name, origin)),
    )
    if (unknown.length > 0 || bare.length > 0) return []
    const value: Scenario = {
      ...scenario,
      inputs: Object.fromEntries(
        inputs.map(([name, input]) => [
          name,
          { ...input, labels: labelsAtIntake(input, intakes, isOwn) },
        ]),
      ),
    }
    return [{ ...contribution, value }]
  })
  return { scenarios: labelled, diagnostics }
}

interface Intakes {
  readonly all: readonly string[]
  /** By scheme; a tenant's own scheme cannot stand in for a vertical's. */
  readonly ofPlugins: readonly (readonly string[])[]
}

function labelsAtIntake(
  { labels, kind }: ScenarioInput,
  { all, ofPlugins }: Intakes,
  isOwn: boolean,
): readonly string[] {
  const undeclared = [...new Set(all)].sort()
  if (labels === undefined) return kind === 'reference' && !isOwn ? [] : undeclared
  if (!isOwn || ofPlugins.some((intake) => intake.every((label) => labels.includes(label)))) {
    return labels
  }
  return [...new Set([...labels, ...undeclared])]
}

function labelsOf({ scheme, categories, levels }: LabelScheme): readonly string[] {
  return [...categories, ...levels.map((level) => `${scheme}:${level}`)]
}
