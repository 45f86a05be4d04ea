import type { ArtifactReference, RunExporter, RunSource, VisitRecord } from '@fcc/contracts'
import {
  name,
  type ProvAttributes,
  type ProvDocument,
  type ProvValue,
  tenantName,
  whole,
} from './prov-document.ts'

/** Where this vocabulary's own attributes are named. */
const VOCABULARY = 'urn:fcc:prov:'

/**
 * One run as W3C PROV (PROV-O terms in PROV-JSON): artifacts are entities, visits are activities,
 * personas, skills, providers and people are agents. Artifacts are named by their keyed digests, so
 * that equal ones are one entity and nothing tells what they say.
 */
export const provJson: RunExporter = {
  id: 'exporters-common/prov-json',
  title: 'The provenance of a run, W3C PROV-JSON',
  of: 'run',
  mediaType: 'application/json',
  extension: 'prov.json',
  write: (source) => `${JSON.stringify(resolveProvenance(source), undefined, 2)}\n`,
}

/** The provenance of a run. Pure. */
function resolveProvenance(source: RunSource): ProvDocument {
  const { tenant, run, visits } = source
  const separated = /[/#:]$/.test(tenant.namespace)
  const plan = tenantName('plan', run.pins.data)
  const caller = tenantName('principal', run.envelope.principal.id)
  return {
    prefix: {
      fcc: VOCABULARY,
      tenant: separated
        ? tenant.namespace
        : `${tenant.namespace}${tenant.namespace.startsWith('urn:') ? ':' : '#'}`,
    },
    entity: {
      [plan]: {
        'prov:type': name('prov:Plan'),
        'fcc:workflow': run.workflow,
        'fcc:scenario': run.scenario,
      },
      ...artifactsOf(source),
    },
    activity: {
      [tenantName('run', run.id)]: {
        'prov:startTime': run.createdAt,
        'prov:endTime': run.updatedAt,
        'prov:label': run.title.toWellFormed(),
        'fcc:state': run.state,
        'fcc:purpose': run.envelope.purpose,
        'fcc:domain': run.envelope.domain,
      },
      ...Object.fromEntries(visits.map((visit) => [visitName(visit), visitAttributes(visit)])),
    },
    agent: {
      [caller]: {
        'prov:type': name(
          run.envelope.principal.kind === 'human' ? 'prov:Person' : 'prov:SoftwareAgent',
        ),
        'fcc:kind': run.envelope.principal.kind,
      },
      ...Object.fromEntries(visits.flatMap(agentsOf)),
    },
    used: relations(
      'used',
      visits.flatMap((visit) =>
        visit.inputs.map((input) => ({
          'prov:activity': visitName(visit),
          'prov:entity': artifactName(input),
          'prov:role': input.name.toWellFormed(),
        })),
      ),
    ),
    wasGeneratedBy: relations(
      'generated',
      visits.flatMap((visit) =>
        visit.outputs.map((output) => ({
          'prov:entity': artifactName(output),
          'prov:activity': visitName(visit),
          'prov:time': visit.endedAt,
          'prov:role': output.name.toWellFormed(),
        })),
      ),
    ),
    wasAssociatedWith: relations('associated', [
      {
        'prov:activity': tenantName('run', run.id),
        'prov:agent': caller,
        'prov:plan': plan,
        'prov:role': 'caller',
      },
      ...visits.flatMap((visit) => [
        {
          'prov:activity': visitName(visit),
          'prov:agent': tenantName('persona', visit.persona),
          'prov:plan': plan,
          'prov:role': 'persona',
        },
        {
          'prov:activity': visitName(visit),
          'prov:agent': actorName(visit),
          'prov:role': visit.actor,
        },
      ]),
    ]),
    actedOnBehalfOf: relations(
      'delegated',
      visits
        .filter((visit) => visit.actor !== 'human')
        .map((visit) => ({
          'prov:delegate': actorName(visit),
          'prov:responsible': caller,
          'prov:activity': visitName(visit),
        })),
    ),
    wasAttributedTo: relations(
      'attributed',
      visits.flatMap((visit) =>
        visit.outputs.map((output) => ({
          'prov:entity': artifactName(output),
          'prov:agent': tenantName('persona', visit.persona),
        })),
      ),
    ),
  }
}

/** Every artifact that the run or one of its visits knows. */
function artifactsOf({ run, visits }: RunSource): Readonly<Record<string, ProvAttributes>> {
  const known = [
    ...visits.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]),
    ...Object.values(run.artifacts),
  ]
  const released = new Set(Object.values(run.released).map(({ address }) => address))
  return Object.fromEntries(
    known.map((artifact) => [
      artifactName(artifact),
      {
        'prov:label': artifact.name.toWellFormed(),
        'fcc:mediaType': artifact.mediaType,
        'fcc:bytes': whole(artifact.bytes),
        ...(artifact.labels.categories.length > 0
          ? { 'fcc:label': artifact.labels.categories.map((each) => each.toWellFormed()) }
          : {}),
        'fcc:released': { $: String(released.has(artifact.address)), type: 'xsd:boolean' },
      },
    ]),
  )
}

function visitAttributes(visit: VisitRecord): ProvAttributes {
  const gates: readonly ProvValue[] = visit.gates.map(
    ({ gate, passed }) => `${gate} ${passed ? 'passed' : 'not passed'}`,
  )
  return {
    'prov:startTime': visit.startedAt,
    'prov:endTime': visit.endedAt,
    'prov:label': `${visit.node} ${visit.number}`.toWellFormed(),
    'fcc:number': whole(visit.number),
    'fcc:decisions': whole(visit.decisions.length),
    'fcc:blocks': whole(visit.decisions.filter(({ decision }) => decision !== 'allow').length),
    ...(gates.length > 0 ? { 'fcc:gate': gates } : {}),
  }
}

function agentsOf(visit: VisitRecord): readonly (readonly [string, ProvAttributes])[] {
  const type = visit.actor === 'human' ? 'prov:Person' : 'prov:SoftwareAgent'
  return [
    [
      tenantName('persona', visit.persona),
      { 'prov:type': name('fcc:Persona'), 'prov:label': visit.personaName.toWellFormed() },
    ],
    [actorName(visit), { 'prov:type': name(type), 'fcc:kind': visit.actor }],
  ]
}

/** Who acted for the persona: a skill, a provider, or a person, who may be the caller as well. */
function actorName({ actor, actedBy }: VisitRecord): string {
  return tenantName(actor === 'human' ? 'principal' : actor, actedBy)
}

function visitName({ id }: VisitRecord): string {
  return tenantName('visit', id)
}

function artifactName({ address }: ArtifactReference): string {
  return tenantName('artifact', address)
}

/** Relations have blank names, which mean nothing beyond the document. */
function relations(
  kind: string,
  all: readonly ProvAttributes[],
): Readonly<Record<string, ProvAttributes>> {
  return Object.fromEntries(all.map((each, index) => [`_:${kind}${index + 1}`, each]))
}
