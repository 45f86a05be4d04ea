import { idProblem } from '@fcc/contracts'
import { MAX_TENANT_ID_BYTES } from '@fcc/contracts/store-checks'
import { permissionProblem } from '@fcc/governance'
import { z } from 'zod'
import { apartByMoreThanCase } from './apart-by-more-than-case.ts'
import { authentication } from './authentication-schema.ts'
import { backpressure } from './backpressure-schema.ts'
import { dataGovernance } from './data-governance.ts'
import { executorSchema } from './executor-schema.ts'
import { findingActions } from './finding-actions.ts'
import { keys } from './keys-schema.ts'
import { limits } from './limits-schema.ts'
import { modelPolicy } from './model-policy-schema.ts'
import { objects } from './objects-schema.ts'
import { priceRows } from './price-schema.ts'
import { statedProvider, statedService } from './provider-schema.ts'
import { retentionAsked } from './retention-schema.ts'
import { seedPermission } from './seed-permissions.ts'
import { server } from './server-schema.ts'
import { tenantLimitsSchema } from './tenant-limits-schema.ts'
import { tenantWebhooks, webhookTargets } from './webhook-schema.ts'

const text = z.string().trim().min(1)
const paths = z.union([text.transform((path) => [path]), z.array(text)])

/** Ids go into file names and log lines: letters, digits, dots, hyphens and underscores. */
export const tenantId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'letters, digits, dots, hyphens and underscores')
  .max(MAX_TENANT_ID_BYTES, `at most ${MAX_TENANT_ID_BYTES} characters: its file name needs room`)

const personas = z.strictObject({
  sources: z
    .array(text)
    .default([])
    .describe('Files and folders with documents: personas, workflows, scenarios, templates.'),
  include_core: z
    .boolean()
    .default(true)
    .describe('Whether the core catalogue is there beside them.'),
})

const tenantGovernance = z.strictObject({
  constitutions: paths
    .default([])
    .describe('Files with rules; they can tighten what stands above, never loosen it.'),
  quality_gates: paths.default([]).describe('Files with gates; the strictest threshold counts.'),
  findings: findingActions
    .default({})
    .describe(
      'Category of findings → `redact`, `warn` or `block`, such as `pii/email: redact` or `secret/: block`. It tightens what stands above, and loosens nothing.',
    ),
})

const identity = z.strictObject({
  id: tenantId.optional().describe('The id of the tenant; it goes into file names and log lines.'),
  name: text.optional().describe('Its name for people; its id by default.'),
  namespace: z
    .url()
    .optional()
    .describe('An IRI that keeps its names apart; `urn:fcc:tenant:ID` by default.'),
})

const permission = text.superRefine((written, context) => {
  for (const each of seedPermission(written) ?? [written]) {
    const problem = permissionProblem(each)
    if (problem !== undefined) return context.addIssue(`${written} ${problem}`)
  }
})
const roleName = text.refine((name) => idProblem(name, { spaces: true }) === undefined, {
  error: 'characters that are seen, with single spaces at most',
})
const userName = text.refine((id) => idProblem(id) === undefined, {
  error: 'an id of characters that are seen, without spaces',
})

const accessKeys = {
  roles: z
    .record(
      roleName,
      z.strictObject({
        permissions: z
          .array(permission)
          .default([])
          .describe('What it allows, each as resource:action[:pattern].'),
        includes: z
          .array(roleName)
          .optional()
          .describe(
            'Roles of which it allows all as well: of this file, of the host, or built in.',
          ),
      }),
    )
    .optional()
    .describe('Role → what it allows. Once it is there, nothing else is allowed.'),
  role_assignments: z
    .array(
      z.union([
        z.strictObject({
          user: userName.describe('The id of a principal.'),
          role: roleName.describe('The role that it has.'),
        }),
        z.strictObject({
          group: roleName.describe('A role that the host gives its principals.'),
          role: roleName.describe('The role that they have by it.'),
        }),
      ]),
    )
    .optional()
    .describe('Who has which role: a user by id, or all who have a role (a group) already.'),
}

const tenantKeys = {
  personas: personas.prefault({}).describe('Where its own documents are.'),
  plugins: z
    .array(text)
    .optional()
    .describe(
      'The plugins it has, by id; all that are installed by default. What the platform mandates stays.',
    ),
  settings: z
    .record(z.string(), z.unknown())
    .default({})
    .describe('Plugin id → its settings for this tenant.'),
  provider: text.optional().describe('The provider of steps that name none.'),
  models: modelPolicy.optional(),
  retention: retentionAsked.optional(),
  gate_weights: z
    .record(text, z.record(text, z.number().positive()))
    .optional()
    .describe(
      'Gate → check → how much its scorer counts, where the gate lets a tenant say so (`tenant_weight`).',
    ),
  webhooks: tenantWebhooks,
}

const hostKeys = {
  ...accessKeys,
  include: paths
    .optional()
    .describe(
      'Files with `authentication`, `roles`, `role_assignments` or `data_governance`, which count as if they stood here.',
    ),
  store: z
    .strictObject({
      use: text
        .default('sqlite')
        .describe('The store: `sqlite`, `memory`, or what a plugin contributes.'),
      directory: text.default('.fcc').describe('Where it keeps its files.'),
    })
    .prefault({})
    .describe('Where runs, content and the audit log are kept.'),
  events: z
    .strictObject({
      use: text
        .default('in-process')
        .describe('The transport of events: `in-process`, or what a plugin contributes.'),
    })
    .prefault({})
    .describe('How events reach those who subscribe to them.'),
  executor: executorSchema,
  plugin_config: z
    .record(z.string(), z.unknown())
    .default({})
    .describe('Plugin id → its structural configuration.'),
  providers: z
    .record(z.string(), statedProvider)
    .superRefine(apartByMoreThanCase)
    .default({})
    .describe(
      'Provider → what the host states of it, for rules to read. With a `kind` it is one that is set up here, under this name.',
    ),
  prices: z
    .record(text, priceRows)
    .default({})
    .describe('Table → prices of models, for providers that name it as their `price`.'),
  services: z
    .record(z.string(), statedService)
    .superRefine(apartByMoreThanCase)
    .default({})
    .describe(
      'Host of a service that skills reach, with its port if it has one → what the host states of it, for rules to read.',
    ),
  audit: z
    .strictObject({
      checkpoint_seconds: z
        .number()
        .min(0.1)
        .max(3600)
        .default(5)
        .describe('How often a checkpoint is signed, in seconds; one is at each end of a run.'),
    })
    .prefault({})
    .describe('How the audit log is signed.'),
  authentication: authentication
    .optional()
    .describe('How those who call a server say who they are; read by `fcc serve`.'),
  data_governance: dataGovernance
    .optional()
    .describe('What holds of data in every tenant: rules at platform layer, and periods.'),
  webhook_targets: webhookTargets,
  server: server.optional().describe('What `fcc serve` listens with; its options go first.'),
  approvals: z
    .strictObject({
      unread: z
        .enum(['refused', 'allowed'])
        .default('refused')
        .describe(
          'Whether people may approve and waive what they have not read. Nobody has to read what they reject.',
        ),
    })
    .prefault({})
    .describe('What is asked of people who answer a run.'),
  keys: keys.prefault({}).describe('What data keys are wrapped by, and how long they serve.'),
  objects: objects.prefault({}).describe('Where contents lie that are too large for a row.'),
  limits: limits.prefault({}).describe('Bounds on what a run and a plugin may take.'),
  backpressure: backpressure
    .prefault({})
    .describe('When work piles up, and what is done about new runs then.'),
  tenant_limits: tenantLimitsSchema
    .optional()
    .describe('What each tenant may take; what the block of a tenant says goes first.'),
}

/** One tenant: chapter 8's block at the top, with the host's keys beside it. */
export const singleTenantSchema = z.strictObject({
  ...hostKeys,
  ...tenantKeys,
  tenant: identity
    .extend({
      id: tenantId.describe('The id of the tenant; it goes into file names and log lines.'),
    })
    .describe('Who the tenant is.'),
  governance: tenantGovernance
    .extend({
      platform: paths
        .optional()
        .describe(
          'Constitutions at platform layer: files, or ids of installed ones; the standard one by default.',
        ),
    })
    .prefault({})
    .describe('Its own rules and gates, and those of the platform.'),
})

/** The block of one tenant among several. */
export const tenantBlock = z.strictObject({
  ...tenantKeys,
  ...accessKeys,
  tenant: identity.prefault({}).describe('Who it is, as with one tenant; its id is the key.'),
  name: text.optional().describe('Its name for people; its id by default.'),
  namespace: z
    .url()
    .optional()
    .describe('An IRI that keeps its names apart; `urn:fcc:tenant:ID` by default.'),
  governance: tenantGovernance.prefault({}).describe('Its own rules and gates.'),
  limits: tenantLimitsSchema.optional().describe('What it may take.'),
  providers: z
    .record(z.string(), statedProvider)
    .superRefine(apartByMoreThanCase)
    .default({})
    .describe(
      'Provider → what the host states of it for this tenant; it goes before what is stated for all. With a `kind` it is the tenant’s own, and nothing that is stated for all holds of it.',
    ),
})

/** Several tenants: that block per id, under `tenants`. Here `governance` is the host's. */
export const manyTenantsSchema = z.strictObject({
  ...hostKeys,
  governance: z
    .strictObject({
      constitutions: paths
        .optional()
        .describe(
          'Constitutions at platform layer: files, or ids of installed ones; the standard one by default.',
        ),
      platform: paths
        .optional()
        .describe('The same, under the name that it has with one tenant; it goes first.'),
    })
    .prefault({})
    .describe('What holds for every tenant.'),
  models: modelPolicy.optional(),
  plugins: z.array(text).optional().describe('The plugins of tenants that name none of their own.'),
  tenants: z
    .record(tenantId, tenantBlock)
    .refine((tenants) => Object.keys(tenants).length > 0, 'at least one tenant')
    .describe('Tenant id → its block.'),
})
