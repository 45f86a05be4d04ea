/** What is tried; a new major version is a change here, seen to pass. */
export const NEXT = ['next@16.4.6', 'react@19.3.1', 'react-dom@19.3.1']

/** An application of Next.js, file by file, that runs FCC in a route and is built to be moved. */
export const NEXT_APP: Readonly<Record<string, string>> = {
  'fcc.yaml': 'tenant: { id: riverside }\nstore: { use: memory }\n',
  'next.config.mjs': `const withData = ['@fcc/plugin-core-catalog', 'fcc-healthcare']
export default {
  output: 'standalone',
  serverExternalPackages: withData,
  outputFileTracingIncludes: {
    '/*': ['./fcc.yaml', ...withData.map((name) => \`./node_modules/\${name}/data/**\`)],
  },
}
`,
  'app/listed/route.js': `import { createRuntime } from '@fcc/runtime'
import { plugins } from '../../plugins.generated.js'

export async function POST(request) {
  await using runtime = await createRuntime({ plugins })
  const session = runtime.tenant('riverside').as({ kind: 'human', id: 'ann', roles: [] })
  const run = await session.start('deidentify-and-release', { note: await request.text() })
  const { state } = await run.finished()
  const ids = runtime.assemblies.flatMap(({ plan }) => plan.order.map(({ id }) => id))
  return Response.json({ state, plugins: ids })
}
`,
  'app/unlisted/route.js': `import { createRuntime } from '@fcc/runtime'

export async function POST() {
  await using runtime = await createRuntime()
  const tenants = runtime.tenants.list().map(({ state, diagnostics }) => {
    return { state, codes: diagnostics.map(({ code }) => code) }
  })
  return Response.json(tenants)
}
`,
}
