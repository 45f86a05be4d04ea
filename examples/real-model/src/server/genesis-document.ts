/** Every section that a gate of GEN-001 looks for. */
const sections = [
  ...['Capability matrix', 'Annotated references', 'Traceability matrix', 'Capability tags'],
  ...['Architecture diagrams', 'API specifications', 'Data models', 'Workflow definitions'],
  ...['Style guide compliance', 'Version record', 'Review report', 'Standards edits'],
  ...['Step-by-step procedures', 'Automation scripts', 'Troubleshooting guide'],
  ...['Quick start guide', 'Detailed steps', 'Troubleshooting section'],
]
const line = '- Forty tools for thirty households [brief:3]'
/** An answer that passes the gates of GEN-001, whoever of its personas is asked. */
export const genesisDocument = `# Work\n\n${sections.map((each) => `## ${each}\n\n${line}`).join('\n\n')}\n`
