import {
  Decision,
  EdgeKind,
  RunRecord,
  VisitRecord,
  WorkflowNode,
} from '@fcc/contracts';

/**
 * A workflow as something that can be drawn: texts only, nothing that could move a cursor. Whoever makes
 * one has escaped the control and format characters of its texts; characters that are syntax of SVG or
 * Mermaid are escaped by the drawing itself.
 */
interface WorkflowGraph {
    readonly id: string;
    readonly title: string;
    /** The whole graph in words, for whoever cannot see it. */
    readonly description: string;
    readonly nodes: readonly GraphNode[];
    readonly edges: readonly GraphEdge[];
}
interface GraphNode {
    readonly id: string;
    readonly actor: WorkflowNode['actor']['kind'];
    readonly isStart: boolean;
    /** Its lines, the first one its heading. */
    readonly lines: readonly string[];
    /** The workflow that it does, drawn inside it. */
    readonly inner?: WorkflowGraph | undefined;
}
interface GraphEdge {
    readonly from: string;
    readonly to: string;
    readonly kind: EdgeKind;
    /** Its lines: when it is taken, what it carries, and how often where that is bounded. */
    readonly lines: readonly string[];
}

/**
 * A workflow as a Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html), with its title
 * and description for screen readers. Node names are numbers, so that no id can be a word of the
 * language; text is written in entities wherever it could mean something.
 */
declare function mermaidText(graph: WorkflowGraph): string;

/** What a run is drawn from, as `session.explain` gives it. Never content. */
interface ExplainedRun {
    readonly run: RunRecord;
    /** What was decided of its input, before its first visit. */
    readonly intake: readonly Decision[];
    readonly visits: readonly VisitRecord[];
}
/** How a step went: told by sign, form and line, and not by colour alone. */
type StepOutcome = 'well' | 'badly' | 'waiting' | 'back';
/** One thing that happened in a run, in a row of its own. */
interface RunStep {
    readonly kind: 'start' | 'visit' | 'gate' | 'question' | 'end';
    /** The node, the gate or the state, for whoever looks for it in the file. */
    readonly id: string;
    /** Which lane it is in, from 0. */
    readonly lane: number;
    readonly outcome: StepOutcome;
    /** What is seen of it, the first text its heading; none of them is shortened yet. */
    readonly texts: readonly string[];
    /** Why it went so: rules, checks, ways that were not taken. */
    readonly reasons: readonly string[];
}
/** A way from one step to a later one, by their places in the list. */
interface RunEdge {
    readonly from: number;
    readonly to: number;
    readonly kind: EdgeKind;
}
/** A run as something that can be drawn: a lane for the run itself and one for each persona, and steps in order. */
interface RunPicture {
    readonly id: string;
    readonly title: string;
    /** The run in one sentence. */
    readonly summary: string;
    /** The whole run in words, for whoever cannot see it. */
    readonly description: string;
    readonly lanes: readonly string[];
    readonly steps: readonly RunStep[];
    readonly edges: readonly RunEdge[];
}

/**
 * What there is to draw of a run: its start, its visits in the order in which they were committed with their gates
 * below them, what it waits for, and its end. Ways are those that the records name; the last visit leads to the
 * end of a run that ended. Pure.
 *
 * @example
 * runSvg(resolveRunPicture(await session.explain(run.id)))
 */
declare function resolveRunPicture({ run, intake, visits }: ExplainedRun): RunPicture;

/**
 * A run as a page that stands alone: its picture, and below it each step with its reasons to unfold, those that went
 * badly or wait unfolded. It needs no script, fetches nothing, and has no content of inputs or artifacts.
 *
 * @example
 * runHtml(resolveRunPicture(await session.explain(run.id))) // '<!doctype html>…'
 */
declare function runHtml(picture: RunPicture): string;

/**
 * A run as an SVG document that stands alone: a lane for each persona, its visits from top to bottom, gates as
 * diamonds, and the reasons of each step as its title. Titled and described for screen readers, for light and dark;
 * no script, no font, nothing fetched, and no content of inputs or artifacts.
 *
 * @example
 * runSvg(resolveRunPicture(await session.explain(run.id))) // '<svg xmlns=…'
 */
declare function runSvg(picture: RunPicture): string;

/**
 * A workflow as an SVG document that stands alone: titled and described for screen readers, for
 * light and dark, its kinds of edges told apart by line, head and sign and not by colour alone.
 */
declare function svgText(graph: WorkflowGraph): string;

export {
  mermaidText,
  resolveRunPicture,
  runHtml,
  runSvg,
  svgText,
};
export type {
  ExplainedRun,
  GraphEdge,
  GraphNode,
  RunEdge,
  RunPicture,
  RunStep,
  StepOutcome,
  WorkflowGraph,
};
