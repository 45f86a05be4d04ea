import { FONT_SIZE } from './text-size.ts'

/** Light first, so that whoever knows no media queries sees something; dark where it is preferred. */
export const SVG_STYLE = `
.canvas{fill:#ffffff}
text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-size:${FONT_SIZE}px;fill:#1f2328}
.heading{font-weight:600}
.said{fill:#57606a}
.box{fill:#f6f8fa;stroke:#57606a;stroke-width:1.5}
.start .box{stroke-width:3}
.human .box{stroke-dasharray:2 2}
.label{fill:#ffffff}
.figure{fill:#57606a}
.gate .edge{stroke:#57606a}
.edge{fill:none;stroke-width:1.5}
.handoff .edge{stroke:#0550ae}.handoff .head{fill:#0550ae;stroke:#0550ae}
.feedback .edge{stroke:#953800;stroke-dasharray:7 4}.feedback .head{fill:#ffffff;stroke:#953800}
.failure .edge{stroke:#a40e26;stroke-dasharray:1 4;stroke-linecap:round}.failure .head{fill:#a40e26;stroke:#a40e26}
.orchestration .edge{stroke:#6639ba;stroke-width:3.5}.orchestration .head{fill:#6639ba;stroke:#6639ba}
@media (prefers-color-scheme:dark){
.canvas,.label{fill:#0d1117}
text{fill:#e6edf3}
.said{fill:#9198a1}
.box{fill:#161b22;stroke:#9198a1}
.figure{fill:#9198a1}
.gate .edge{stroke:#9198a1}
.handoff .edge{stroke:#79c0ff}.handoff .head{fill:#79c0ff;stroke:#79c0ff}
.feedback .edge{stroke:#ffa657}.feedback .head{fill:#0d1117;stroke:#ffa657}
.failure .edge{stroke:#ff7b72}.failure .head{fill:#ff7b72;stroke:#ff7b72}
.orchestration .edge{stroke:#d2a8ff}.orchestration .head{fill:#d2a8ff;stroke:#d2a8ff}
}
`
