/** The `fcc.yaml` of a new project with one tenant, which has all plugins where none are named. */
export function configText(tenant: string, name: string, plugins?: readonly string[]): string {
  const selected = plugins
    ? `
# What it has of what is installed, and what those build on.
plugins: [${plugins.join(', ')}]
`
    : ''
  return `# One tenant. Several stand under \`tenants:\`, each with this block under its id.
tenant:
  id: ${JSON.stringify(tenant)}
  name: ${JSON.stringify(name)}
  namespace: ${JSON.stringify(`urn:fcc:tenant:${tenant}`)}
${selected}
# Files and folders with your own personas, workflows, scenarios and templates.
personas:
  sources: []
  include_core: true

# Your own rules and gates. They can tighten what stands above them, and never loosen it.
governance:
  constitutions: []
  quality_gates: []
`
}

/** The `package.json` of a new project: its dependencies are where plugins are looked for. */
export function packageText(name: string): string {
  const content = { name: name.toLowerCase(), private: true, type: 'module' }
  return `${JSON.stringify(content, undefined, 2)}\n`
}

/** A brief to begin with. */
export function briefText(): string {
  return `# A shared tool shed

## Goal

Neighbours of one street want to share garden tools, and to know who has what.

## What is known

There are about forty tools, one shed, and thirty households.

## What is wanted

- A household must be able to borrow a tool for up to 7 days.
- Whoever finds a tool broken or missing should tell the keeper of the shed within 2 days.
- A chainsaw must not be lent to anybody without instruction.

Who pays for a tool that is lost?
`
}
