//! The engine that the arguments, the settings and the environment ask for.

use std::{env, path::PathBuf, sync::Arc, time::Duration};

use anyhow::Context;
use desk::{
    engine::{Cache, Engine, Reader, ReaderConfig},
    settings::{EngineKind, EngineSettings},
};

use crate::{
    arguments::{EngineArguments, EngineChoice},
    commands::add::counted,
    exit::usage,
    output::Output,
};

/// Makes the engine ready. Answers of a model are kept in `cache`, else in the user's folder for such things.
pub fn engine(
    arguments: &EngineArguments,
    settings: &EngineSettings,
    cache: Option<PathBuf>,
) -> anyhow::Result<Engine> {
    let kind = match arguments.engine {
        None => settings.engine,
        Some(EngineChoice::Default) => EngineKind::Default,
        Some(EngineChoice::Model) => EngineKind::Model,
        Some(EngineChoice::Hybrid) => EngineKind::Hybrid,
    };
    if kind == EngineKind::Default {
        return Ok(Engine::Default);
    }
    let given = |argument: &Option<String>, setting: &str| {
        argument.clone().or_else(|| Some(setting.to_owned())).filter(|value| !value.trim().is_empty())
    };
    let missing = |what: &str, example: &str| {
        usage(format!(
            "a language model needs --{what}, e.g. {example} (or `{what}` under [engine] in chancery.toml)"
        ))
    };
    let endpoint = given(&arguments.endpoint, &settings.endpoint)
        .ok_or_else(|| missing("endpoint", "--endpoint http://localhost:8080/v1"))?;
    let model =
        given(&arguments.model, &settings.model).ok_or_else(|| missing("model", "--model qwen3-8b"))?;

    let mut config = ReaderConfig::new(&endpoint, &model);
    config.endpoint.key = env::var("CHANCERY_MODEL_KEY").ok().filter(|key| !key.is_empty());
    config.endpoint.timeout = Duration::from_secs(arguments.timeout.unwrap_or(settings.timeout_s).max(1));
    config.most_questions = arguments.most_questions.unwrap_or(settings.most_questions);
    config.most_tokens = arguments.most_tokens.unwrap_or(settings.most_tokens);
    config.send_up_to = settings.send_up_to;
    let folder = cache.or_else(users_cache).filter(|_| !arguments.no_cache);
    let cache = match folder {
        Some(folder) => Some(Cache::open(&folder).with_context(|| {
            format!("cannot keep answers in {}; --no-cache does without", folder.display())
        })?),
        None => None,
    };
    let reader = Arc::new(Reader::new(config, cache).map_err(|error| usage(error.to_string()))?);
    Ok(if kind == EngineKind::Model { Engine::Model(reader) } else { Engine::Hybrid(reader) })
}

/// Says what a run cost, and why the model was no longer asked; whether it was heard to the end.
pub fn report(engine: &Engine, output: &Output) -> bool {
    let Some(reader) = engine.reader() else { return true };
    let spent = reader.spent();
    let questions = counted(usize::try_from(spent.questions).unwrap_or(usize::MAX), "question", "questions");
    output.note(format_args!("{}: {questions}, {} tokens", reader.model(), spent.tokens));
    if let Some(reason) = reader.gave_up() {
        output.warning(format_args!("the language model was not heard: {reason}"));
        return false;
    }
    true
}

fn users_cache() -> Option<PathBuf> {
    let base = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    let base = base.or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")))?;
    Some(base.join("chancery").join("answers"))
}
