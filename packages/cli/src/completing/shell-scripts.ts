import { COMPLETING } from './complete-words.ts'

/** The shells that a script is there for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const

export type Shell = (typeof SHELLS)[number]

const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `# Completes this program in bash.   fcc completion bash >> ~/.bashrc
_fcc() {
  local line=\${COMP_LINE:0:COMP_POINT} words=() value about current
  read -ra words <<< "$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  current=\${words[\${#words[@]}-1]}
  COMPREPLY=()
  while IFS=$'\\t' read -r value about; do
    if [[ $value == :files ]]; then
      compopt -o default 2>/dev/null
    else
      COMPREPLY+=("$value")
    fi
  done < <("\${words[0]}" ${COMPLETING} "\${words[@]:1}" 2>/dev/null)
}
complete -F _fcc fcc
`,
  zsh: `#compdef fcc
# Completes this program in zsh.   fcc completion zsh > "\${fpath[1]}/_fcc"
_fcc() {
  local -a found
  local value about files=0
  while IFS=$'\\t' read -r value about; do
    if [[ $value == ':files' ]]; then
      files=1
    else
      found+=("\${value//:/\\\\:}\${about:+:$about}")
    fi
  done < <("\${words[1]}" ${COMPLETING} "\${(@)words[2,CURRENT]}" 2>/dev/null)
  (( \${#found} )) && _describe -V 'fcc' found
  (( files )) && _files
}
if [[ \${funcstack[1]} == _fcc ]]; then _fcc "$@"; else compdef _fcc fcc; fi
`,
  fish: `# Completes this program in fish.   fcc completion fish > ~/.config/fish/completions/fcc.fish
function __fcc_complete
  set -l words (commandline -opc)
  set -l current (commandline -ct)
  set -l found ($words[1] ${COMPLETING} $words[2..] "$current" 2>/dev/null)
  if contains -- ':files' $found
    __fish_complete_path "$current"
  else
    printf '%s\\n' $found
  end
end
complete -c fcc -f -k -a '(__fcc_complete)'
`,
}

/** The script that a shell reads once to complete commands of this program. */
export function shellScript(shell: Shell): string {
  return SCRIPTS[shell]
}
