# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_chancery_global_optspecs
    string join \n desk= as-of= recorded-by= json q/quiet color= h/help V/version
end

function __fish_chancery_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_chancery_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_chancery_using_subcommand
    set -l cmd (__fish_chancery_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c chancery -n "__fish_chancery_needs_command" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_needs_command" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_needs_command" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_needs_command" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_needs_command" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_needs_command" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_needs_command" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_needs_command" -s V -l version -d 'Print version'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "init" -d 'Make a desk: a folder with its own ledger'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "add" -d 'Read reports into the ledger'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "find" -d 'Look for incidents and statements'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "show" -d 'Show one incident, statement or document: every value and the words that say it'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "brief" -d 'Answer a question of likelihood from the record, with every sentence cited'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "review" -d 'Go through what nobody has decided on, what is most in doubt first, by single keys'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "accept" -d 'Say that incidents or statements are right as shown'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "reject" -d 'Say that incidents or statements tell of nothing that belongs in the ledger'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "edit" -d 'Set a value; what the reports say stays beside it'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "merge" -d 'Make two incidents or statements one'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "split" -d 'Take reports out of an incident or statement: they tell of another one'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "grade" -d 'Grade how reliable a publisher is, from A (completely) to E (not), or F (cannot be judged)'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "confirm" -d 'Confirm a decision of another person, where the desk asks for two'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "undo" -d 'Undo a decision: everything is as it was before'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "decisions" -d 'What was decided, by whom, when and why, and whether it holds'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "sources" -d 'Who published the reports, and how reliable they were found to be'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "extract" -d 'Extract records from texts without a desk: text in, JSON out'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "eval" -d 'Measure the extraction against annotated texts'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "backtest" -d 'Replay the history of a data set of events, and score what would have been forecast'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "train" -d 'Fit one of the models that extraction reads with, from annotated texts'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "status" -d 'What the desk holds'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "verify" -d 'Check that nothing in the ledger was altered or damaged'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "backup" -d 'Write the whole ledger to one file, while work goes on'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "restore" -d 'Bring a backup back'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "codebook" -d 'Look things up in the coding scheme: actors, outlets, countries, tactics, types, scales'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "completions" -d 'Print completions for a shell'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "man" -d 'Print the manual page'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "help" -d 'Explain a command, or one of: find, times, exit-codes'
complete -c chancery -n "__fish_chancery_needs_command" -f -a "reference" -d 'Print the reference of all commands as Markdown'
complete -c chancery -n "__fish_chancery_using_subcommand init" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand init" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand init" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand init" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand init" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand init" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand init" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand add" -l published -d 'Day of publication of all of them, whatever they say themselves' -r
complete -c chancery -n "__fish_chancery_using_subcommand add" -l publisher -d 'Publisher of all of them, whatever they say themselves' -r
complete -c chancery -n "__fish_chancery_using_subcommand add" -l language -d 'Language of all of them, e.g. en' -r
complete -c chancery -n "__fish_chancery_using_subcommand add" -l marking -d 'Least TLP label of all of them: CLEAR, GREEN, AMBER, AMBER+STRICT or RED' -r
complete -c chancery -n "__fish_chancery_using_subcommand add" -l workers -d 'Threads that extract; as many as there are cores unless told' -r
complete -c chancery -n "__fish_chancery_using_subcommand add" -l engine -d 'Who reads: this machine\'s rules and models, a language model, or the first and the second where it is in doubt' -r -f -a "default\t'Rules and small models, on this machine'
model\t'A language model reads everything'
hybrid\t'A language model reads what the default engine is unsure of'"
complete -c chancery -n "__fish_chancery_using_subcommand add" -l endpoint -d 'Base address of an OpenAI-compatible server (llama.cpp, vLLM, Ollama, ...), e.g. http://localhost:8080/v1' -r
complete -c chancery -n "__fish_chancery_using_subcommand add" -l model -d 'The model\'s name at that server; a key is read from CHANCERY_MODEL_KEY' -r
complete -c chancery -n "__fish_chancery_using_subcommand add" -l timeout -d 'Seconds that one answer may take [default: 120]' -r
complete -c chancery -n "__fish_chancery_using_subcommand add" -l most-questions -d 'Ask the model at most so many questions in this run' -r
complete -c chancery -n "__fish_chancery_using_subcommand add" -l most-tokens -d 'Stop asking once its answers have cost so many tokens' -r
complete -c chancery -n "__fish_chancery_using_subcommand add" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand add" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand add" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand add" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand add" -l no-cache -d 'Ask again, even what was answered before'
complete -c chancery -n "__fish_chancery_using_subcommand add" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand add" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand add" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand find" -s n -l limit -d 'Show at most so many, newest first; 0 for all' -r
complete -c chancery -n "__fish_chancery_using_subcommand find" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand find" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand find" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand find" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand find" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand find" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand find" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand show" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand show" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand show" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand show" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand show" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand show" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand show" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand brief" -l actor -d 'Actor, by id or name; any if left out' -r
complete -c chancery -n "__fish_chancery_using_subcommand brief" -l target -d 'Class of target: diplomatic, government, un, ngo, ...; any if left out' -r
complete -c chancery -n "__fish_chancery_using_subcommand brief" -l nationality -d 'State that the target belongs to, by code or name; any if left out' -r
complete -c chancery -n "__fish_chancery_using_subcommand brief" -l country -d 'Where, by code or name; anywhere if left out' -r
complete -c chancery -n "__fish_chancery_using_subcommand brief" -l stage -d 'Stages that count, with commas between; executed and failed if left out' -r
complete -c chancery -n "__fish_chancery_using_subcommand brief" -l horizon -d 'Length of the forecast in months' -r
complete -c chancery -n "__fish_chancery_using_subcommand brief" -s o -l output -d 'Write to this file; .html makes a page, anything else Markdown; - for standard output' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand brief" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand brief" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand brief" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand brief" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand brief" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand brief" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand brief" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand review" -l author -d 'Who decides; else `author` under [decisions] in chancery.toml' -r
complete -c chancery -n "__fish_chancery_using_subcommand review" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand review" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand review" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand review" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand review" -l incidents -d 'Only incidents'
complete -c chancery -n "__fish_chancery_using_subcommand review" -l statements -d 'Only statements'
complete -c chancery -n "__fish_chancery_using_subcommand review" -l list -d 'Print the queue instead'
complete -c chancery -n "__fish_chancery_using_subcommand review" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand review" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand review" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand accept" -s m -l reason -d 'Why' -r
complete -c chancery -n "__fish_chancery_using_subcommand accept" -l author -d 'Who decides; else `author` under [decisions] in chancery.toml' -r
complete -c chancery -n "__fish_chancery_using_subcommand accept" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand accept" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand accept" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand accept" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand accept" -l preview -d 'Show what would change, and decide nothing'
complete -c chancery -n "__fish_chancery_using_subcommand accept" -s y -l yes -d 'Do not ask before it is recorded'
complete -c chancery -n "__fish_chancery_using_subcommand accept" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand accept" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand accept" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand reject" -s m -l reason -d 'Why' -r
complete -c chancery -n "__fish_chancery_using_subcommand reject" -l author -d 'Who decides; else `author` under [decisions] in chancery.toml' -r
complete -c chancery -n "__fish_chancery_using_subcommand reject" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand reject" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand reject" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand reject" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand reject" -l preview -d 'Show what would change, and decide nothing'
complete -c chancery -n "__fish_chancery_using_subcommand reject" -s y -l yes -d 'Do not ask before it is recorded'
complete -c chancery -n "__fish_chancery_using_subcommand reject" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand reject" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand reject" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand edit" -l quote -d 'The words that say it, as they stand in one of its reports' -r
complete -c chancery -n "__fish_chancery_using_subcommand edit" -s m -l reason -d 'Why' -r
complete -c chancery -n "__fish_chancery_using_subcommand edit" -l author -d 'Who decides; else `author` under [decisions] in chancery.toml' -r
complete -c chancery -n "__fish_chancery_using_subcommand edit" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand edit" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand edit" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand edit" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand edit" -l preview -d 'Show what would change, and decide nothing'
complete -c chancery -n "__fish_chancery_using_subcommand edit" -s y -l yes -d 'Do not ask before it is recorded'
complete -c chancery -n "__fish_chancery_using_subcommand edit" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand edit" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand edit" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand merge" -s m -l reason -d 'Why' -r
complete -c chancery -n "__fish_chancery_using_subcommand merge" -l author -d 'Who decides; else `author` under [decisions] in chancery.toml' -r
complete -c chancery -n "__fish_chancery_using_subcommand merge" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand merge" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand merge" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand merge" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand merge" -l preview -d 'Show what would change, and decide nothing'
complete -c chancery -n "__fish_chancery_using_subcommand merge" -s y -l yes -d 'Do not ask before it is recorded'
complete -c chancery -n "__fish_chancery_using_subcommand merge" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand merge" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand merge" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand split" -s m -l reason -d 'Why' -r
complete -c chancery -n "__fish_chancery_using_subcommand split" -l author -d 'Who decides; else `author` under [decisions] in chancery.toml' -r
complete -c chancery -n "__fish_chancery_using_subcommand split" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand split" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand split" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand split" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand split" -l preview -d 'Show what would change, and decide nothing'
complete -c chancery -n "__fish_chancery_using_subcommand split" -s y -l yes -d 'Do not ask before it is recorded'
complete -c chancery -n "__fish_chancery_using_subcommand split" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand split" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand split" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand grade" -l from -d 'For what it published from this day on; for all of it if left out' -r
complete -c chancery -n "__fish_chancery_using_subcommand grade" -s m -l reason -d 'Why' -r
complete -c chancery -n "__fish_chancery_using_subcommand grade" -l author -d 'Who decides; else `author` under [decisions] in chancery.toml' -r
complete -c chancery -n "__fish_chancery_using_subcommand grade" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand grade" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand grade" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand grade" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand grade" -l preview -d 'Show what would change, and decide nothing'
complete -c chancery -n "__fish_chancery_using_subcommand grade" -s y -l yes -d 'Do not ask before it is recorded'
complete -c chancery -n "__fish_chancery_using_subcommand grade" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand grade" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand grade" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand confirm" -s m -l reason -d 'Why' -r
complete -c chancery -n "__fish_chancery_using_subcommand confirm" -l author -d 'Who decides; else `author` under [decisions] in chancery.toml' -r
complete -c chancery -n "__fish_chancery_using_subcommand confirm" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand confirm" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand confirm" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand confirm" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand confirm" -l preview -d 'Show what would change, and decide nothing'
complete -c chancery -n "__fish_chancery_using_subcommand confirm" -s y -l yes -d 'Do not ask before it is recorded'
complete -c chancery -n "__fish_chancery_using_subcommand confirm" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand confirm" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand confirm" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand undo" -s m -l reason -d 'Why' -r
complete -c chancery -n "__fish_chancery_using_subcommand undo" -l author -d 'Who decides; else `author` under [decisions] in chancery.toml' -r
complete -c chancery -n "__fish_chancery_using_subcommand undo" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand undo" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand undo" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand undo" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand undo" -l preview -d 'Show what would change, and decide nothing'
complete -c chancery -n "__fish_chancery_using_subcommand undo" -s y -l yes -d 'Do not ask before it is recorded'
complete -c chancery -n "__fish_chancery_using_subcommand undo" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand undo" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand undo" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand decisions" -s n -l limit -d 'Show at most so many, newest first; 0 for all' -r
complete -c chancery -n "__fish_chancery_using_subcommand decisions" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand decisions" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand decisions" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand decisions" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand decisions" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand decisions" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand decisions" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand sources" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand sources" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand sources" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand sources" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand sources" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand sources" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand sources" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand extract" -l published -d 'Day of publication of the text (not with --jsonl, whose lines have their own)' -r
complete -c chancery -n "__fish_chancery_using_subcommand extract" -l workers -d 'Threads; as many as there are cores unless told' -r
complete -c chancery -n "__fish_chancery_using_subcommand extract" -l engine -d 'Who reads: this machine\'s rules and models, a language model, or the first and the second where it is in doubt' -r -f -a "default\t'Rules and small models, on this machine'
model\t'A language model reads everything'
hybrid\t'A language model reads what the default engine is unsure of'"
complete -c chancery -n "__fish_chancery_using_subcommand extract" -l endpoint -d 'Base address of an OpenAI-compatible server (llama.cpp, vLLM, Ollama, ...), e.g. http://localhost:8080/v1' -r
complete -c chancery -n "__fish_chancery_using_subcommand extract" -l model -d 'The model\'s name at that server; a key is read from CHANCERY_MODEL_KEY' -r
complete -c chancery -n "__fish_chancery_using_subcommand extract" -l timeout -d 'Seconds that one answer may take [default: 120]' -r
complete -c chancery -n "__fish_chancery_using_subcommand extract" -l most-questions -d 'Ask the model at most so many questions in this run' -r
complete -c chancery -n "__fish_chancery_using_subcommand extract" -l most-tokens -d 'Stop asking once its answers have cost so many tokens' -r
complete -c chancery -n "__fish_chancery_using_subcommand extract" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand extract" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand extract" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand extract" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand extract" -l jsonl -d 'One JSON document a line in, one record a line out, in the same order'
complete -c chancery -n "__fish_chancery_using_subcommand extract" -l no-cache -d 'Ask again, even what was answered before'
complete -c chancery -n "__fish_chancery_using_subcommand extract" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand extract" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand extract" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand eval" -l predictions -d 'Measure these records instead of extracting; one a line' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand eval" -l show -d 'Show the errors in one document (its id, or the start of it), or `all`' -r
complete -c chancery -n "__fish_chancery_using_subcommand eval" -l field -d 'Show only errors in this field, e.g. killed; `missed` and `false` are fields here' -r
complete -c chancery -n "__fish_chancery_using_subcommand eval" -l told -d 'Show only errors in records told so, e.g. \'group elsewhere\'' -r
complete -c chancery -n "__fish_chancery_using_subcommand eval" -l html -d 'Write a page with every error, both readings marked in the text' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand eval" -l cases -d 'Write what came of every gold record, one a line' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand eval" -l min-incidents -d 'Fail if incidents are found with a lower F1' -r
complete -c chancery -n "__fish_chancery_using_subcommand eval" -l min-statements -d 'Fail if statements are found with a lower F1' -r
complete -c chancery -n "__fish_chancery_using_subcommand eval" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand eval" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand eval" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand eval" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand eval" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand eval" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand eval" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand backtest" -l mapping -d 'Which data set it is (gtd, ucdp-ged), or a mapping file that says what its columns hold; told from the columns if not given' -r
complete -c chancery -n "__fish_chancery_using_subcommand backtest" -l target -d 'Class of target whose attacks are forecast (diplomatic, ngo, un, ...), or any' -r
complete -c chancery -n "__fish_chancery_using_subcommand backtest" -l months -d 'Months of the windows' -r
complete -c chancery -n "__fish_chancery_using_subcommand backtest" -l from -d 'First year of forecasts; eight years before the end of the data if not given' -r
complete -c chancery -n "__fish_chancery_using_subcommand backtest" -l to -d 'Last year, in which all windows end; the last one of the data if not given' -r
complete -c chancery -n "__fish_chancery_using_subcommand backtest" -l html -d 'Write a page with charts' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand backtest" -l seed -d 'Seed of the intervals' -r
complete -c chancery -n "__fish_chancery_using_subcommand backtest" -l draws -d 'Samples that the intervals come from' -r
complete -c chancery -n "__fish_chancery_using_subcommand backtest" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand backtest" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand backtest" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand backtest" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand backtest" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand backtest" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand backtest" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand train" -l data -d 'Annotated texts to learn from (.conllu .jsonl, packed as .gz or not)' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand train" -l dev -d 'Annotated texts to measure on; nothing is learned from them' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand train" -l out -d 'Folder for the weights' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand train" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand train" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand train" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand train" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand train" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand train" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand train" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand status" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand status" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand status" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand status" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand status" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand status" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand status" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand verify" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand verify" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand verify" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand verify" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand verify" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand verify" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand verify" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand backup" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand backup" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand backup" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand backup" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand backup" -l replace -d 'Replace the file if it is there'
complete -c chancery -n "__fish_chancery_using_subcommand backup" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand backup" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand backup" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand restore" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand restore" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand restore" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand restore" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand restore" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand restore" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand restore" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand codebook" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand codebook" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand codebook" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand codebook" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand codebook" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand codebook" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand codebook" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand completions" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand completions" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand completions" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand completions" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand completions" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand completions" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand completions" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand man" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand man" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand man" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand man" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand man" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand man" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand man" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand help" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand help" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand help" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand help" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand help" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand help" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand help" -s h -l help -d 'Print help'
complete -c chancery -n "__fish_chancery_using_subcommand reference" -l desk -d 'The desk to work on; else the nearest one in this folder or above it' -r -F
complete -c chancery -n "__fish_chancery_using_subcommand reference" -l as-of -l published-by -d 'See only what sources had published by this day (2022-09-23, 2022-09 or 2022: its last day)' -r
complete -c chancery -n "__fish_chancery_using_subcommand reference" -l recorded-by -d 'See only what the ledger had recorded by this moment (2026-11-24T18:00Z, or a day: its end in UTC)' -r
complete -c chancery -n "__fish_chancery_using_subcommand reference" -l color -d 'When to use color' -r -f -a "auto\t''
always\t''
never\t''"
complete -c chancery -n "__fish_chancery_using_subcommand reference" -l json -d 'Print JSON, for programs'
complete -c chancery -n "__fish_chancery_using_subcommand reference" -s q -l quiet -d 'Say only what goes wrong'
complete -c chancery -n "__fish_chancery_using_subcommand reference" -s h -l help -d 'Print help'
