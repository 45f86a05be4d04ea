import type { AgentCard, AgentSkill } from '@a2a-js/sdk'
import type { CatalogueContents } from '@fcc/runtime'
import { modelsOf } from '../compatible/find-model.ts'

/** The revision of the protocol that is spoken. */
const PROTOCOL = '1.0'

/** The card that everybody may read: it names no tenant, no persona and no skill. Pure. */
export function publicCard(publicUrl: string): AgentCard {
  return {
    name: 'FCC',
    description: 'Governed persona workflows. Sign in for what there is to ask.',
    supportedInterfaces: [
      {
        url: new URL('/a2a', publicUrl).href,
        ...{ protocolBinding: 'JSONRPC', tenant: '', protocolVersion: PROTOCOL },
      },
    ],
    provider: undefined,
    version: '1.0.0',
    capabilities: {
      ...{ streaming: true, pushNotifications: false, extensions: [], extendedAgentCard: true },
    },
    securitySchemes: {
      token: {
        scheme: {
          $case: 'httpAuthSecurityScheme',
          value: {
            description: 'A key or a token of this server.',
            scheme: 'Bearer',
            bearerFormat: '',
          },
        },
      },
    },
    securityRequirements: [{ schemes: { token: { list: [] } } }],
    defaultInputModes: ['text/plain', 'text/markdown'],
    defaultOutputModes: ['text/plain', 'text/markdown'],
    skills: [],
    signatures: [],
  }
}

/** The card of one caller: the personas and scenarios of their tenant as skills. Pure. */
export function extendedCard(publicUrl: string, contents: CatalogueContents): AgentCard {
  const titles = new Map([
    ...contents.personas.map(
      ({ id, name, roleTitle }) => [`conversation/${id}`, [name, roleTitle]] as const,
    ),
    ...contents.scenarios.map(
      ({ id, title, description = title }) => [id, [title, description]] as const,
    ),
  ])
  const skills = modelsOf(contents).map(({ name, scenario, isConversation }): AgentSkill => {
    const [title = name, description = title] = titles.get(scenario) ?? []
    return {
      ...{ id: name, name: title, description, tags: [isConversation ? 'persona' : 'scenario'] },
      ...{ examples: [], inputModes: [], outputModes: [], securityRequirements: [] },
    }
  })
  return { ...publicCard(publicUrl), skills }
}
