import { Annotation, END, MemorySaver, START, StateGraph } from '@langchain/langgraph'
import { expectedText, inputText, stepText } from './step-text.mjs'

const WARM_RUNS = 2
const steps = ['a1', 'a2', 'a3', 'a4', 'a5']

/** A graph of five nodes in a row, with the checkpointer in memory: a checkpoint after each step. */
function createGraph() {
  const graph = new StateGraph(Annotation.Root({ text: Annotation() }))
  for (const step of steps) graph.addNode(step, ({ text }) => ({ text: stepText(step, text) }))
  graph.addEdge(START, 'a1')
  for (const [index, step] of steps.entries()) graph.addEdge(step, steps[index + 1] ?? END)
  return graph.compile({ checkpointer: new MemorySaver() })
}

/** The five steps on LangGraph, nothing governed. */
export async function createSide() {
  return {
    async measure({ count, concurrency }, { stopwatch, sideBySide }) {
      const graph = createGraph()
      const makeRun = async (number) => {
        const { text } = await graph.invoke(
          { text: inputText(number) },
          { configurable: { thread_id: `run-${number}` } },
        )
        if (text !== expectedText(number)) throw new Error(`Run ${number} wrote ${text}.`)
      }
      const warm = WARM_RUNS * concurrency
      await sideBySide(warm, concurrency, (number) => makeRun(count + number))
      await stopwatch(() => sideBySide(count, concurrency, makeRun))
      return {}
    },
  }
}
