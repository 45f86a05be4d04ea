import { CONVERSATION, slugOf } from '@fcc/runtime'
import { z } from 'zod'
import { defineRoute } from './route.ts'

const personaSchema = z
  .object({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    phase: z.string(),
    category: z.string(),
    roleTitle: z.string(),
    conversation: z.string().describe('The scenario that talks with this persona.'),
    model: z.string().describe('Its name at the compatible endpoint.'),
  })
  .meta({ id: 'Persona' })

const scenarioSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string().optional(),
    purposes: z.array(z.string()),
    workflow: z.string(),
    inputs: z.record(
      z.string(),
      z.object({
        mediaType: z.string(),
        kind: z.string().optional(),
        labels: z.array(z.string()).optional(),
        required: z.boolean(),
        maxBytes: z.number().int(),
        description: z.string().optional(),
      }),
    ),
    outcomes: z.record(z.string(), z.object({ gate: z.string(), release: z.string().optional() })),
  })
  .meta({ id: 'Scenario' })

const workflowSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    start: z.string(),
    nodes: z.array(
      z.object({ id: z.string(), persona: z.string(), produces: z.array(z.string()) }),
    ),
    edges: z.array(z.object({ from: z.string(), to: z.string(), kind: z.string() })),
  })
  .meta({ id: 'Workflow' })

const gateSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    threshold: z.number(),
    checks: z.array(z.object({ id: z.string(), required: z.boolean() })),
  })
  .meta({ id: 'Gate' })

const constitutionSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    rules: z.array(
      z.object({
        id: z.string(),
        tier: z.string(),
        at: z.array(z.string()),
        when: z.string().optional(),
        say: z.string().optional(),
        cites: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'Constitution' })

const access = 'catalogue:read'

export const catalogueRoutes = [
  defineRoute({
    id: 'scenarios.list',
    method: 'GET',
    path: '/v1/scenarios',
    access,
    summary: 'The scenarios of the tenant, with what they take in and give',
    responses: { 200: z.object({ scenarios: z.array(scenarioSchema) }) },
    handle: async ({ session }) => ({
      status: 200,
      body: { scenarios: (await session.catalogue()).scenarios },
    }),
  }),
  defineRoute({
    id: 'workflows.list',
    method: 'GET',
    path: '/v1/workflows',
    access,
    summary: 'The workflows of the tenant',
    responses: { 200: z.object({ workflows: z.array(workflowSchema) }) },
    handle: async ({ session }) => ({
      status: 200,
      body: { workflows: (await session.catalogue()).workflows },
    }),
  }),
  defineRoute({
    id: 'personas.list',
    method: 'GET',
    path: '/v1/personas',
    access,
    summary: 'The personas of the tenant',
    responses: { 200: z.object({ personas: z.array(personaSchema) }) },
    async handle({ session }) {
      const { personas } = await session.catalogue()
      return {
        status: 200,
        body: {
          personas: personas.map((persona) => ({
            ...persona,
            conversation: `${CONVERSATION}/${persona.id}`,
            model: slugOf(persona.name),
          })),
        },
      }
    },
  }),
  defineRoute({
    id: 'gates.list',
    method: 'GET',
    path: '/v1/gates',
    access,
    summary: 'The gates of the tenant',
    responses: { 200: z.object({ gates: z.array(gateSchema) }) },
    handle: async ({ session }) => ({
      status: 200,
      body: { gates: (await session.catalogue()).gates },
    }),
  }),
  defineRoute({
    id: 'constitutions.list',
    method: 'GET',
    path: '/v1/constitutions',
    access,
    summary: 'The rules of the tenant, layer by layer as they were written',
    responses: { 200: z.object({ constitutions: z.array(constitutionSchema) }) },
    handle: async ({ session }) => ({
      status: 200,
      body: { constitutions: (await session.catalogue()).constitutions },
    }),
  }),
  defineRoute({
    id: 'diagnostics.read',
    method: 'GET',
    path: '/v1/diagnostics',
    access: 'diagnostics:read',
    summary: 'Of which plugins the tenant is, and what was found wrong when it was assembled',
    responses: {
      200: z.object({
        plugins: z.array(z.object({ id: z.string(), version: z.string(), kind: z.string() })),
        diagnostics: z.array(
          z.object({ code: z.string(), severity: z.string(), pluginId: z.string().optional() }),
        ),
      }),
    },
    // Without their words: these name files of the machine.
    handle: async ({ session }) => ({ status: 200, body: await session.diagnostics() }),
  }),
]
