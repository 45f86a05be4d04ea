import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { startAnsweringServer } from '../src/server/start-answering-server.ts'
import { inputText } from './step-text.mjs'

/** The server that both sides ask, in its own process, and a model of the AI SDK that asks it. */
export async function openModel(options) {
  const server = await startAnsweringServer(options)
  const provider = createOpenAICompatible({
    name: 'compatible',
    baseURL: server.baseUrl,
    includeUsage: true,
  })
  return { server, model: provider.chatModel('m-1') }
}

/** What is asked: as much text as a persona, its task and its rules come to on our side. */
export function asked(number) {
  return { system: persona, prompt: `Write told.\n\n${inputText(number)}` }
}

export const persona = `You are Bench Writer, a writer of measured steps. Write one line per step.
${Array.from({ length: 8 }, () => 'Write the line. Plain. One line. The Clerk knows the line, and writes it as it was asked for.').join('\n')}
`
