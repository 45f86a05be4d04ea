/** What newcomers type into the search box, and the page that answers it and has to come first. */
export const QUESTIONS: readonly {
  readonly typed: string
  readonly page: string
  /** What the page has to say, so that the question is answered and not only met. */
  readonly says: RegExp
}[] = [
  { typed: 'quickstart', page: '/guides/quickstart', says: /npx fcc init/ },
  { typed: 'tutorial', page: '/guides/quickstart', says: /five minutes/ },
  { typed: 'getting started', page: '/guides/quickstart', says: /note of your own/i },
  { typed: 'architecture', page: '/architecture', says: /goes through one door/ },
  { typed: 'glossary', page: '/concepts', says: /Twelve words/ },
  { typed: 'what is a tenant', page: '/concepts', says: /Whoever the data belongs to/ },
  { typed: 'what is a persona', page: '/concepts', says: /A role with its rules/ },
  { typed: 'persona', page: '/concepts', says: /played by a language model, by code/ },
  {
    typed: 'OpenAI',
    page: '/guides/put-a-model-behind-a-persona',
    says: /provider openai/,
  },
  {
    typed: 'Claude API key',
    page: '/guides/put-a-model-behind-a-persona',
    says: /ANTHROPIC|anthropic/,
  },
  {
    typed: 'install healthcare',
    page: '/guides/install-a-vertical',
    says: /npm install @fcc\/cli fcc-healthcare/,
  },
  {
    typed: 'write a plugin',
    page: '/guides/write-your-first-plugin',
    says: /npm create @fcc\/plugin/,
  },
  {
    typed: 'write my own persona',
    page: '/guides/write-a-package-of-data',
    says: /data\/persona\.yaml/,
  },
  { typed: 'HIPAA', page: '/for-a-privacy-officer', says: /Safe Harbor/ },
  {
    typed: 'expert determination',
    page: '/for-a-privacy-officer',
    says: /No expert determination/,
  },
  { typed: 'approve', page: '/guides/sign-what-waits', says: /fcc approve/ },
  { typed: 'audit log', page: '/concepts', says: /Somebody outside verifies/ },
  {
    typed: 'PostgreSQL',
    page: '/guides/from-a-file-to-postgresql',
    says: /store-postgres/,
  },
  { typed: 'LangChain', page: '/guides/point-an-existing-client-at-a-persona', says: /LangChain/ },
  { typed: 'embed in express', page: '/guides/compose-a-runtime', says: /Express/ },
  { typed: 'encryption key rotation', page: '/guides/keep-the-keys', says: /keys rotate/ },
  { typed: 'REST API server', page: '/guides/serve-a-tenant', says: /fcc serve/ },
  { typed: 'SSO', page: '/guides/serve-a-tenant', says: /Signing in/ },
  { typed: 'MCP server', page: '/guides/serve-a-tenant', says: /MCP/ },
  { typed: 'human in the loop', page: '/guides/sign-what-waits', says: /inbox/ },
  { typed: 'add a second tenant', page: '/guides/operate-tenants', says: /tenants add/ },
  { typed: 'is it open source', page: '/architecture', says: /Apache-2\.0/ },
  { typed: 'run on kubernetes', page: '/guides/run-workers', says: /Kubernetes/ },
  { typed: 'FCC_TENANT_UNKNOWN', page: '/errors/tenant', says: /FCC_TENANT_UNKNOWN/ },
  { typed: 'Research Crafter', page: '/catalogue/personas/rc', says: /Capability matrix/ },
]
