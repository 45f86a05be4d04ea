interface ByComponent {
  'component-uuid': string
  uuid: string
  description: string
  'implementation-status'?: { state: string; remarks?: string }
  remarks?: string
}
interface Requirement {
  uuid: string
  'control-id': string
  props?: { name: string; value: string; ns?: string; remarks?: string }[]
  statements?: { 'statement-id': string; uuid: string; 'by-components'?: ByComponent[] }[]
  'by-components'?: ByComponent[]
  remarks?: string
}

/** The answer of the one component of the sample plan. */
export function answer(state: string | undefined, number: number, remarks?: string): ByComponent {
  return {
    'component-uuid': 'c0ffee00-0000-4000-8000-000000000001',
    uuid: `a0c1d5b2-0002-4000-8000-${String(number).padStart(12, '0')}`,
    description: 'The desk looks after it every morning.',
    ...(state !== undefined && { 'implementation-status': { state } }),
    ...(remarks !== undefined && { remarks }),
  }
}

const requirements: Requirement[] = [
  {
    uuid: 'a0c1d5b2-0001-4000-8000-000000000001',
    'control-id': 'AC-2',
    'by-components': [
      {
        'component-uuid': 'c0ffee00-0000-4000-8000-000000000001',
        uuid: 'a0c1d5b2-0001-4000-8000-000000000011',
        description: 'Accounts are opened by the registry and closed within a day.',
        'implementation-status': { state: 'implemented' },
      },
    ],
  },
  {
    uuid: 'a0c1d5b2-0001-4000-8000-000000000002',
    'control-id': 'ac-2.1',
    'by-components': ['Implemented', 'planned'].map((state, index) => ({
      'component-uuid': 'c0ffee00-0000-4000-8000-000000000001',
      uuid: `a0c1d5b2-0001-4000-8000-00000000002${index}`,
      description: 'The registry tells the directory.',
      'implementation-status': { state },
    })),
  },
  {
    uuid: 'a0c1d5b2-0001-4000-8000-000000000003',
    'control-id': 'AU-02',
    props: [{ name: 'implementation-status', value: 'alternative' }],
  },
  {
    uuid: 'a0c1d5b2-0001-4000-8000-000000000004',
    'control-id': 'SI-4',
    'by-components': [answer('implemented', 31)],
  },
]

/** A small sound plan, new on each call. */
export function samplePlan() {
  return structuredClone({
    'system-security-plan': {
      uuid: 'd1b1f9c4-7c1e-4d52-9a35-6f2f0c0d9e10',
      metadata: {
        title: 'Records Desk System Security Plan',
        'last-modified': '2026-03-01T12:00:00Z',
        version: '0.3',
        'oscal-version': '1.2.1',
      },
      'import-profile': { href: 'profiles/NIST_SP-800-53_rev5_MODERATE-baseline_profile.json' },
      'system-characteristics': {
        'system-ids': [{ id: 'records-desk' }],
        'system-name': 'Records Desk',
        description: 'Keeps the records of a small agency.',
        'system-information': {
          'information-types': [{ title: 'Records', description: 'Records of the agency.' }],
        },
        status: { state: 'operational' },
        'authorization-boundary': { description: 'One server room.' },
      },
      'system-implementation': {
        users: [{ uuid: 'b0a7c1de-0000-4000-8000-000000000001' }],
        components: [
          {
            uuid: 'c0ffee00-0000-4000-8000-000000000001',
            type: 'this-system',
            title: 'This system',
            description: 'The whole of it.',
            status: { state: 'operational' },
          },
        ],
      },
      'control-implementation': {
        description: 'How the controls are met.',
        'implemented-requirements': requirements,
      },
    },
  })
}

/** A sound plan that says exactly this on the controls. */
export function planOf(made: readonly Omit<Requirement, 'uuid'>[]): string {
  const plan = samplePlan()
  plan['system-security-plan']['control-implementation']['implemented-requirements'] = made.map(
    (requirement, index) => ({
      ...requirement,
      uuid: `a0c1d5b2-0001-4000-8000-${String(index).padStart(12, '0')}`,
    }),
  )
  return JSON.stringify(plan)
}
