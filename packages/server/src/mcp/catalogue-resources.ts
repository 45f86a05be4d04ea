import { type Persona, personaText } from '@fcc/contracts'
import type { CatalogueContents, TenantSession } from '@fcc/runtime'
import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/server'
import { z } from 'zod'
import { pageOf } from './pages.ts'
import { resultOf, valueResult } from './tool-result.ts'

/** Personas and constitutions as resources, personas as prompts, outcomes by their run, and a search over all. */
export function registerCatalogue(
  server: McpServer,
  session: TenantSession,
  contents: CatalogueContents,
): void {
  const resources: Listed[] = []
  const prompts: Listed[] = []
  for (const persona of contents.personas) {
    const { resource, prompt } = registerPersona(server, persona)
    resources.push(resource)
    prompts.push(prompt)
  }
  for (const { id, title, ...constitution } of contents.constitutions) {
    const uri = `fcc://constitutions/${encodeURIComponent(id)}`
    const about = { title, description: `The constitution ${id}`, mimeType: 'application/json' }
    resources.push({ uri, name: id, ...about })
    server.registerResource(id, uri, about, () => ({
      contents: [
        {
          uri,
          mimeType: 'application/json',
          text: JSON.stringify({ id, title, ...constitution }),
        },
      ],
    }))
  }
  server.registerResource(
    'outcome',
    new ResourceTemplate('fcc://runs/{run}/outcomes/{name}', { list: undefined }),
    { title: 'An outcome of a run', description: 'As the rules leave it for you.' },
    async (uri, { run, name }) => {
      const { text, mediaType } = await session.outcome(`${run}`, `${name}`)
      return { contents: [{ uri: uri.href, mimeType: mediaType, text }] }
    },
  )
  listInPages(server, resources, prompts)
  server.registerTool(
    'search_catalogue',
    {
      title: 'Search the catalogue',
      description:
        'Personas, scenarios, workflows, gates and constitutions whose id, name or title has all the words.',
      inputSchema: z.object({ words: z.string().min(1).max(200) }),
      annotations: { readOnlyHint: true },
    },
    ({ words }) => resultOf(async () => valueResult({ found: search(contents, words) })),
  )
}

/** An entry of a list: of resources with its address, of prompts without. */
interface Listed {
  readonly name: string
  readonly uri: string
  readonly title: string
  readonly description: string
  readonly mimeType?: string
}

/** Lists of a catalogue of a hundred personas come in pages: the SDK sends each whole. */
function listInPages(
  { server }: McpServer,
  resources: readonly Listed[],
  prompts: readonly Listed[],
): void {
  server.setRequestHandler('resources/list', ({ params }) => {
    const { items, next } = pageOf(resources, ({ uri }) => uri, params?.cursor)
    return { resources: items, ...next }
  })
  if (prompts.length === 0) return
  server.setRequestHandler('prompts/list', ({ params }) => {
    const { items, next } = pageOf(prompts, ({ name }) => name, params?.cursor)
    const shown = items.map(({ name, title, description }) => ({ name, title, description }))
    return { prompts: shown, ...next }
  })
}

function registerPersona(
  server: McpServer,
  persona: Persona,
): { readonly resource: Listed; readonly prompt: Listed } {
  const uri = `fcc://personas/${encodeURIComponent(persona.id)}`
  const about = { title: persona.name, description: persona.roleTitle }
  server.registerResource(persona.id, uri, { ...about, mimeType: 'text/plain' }, () => ({
    contents: [{ uri, mimeType: 'text/plain', text: personaText(persona) }],
  }))
  server.registerPrompt(persona.id, about, () => ({
    messages: [{ role: 'user', content: { type: 'text', text: personaText(persona) } }],
  }))
  const prompt = { name: persona.id, uri, ...about }
  return { prompt, resource: { ...prompt, mimeType: 'text/plain' } }
}

function search(contents: CatalogueContents, written: string) {
  const words = written.toLowerCase().split(/\s+/).filter(Boolean)
  const rows = [
    ...contents.personas.map(({ id, name, code, roleTitle }) => ({
      ...{ kind: 'persona', id, title: name },
      more: `${code} ${roleTitle}`,
    })),
    ...contents.scenarios.map(({ id, title, description = '' }) => ({
      ...{ kind: 'scenario', id, title },
      more: description,
    })),
    ...contents.workflows.map(({ id, title }) => ({ kind: 'workflow', id, title, more: '' })),
    ...contents.gates.map(({ id, title }) => ({ kind: 'gate', id, title, more: '' })),
    ...contents.constitutions.map(({ id, title }) => ({
      kind: 'constitution',
      id,
      title,
      more: '',
    })),
  ]
  return rows.flatMap(({ kind, id, title, more }) => {
    const text = `${kind} ${id} ${title} ${more}`.toLowerCase()
    return words.every((word) => text.includes(word)) ? [{ kind, id, title }] : []
  })
}
