/** What figures have beside workflows and runs; each meaning has a form or a sign beside its colour. */
export const PICTURE_STYLE = `
.small{font-size:11px;fill:#57606a}
.diamond{fill:#f6f8fa;stroke:#57606a;stroke-width:1.5}
.mark{font-weight:600}
.rule{stroke:#d0d7de;fill:none}
.good{stroke:#1a7f37;stroke-width:2}
.bad{stroke:#a40e26;stroke-width:2.5}
.part{stroke:#7d4e00;stroke-width:2}
path.bad,rect.part,rect.bad{fill:none}
.box.bad,.box.good{fill:#f6f8fa}
.area.good,.solid.good{fill:#1a7f37}
.solid.bad{fill:#a40e26}
.solid.part{fill:#7d4e00}
.track{fill:#eaeef2}
.threshold{stroke:#1f2328;stroke-width:2.5}
.value{fill:none;stroke:#0550ae;stroke-width:1.25}
.limit{fill:none;stroke:#7d4e00;stroke-width:1.5;stroke-dasharray:6 3}
.link{fill:none;stroke:#57606a;stroke-width:2}
.gap{stroke-dasharray:2 4}
.proof{fill:none;stroke:#0550ae;stroke-width:1.25}
@media (prefers-color-scheme:dark){
.diamond{fill:#161b22;stroke:#9198a1}
.small{fill:#9198a1}
.rule{stroke:#30363d}
.good{stroke:#56d364}
.bad{stroke:#ff7b72}
.box.bad,.box.good{fill:#161b22}
.part{stroke:#e3b341}
.area.good,.solid.good{fill:#56d364}
.solid.bad{fill:#ff7b72}
.solid.part{fill:#e3b341}
.track{fill:#21262d}
.threshold{stroke:#e6edf3}
.value{stroke:#79c0ff}
.limit{stroke:#e3b341}
.link{stroke:#9198a1}
.proof{stroke:#79c0ff}
}
`
