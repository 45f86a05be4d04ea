import type { Picture } from './picture.ts'

/** A picture for each word of the page of concepts. */
export const CONCEPT_PICTURES: readonly Picture[] = [
  {
    name: 'tenant',
    title: 'Tenants in one installation',
    alt: 'One installation with three tenants. Each has its own rules, keys, records and log; nothing is shared between them.',
    boxes: [
      { id: 'all', at: [0, 0], span: [3, 2], lines: ['One installation'], form: 'frame' },
      { id: 'a', at: [0, 0], lines: ['Hospital', 'a tenant'] },
      { id: 'b', at: [1, 0], lines: ['Bank', 'a tenant'] },
      { id: 'c', at: [2, 0], lines: ['Agency', 'a tenant'] },
      { id: 'ra', at: [0, 1], lines: ['its own', 'rules, keys, log'], form: 'record' },
      { id: 'rb', at: [1, 1], lines: ['its own', 'rules, keys, log'], form: 'record' },
      { id: 'rc', at: [2, 1], lines: ['its own', 'rules, keys, log'], form: 'record' },
    ],
    arrows: [
      { from: 'a', to: 'ra' },
      { from: 'b', to: 'rb' },
      { from: 'c', to: 'rc' },
    ],
  },
  {
    name: 'persona',
    title: 'A persona and who plays it',
    alt: 'A persona is a role: what it does, what it gives, its limits. A model, code or a person plays it, and what comes out is held against the role.',
    boxes: [
      { id: 'model', at: [0, 0], lines: ['a model'], form: 'actor' },
      { id: 'code', at: [0, 1], lines: ['code'], form: 'actor' },
      { id: 'person', at: [0, 2], lines: ['a person'], form: 'actor' },
      { id: 'persona', at: [1, 1], lines: ['Persona', 'role, outputs, limits'] },
      { id: 'work', at: [2, 1], lines: ['its work', 'held against the role'], form: 'record' },
    ],
    narrow: {
      model: { at: [0, 0] },
      code: { at: [0, 1] },
      person: { at: [0, 2] },
      persona: { at: [1, 1] },
      work: { at: [1, 2] },
    },
    arrows: [
      { from: 'model', to: 'persona' },
      { from: 'code', to: 'persona', label: 'plays' },
      { from: 'person', to: 'persona' },
      { from: 'persona', to: 'work', label: 'gives' },
    ],
  },
  {
    name: 'workflow',
    title: 'A workflow',
    alt: 'Steps with a persona each. Work is handed from research to design to review; what the review sends back goes to design again, a bounded number of times.',
    boxes: [
      { id: 'a', at: [0, 0], lines: ['research', 'Research Crafter'] },
      { id: 'b', at: [1, 0], lines: ['design', 'Blueprint Crafter'] },
      { id: 'c', at: [2, 0], lines: ['review', 'Documentation Evangelist'] },
    ],
    arrows: [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'c', to: 'b', kind: 'back' },
    ],
  },
  {
    name: 'scenario',
    title: 'A scenario',
    alt: 'A scenario says what goes in and for which purpose, through which workflow it goes, and what comes out.',
    boxes: [
      { id: 'in', at: [0, 0], lines: ['inputs', 'a note, for a purpose'] },
      { id: 'flow', at: [1, 0], lines: ['workflow', 'steps and personas'] },
      { id: 'out', at: [2, 0], lines: ['outcomes', 'once their gate passes'], form: 'record' },
    ],
    arrows: [
      { from: 'in', to: 'flow' },
      { from: 'flow', to: 'out' },
    ],
  },
  {
    name: 'run',
    title: 'A run and its visits',
    alt: 'A run is one execution of a scenario. It visits the steps one after the other; each visit is kept whole in one transaction, so that another process continues where one died.',
    boxes: [
      { id: 's', at: [0, 0], lines: ['started'] },
      { id: 'v1', at: [1, 0], lines: ['visit 1', 'a persona works'] },
      { id: 'v2', at: [2, 0], lines: ['visit 2', 'a persona works'] },
      { id: 'e', at: [3, 0], lines: ['ended', 'completed, halted …'] },
      {
        id: 'k',
        at: [1, 1],
        span: [2, 1],
        lines: ['kept', 'each visit in one transaction'],
        form: 'record',
      },
    ],
    arrows: [
      { from: 's', to: 'v1' },
      { from: 'v1', to: 'v2' },
      { from: 'v2', to: 'e' },
      { from: 'v1', to: 'k' },
      { from: 'v2', to: 'k' },
    ],
  },
  {
    name: 'gate',
    title: 'A gate',
    alt: 'A gate reads what was made. What passes goes to the next step; what does not goes back with what has to be better.',
    boxes: [
      { id: 'work', at: [0, 0], lines: ['work of a persona'] },
      { id: 'gate', at: [1, 0], lines: ['gate', 'reads the content'], form: 'gate' },
      { id: 'next', at: [2, 0], lines: ['next step'] },
    ],
    arrows: [
      { from: 'work', to: 'gate' },
      { from: 'gate', to: 'next', label: 'passes' },
      { from: 'gate', to: 'work', kind: 'back' },
    ],
  },
  {
    name: 'rule',
    title: 'Rules in three tiers and four layers',
    alt: 'Rules come from the platform, the vertical, the tenant and the persona; a lower layer can only tighten. A hard stop halts the run, a mandatory rule blocks until it is fixed or waived, a preferred rule is advice.',
    boxes: [
      { id: 'p', at: [0, 0], lines: ['platform'] },
      { id: 'v', at: [1, 0], lines: ['vertical'] },
      { id: 't', at: [2, 0], lines: ['tenant'] },
      { id: 'q', at: [3, 0], lines: ['persona'] },
      { id: 'h', at: [0, 1], lines: ['hard stop', 'halts the run'], form: 'gate' },
      {
        id: 'm',
        at: [1, 1],
        span: [2, 1],
        lines: ['mandatory', 'blocks until fixed or waived'],
        form: 'gate',
      },
      { id: 'a', at: [3, 1], lines: ['preferred', 'is advice'], form: 'gate' },
    ],
    arrows: [
      { from: 'p', to: 'v' },
      { from: 'v', to: 't', label: 'tighten' },
      { from: 't', to: 'q' },
    ],
  },
  {
    name: 'label',
    title: 'A label follows content',
    alt: 'A detector labels a note as PHI. The label follows the content from step to step, and only a permitted, checked step removes it.',
    boxes: [
      { id: 'note', at: [0, 0], lines: ['note', 'PHI'] },
      { id: 'work', at: [1, 0], lines: ['what is made of it', 'PHI'] },
      { id: 'gate', at: [2, 0], lines: ['de-identified?', 'permit and gate'], form: 'gate' },
      { id: 'out', at: [3, 0], lines: ['released', 'without the label'], form: 'record' },
    ],
    arrows: [
      { from: 'note', to: 'work' },
      { from: 'work', to: 'gate' },
      { from: 'gate', to: 'out' },
    ],
  },
  {
    name: 'provider',
    title: 'A provider',
    alt: 'Content goes to a model only where a rule permits it for these labels and this provider. Otherwise nothing is sent.',
    boxes: [
      { id: 'prompt', at: [0, 0], lines: ['prompt', 'with its labels'] },
      { id: 'rule', at: [1, 0], lines: ['may it leave?', 'denied unless permitted'], form: 'gate' },
      { id: 'model', at: [2, 0], lines: ['provider', 'of a vendor, or yours'], form: 'actor' },
    ],
    arrows: [
      { from: 'prompt', to: 'rule' },
      { from: 'rule', to: 'model' },
    ],
  },
  {
    name: 'approval',
    title: 'An approval',
    alt: 'A run waits for a named person with the right role, who reads the work and signs it. Yes continues the run, no sends it elsewhere; both are logged.',
    boxes: [
      { id: 'work', at: [0, 0], lines: ['work that waits'] },
      { id: 'person', at: [1, 0], lines: ['a named person', 'reads and answers'], form: 'actor' },
      { id: 'yes', at: [2, 0], lines: ['continues'] },
      { id: 'log', at: [2, 1], lines: ['logged', 'who, when, why'], form: 'record' },
    ],
    arrows: [
      { from: 'work', to: 'person' },
      { from: 'person', to: 'yes', label: 'yes' },
      { from: 'person', to: 'log' },
    ],
  },
  {
    name: 'log',
    title: 'The log that can be verified',
    alt: 'Every visit and decision is an entry in a tree of hashes. A signed checkpoint covers them all, and somebody outside verifies a file of entries with the public key alone.',
    boxes: [
      { id: 'e1', at: [0, 0], lines: ['entry', 'a visit'], form: 'record' },
      { id: 'e2', at: [1, 0], lines: ['entry', 'an approval'], form: 'record' },
      { id: 'c', at: [2, 0], lines: ['checkpoint', 'signed'], form: 'record' },
      { id: 'o', at: [3, 0], lines: ['an outsider', 'verifies offline'], form: 'actor' },
    ],
    arrows: [
      { from: 'e1', to: 'e2' },
      { from: 'e2', to: 'c' },
      { from: 'c', to: 'o' },
    ],
  },
  {
    name: 'plugin',
    title: 'Plugins and verticals',
    alt: 'Plugins contribute to the runtime: the shared catalogue, providers, stores. A vertical is a plugin that packages the rules and workflows of one industry. Your own has the same rights as ours.',
    boxes: [
      { id: 'v', at: [0, 0], lines: ['vertical', 'one industry'] },
      { id: 'c', at: [1, 0], lines: ['shared catalogue', 'personas, workflows'] },
      { id: 'y', at: [2, 0], lines: ['your plugin', 'code, or YAML alone'] },
      {
        id: 'r',
        at: [0, 1],
        span: [3, 1],
        lines: ['runtime', 'what is installed is what a tenant has'],
      },
    ],
    arrows: [
      { from: 'v', to: 'r' },
      { from: 'c', to: 'r' },
      { from: 'y', to: 'r' },
    ],
  },
]
