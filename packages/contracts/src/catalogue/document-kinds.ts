import type { AnyPoint, Point, PointShape } from '@fcc/plugin-api'
import type { z } from 'zod'
import { constitutionSchema } from '../constitutions/constitution-schema.ts'
import { constitutions } from '../constitutions/constitutions.ts'
import { gateSchema } from '../gates/gate-schema.ts'
import { gates } from '../gates/gates.ts'
import { labelSchemeSchema } from '../label-schemes/label-scheme.ts'
import { labelSchemes } from '../label-schemes/label-schemes.ts'
import { personaSchema } from '../personas/persona-schema.ts'
import { personas } from '../personas/personas.ts'
import { scenarioSchema } from '../scenarios/scenario-schema.ts'
import { scenarios } from '../scenarios/scenarios.ts'
import { templateSchema } from '../templates/template.ts'
import { templates } from '../templates/templates.ts'
import { vocabularies } from '../vocabularies/vocabularies.ts'
import { vocabularySchema } from '../vocabularies/vocabulary-schema.ts'
import { workflowSchema } from '../workflows/workflow-schema.ts'
import { workflows } from '../workflows/workflows.ts'

/** A kind of document: the key that names it, its schema, the point it goes to. */
export interface DocumentKind {
  readonly key: string
  readonly schema: z.ZodType<{ readonly id: string }>
  readonly point: AnyPoint
}

const kind = <Shape extends PointShape & { readonly value: { readonly id: string } }>(
  key: string,
  schema: z.ZodType<Shape['value']>,
  point: Point<Shape>,
): DocumentKind => ({ key, schema, point: point as unknown as AnyPoint })

/** Every kind of document that YAML and JSON files may hold, by the key that names it. */
export const DOCUMENT_KINDS: readonly DocumentKind[] = [
  kind('persona', personaSchema, personas),
  // Before workflows: a scenario names its own under the key that names a workflow.
  kind('scenario', scenarioSchema, scenarios),
  kind('workflow', workflowSchema, workflows),
  kind('gate', gateSchema, gates),
  kind('constitution', constitutionSchema, constitutions),
  kind('scheme', labelSchemeSchema, labelSchemes),
  kind('template', templateSchema, templates),
  kind('vocabulary', vocabularySchema, vocabularies),
]
