/** A persona as the original spells it, with all ten components. */
export function oldPersona(id: string, more: Readonly<Record<string, unknown>> = {}) {
  return {
    id,
    name: `Gardener ${id}`,
    fcc_phase: 'Create',
    role_title: `Keeper of bed ${id}`,
    color: '#2b8a3e',
    category: 'beds',
    riscear: {
      role: `Plans what grows in bed ${id}.`,
      inputs: ['A list of seeds'],
      style: 'Short and plain.',
      constraints: ['MUST name the month of each sowing.'],
      expected_output: ['Sowing plan', 'Watering'],
      archetype: 'The Sower',
      responsibilities: ['Rotation of crops'],
      role_skills: ['Botany'],
      role_collaborators: ['Whoever waters'],
      role_adoption_checklist: ['The soil was measured'],
    },
    ...more,
  }
}

const yaml = (value: unknown): string => JSON.stringify(value, undefined, 2)

const { fcc_phase: _phase, ...ofPack } = oldPersona('PCK', { compliance_frameworks: ['Seed Act'] })

const { style: _style, archetype: _archetype, ...lacking } = oldPersona('ODD').riscear

/** A folder in the original's formats, written for these tests: what is usual, and what is odd. */
export const OLD_GARDEN: Readonly<Record<string, string>> = {
  'personas/beds.yaml': yaml({
    version: '2.2.0',
    personas: [
      oldPersona('SOW', {
        deliverables: [{ name: 'Sowing plan', description: 'what, where and when' }, 'Seed order'],
        constitution: {
          hard_stop: ['Never sow before the last frost.'],
          mandatory: ['Name the source of each seed.'],
          preferred: ['Old kinds before new ones.'],
        },
      }),
      oldPersona('WTR', { fcc_phase: 'Critique' }),
    ],
  }),
  'personas/unknown-keys.yaml': yaml({
    personas: [oldPersona('CMP', { mood: { morning: 'calm' }, doc_context: { page: 3 } })],
  }),
  'personas/lacking.yaml': yaml({ personas: [{ ...oldPersona('ODD'), riscear: lacking }] }),
  'personas/champions.yaml': yaml({
    personas: {
      SCHM: oldPersona('SCHM', { champion_of: 'SOW', orchestrates: ['SOW', 'WTR', 'NONE'] }),
      ROUND: oldPersona('ROUND', { champion_of: 'TRIP' }),
      TRIP: oldPersona('TRIP', { champion_of: 'ROUND' }),
    },
  }),
  'personas/twice.yaml': yaml({ personas: [oldPersona('SOW')] }),
  'personas/dimensions/sow.yaml': yaml({ persona_id: 'SOW', dimensions: [{ risk: 'low' }] }),
  'constitutions/wtr.yaml': yaml({
    constitutions: { WTR: { hard_stop_rules: [{ rule: 'Never at noon.', when: 'true' }] } },
  }),
  // It would loosen what the platform forbids.
  'constitutions/loose.yaml': yaml({
    mandatory_patterns: ['Release everything to everybody, and ask nobody.'],
    permits: [{ id: 'all', at: ['declassify'], when: 'true' }],
    overrides: { hard_stop: false },
  }),
  'cross_references.yaml': yaml({
    cross_references: [
      {
        ...{ source_id: 'SOW', target_id: 'WTR', relationship_type: 'handoff' },
        ...{ interaction: 'gets the plan', strength: 'primary', since: 2024 },
      },
      { source_id: 'SCHM', target_id: 'SOW', relationship_type: 'champion_of' },
      { source_id: 'SOW', target_id: 'GONE', relationship_type: 'handoff' },
      { source_id: 'SOW', target_id: 'WTR', relationship_type: 'envy' },
    ],
  }),
  'workflows/season.json': yaml({
    meta: { id: 'season', title: 'A season', description: 'From seed to water.' },
    nodes: [
      { id: 'SOW', name: 'Sow', type: 'persona' },
      { id: 'WTR', name: 'Water', type: 'persona' },
      { id: 'CMP', name: 'Compost', type: 'persona' },
    ],
    edges: [
      { from: 'SOW', to: 'WTR', label: 'sowing_plan', type: 'handoff' },
      { from: 'WTR', to: 'SOW', label: 'too_dry', type: 'feedback' },
      { from: 'WTR', to: 'SOW', label: 'round', type: 'handoff' },
      { from: 'WTR', to: 'NONE', label: 'lost', type: 'handoff' },
    ],
  }),
  'workflows/outsider.json': yaml({
    meta: { id: 'outsider' },
    nodes: [{ id: 'XX', name: 'Nobody', type: 'persona' }],
    edges: [],
  }),
  'gates.yaml': yaml({
    quality_gates: [
      {
        ...{ id: 'QG-SOW-001', name: 'The plan is whole', persona_id: 'SOW', threshold: 1 },
        checks: ['sowing_plan', 'version_controlled'],
      },
      { id: 'QG-WTR-001', persona_id: 'WTR', threshold: 0.75, checks: ['rain_gauge'] },
      { id: 'QG-ALL-001', persona_id: 'ALL', threshold: 1, checks: ['role_skills_defined'] },
    ],
  }),
  'personas/profiled.yaml': yaml({
    personas: [
      oldPersona('PRF', {
        tags: ['soil', 'nowhere'],
        discernment: [
          {
            trait: 'Humility',
            ratings: { org_rating: 6, peer_rating: 5, self_rating: 'high' },
            since: 2024,
          },
        ],
        design_target_factors: [{ factor: 'Optimism', ratings: { org_rating: 9 } }],
        dimension_profile: {
          core_persona_elements: {
            'Agent Profile': { 'Expertise Level': 'senior' },
            'Values and Beliefs': 'No poison',
            Odd: 7,
          },
        },
      }),
    ],
  }),
  'personas/dimensions/wtr.yaml': yaml({
    persona_id: 'WTR',
    dimensions: { behavioral_factors: { 'Risk Tolerance': 'low' } },
  }),
  'tags.json': yaml({
    tags: [
      ['soil', 'ground', 'garden'],
      { capability: 'water', category: 'ground', supercategory: 'garden' },
      ['too', 'many', 'levels', 'here'],
      ['ground', 'soil', 'garden'],
    ],
  }),
  'actions.yaml': yaml({
    actions: [
      {
        ...{ persona_id: 'SOW', action_type: 'TEST', description: 'Try the plan.' },
        ...{ execution_steps: ['Read it', 'Ask who waters'], examples: ['a bed'] },
      },
      { persona_id: 'SOW', action_type: 'sing', description: 'A song.' },
      { persona_id: 'SOW', action_type: 'test', description: 'Again.' },
      { persona_id: 'GONE', action_type: 'test', description: 'Nobody.' },
    ],
  }),
  'scenarios/whole.json': yaml({
    scenarios: [
      {
        ...{ id: 'GAR-002', name: 'A whole season', type: 'typical' },
        setup: { start_node: 'SOW', initial_input: 'Seeds.', max_steps: 50 },
        expected_outcomes: {
          sowing_plan: { quality_threshold: 0.85 },
          harvest: { quality_threshold: 0.8 },
        },
        validation_rules: [{ rule: 'full_fcc_cycle', required: true }],
      },
      { id: 'GAR-003', setup: { start_node: 'CMP' }, expected_outcomes: { compost: {} } },
    ],
  }),
  'packs/garden.yaml': yaml({
    ...{ domain: 'garden', frameworks: ['Seed Act'] },
    personas: [ofPack],
    scenarios: [{ id: 'GRD-001', name: 'Two beds', personas: ['PCK'] }],
    gates: [{ id: 'GRD-GATE-001', name: 'Seed Act kept', threshold: 1 }],
  }),
  'scenarios.json': yaml({ scenarios: [{ id: 'GAR-001', setup: { start_node: 'SOW' } }] }),
  'broken.yaml': 'personas: [\n  - {',
  'empty.yaml': '',
  'two.yaml': 'tags: [one]\n---\n- 7\n',
}
