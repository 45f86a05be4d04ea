/** A request that a route takes, so that nothing but who asks decides what is answered. */
export interface RouteSample {
  /** In place of `{name}` in its path, where that is of no tenant; what is in {@link OF_A_TENANT} is filled in. */
  readonly params?: Readonly<Record<string, string>>
  readonly query?: string
  readonly body?: unknown
  /** How it answers whoever may, where that is no 2xx. */
  readonly answers?: number
}

/** Parameters that name something of one tenant: another tenant's is told from none by nothing. */
export const OF_A_TENANT = ['run', 'key', 'principal', 'subject'] as const

const answer = { body: { shown: 'sha256:none', note: 'Read.' } }

/**
 * By the id of its route. A route that has none here has no row in the matrix of who may, and the test of the
 * matrix fails: whoever adds a route writes down how it is asked.
 */
export const ROUTE_SAMPLES: Readonly<Record<string, RouteSample>> = {
  live: {},
  ready: {},
  health: {},
  openapi: {},
  reference: {},
  'sign_in.issuers': {},
  'sign_in.begin': { params: { issuer: 'house' }, answers: 303 },
  // Whoever began no sign-in is refused, whoever they are.
  'sign_in.finish': { query: '?code=x&state=x', answers: 401 },
  'session.csrf': {},
  'session.renew': {},
  'session.end': {},
  me: {},
  'providers.list': {},
  'providers.test': { params: { provider: 'house%2Fvendor' } },
  'status.read': {},
  'tenants.list': {},
  // To whoever is not of the tenant that operates the host every tenant is unknown.
  'tenants.suspend': { params: { tenant: 'nobody' }, body: { reason: 'E' }, answers: 404 },
  'tenants.resume': { params: { tenant: 'nobody' }, answers: 404 },
  'scenarios.list': {},
  'workflows.list': {},
  'personas.list': {},
  'gates.list': {},
  'constitutions.list': {},
  'diagnostics.read': {},
  'principals.sign_out': {},
  'api_keys.list': {},
  'api_keys.create': { body: { name: 'load' } },
  'api_keys.rotate': { body: {} },
  'api_keys.revoke': {},
  'reports.access': {},
  'reports.data_flow': { query: '?from=2026-01-01&to=2030-01-01' },
  'webhooks.list': {},
  'webhooks.dead_letters': { params: { webhook: 'none' }, answers: 404 },
  'webhooks.redrive': { params: { webhook: 'none' }, body: {}, answers: 404 },
  'webhooks.test': { params: { webhook: 'none' }, answers: 404 },
  'runs.start': { body: { scenario: 'ask', input: { note: 'E' } } },
  'runs.list': {},
  'runs.read': {},
  'runs.events': { query: '?once=1' },
  'runs.explain': {},
  'runs.pause': { body: {} },
  'runs.quarantine': { body: {} },
  'runs.resume': { body: {} },
  'runs.cancel': { body: {} },
  'inbox.list': {},
  'inbox.read': {},
  'inbox.approve': answer,
  'inbox.reject': answer,
  'inbox.waive': answer,
  'outcomes.read': { params: { name: 'loud' } },
  'runs.proofs': {},
  'audit.entries': {},
  'audit.export': {},
  'records.export': { params: { format: 'none' } },
  'subjects.shred': {},
  'models.list': {},
  'chat.complete': { body: { model: 'house-writer', messages: [{ role: 'user', content: 'E' }] } },
  'responses.create': { body: { model: 'house-writer', input: 'E' } },
  mcp: { body: { jsonrpc: '2.0', id: 1, method: 'ping' } },
  'authzen.evaluate': {
    body: {
      subject: { type: 'human', id: 'kim' },
      action: { name: 'output' },
      resource: { type: 'text', id: 'chat', properties: { content: 'Good morning.' } },
    },
  },
  'authzen.evaluations': {
    body: {
      subject: { type: 'human', id: 'kim' },
      action: { name: 'output' },
      evaluations: [{ resource: { type: 'text', id: 'chat', properties: { content: 'E' } } }],
    },
  },
  'a2a.card': {},
  'a2a.keys': {},
  a2a: { body: { jsonrpc: '2.0', id: 1, method: 'GetTask', params: { id: 'none' } } },
  'decisions.make': { body: { at: ['prompt'], subject: 'chat', content: 'Good morning.' } },
}
