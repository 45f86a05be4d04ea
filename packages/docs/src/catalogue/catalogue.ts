import type { Page } from '../markdown/page.ts'
import type { OwnPlugin } from '../plugins/own-plugins.ts'
import { type CatalogueParts, catalogueParts } from './catalogue-parts.ts'
import { gatePage } from './gate-page.ts'
import { openCatalogue } from './open-catalogue.ts'
import { drawRelations, personaIndex, personaPage } from './persona-pages.ts'
import { runScenarios } from './run-scenarios.ts'
import { sampleWriter } from './sample-work.ts'
import { scenarioInputs } from './scenario-inputs.ts'
import { drawRun, scenarioIndex, scenarioPage } from './scenario-pages.ts'
import { verticalIndex, verticalPage } from './vertical-pages.ts'
import { drawWorkflow, workflowIndex, workflowPage } from './workflow-pages.ts'

/** The catalogue as people browse it: pages, and the drawings that they show. */
export interface CataloguePages {
  readonly parts: CatalogueParts
  readonly pages: readonly Page[]
  readonly pictures: readonly Page[]
}

/** Makes it from the loaded catalogue, with runs and samples that are made while it is written. */
export async function createCatalogue(plugins: readonly OwnPlugin[]): Promise<CataloguePages> {
  const open = await openCatalogue()
  try {
    const parts = catalogueParts(open)
    const runs = await runScenarios(open, parts.scenarios, scenarioInputs(open.verticals))
    const writeSample = sampleWriter(plugins)
    const samples = new Map<string, { readonly brief: string; readonly text: string }>()
    for (const { value, owner } of parts.personas) {
      const sample = owner === 'core-catalog' ? await writeSample(value) : undefined
      if (sample) samples.set(value.id, sample)
    }
    const works = new Map(
      parts.scenarios.toReversed().flatMap((scenario) => {
        const run = runs.get(scenario.value.id)
        return (run?.works ?? []).map((work) => [work.persona, { ...work, scenario }] as const)
      }),
    )
    return {
      parts,
      pages: [
        personaIndex(parts),
        ...parts.personas.map((persona) => personaPage(persona, { parts, samples, works })),
        workflowIndex(parts),
        ...parts.workflows.map((workflow) => workflowPage(workflow, parts)),
        scenarioIndex(parts, runs),
        ...parts.scenarios.map((scenario) =>
          scenarioPage(scenario, runs.get(scenario.value.id), parts),
        ),
        gatePage(parts),
        verticalIndex(parts),
        ...parts.verticals.map((vertical) => verticalPage(vertical, parts)),
      ],
      pictures: [
        ...parts.personas.map(drawRelations),
        ...parts.workflows.map(drawWorkflow),
        ...parts.scenarios.flatMap(({ value, slug }) => {
          const run = runs.get(value.id)
          return run ? [drawRun(slug, run)] : []
        }),
      ],
    }
  } finally {
    await open.close()
  }
}
