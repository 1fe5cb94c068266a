//! A folder of its own for every test, and the binary to run in it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::Value;

/// A temporary folder, with the desk `desk` in it after [`Place::with_desk`].
pub struct Place(tempfile::TempDir);

/// What a run printed and how it ended.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Ran {
    /// Asserts the exit code; prints everything when it is another.
    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.out, self.err);
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}\n{}", self.out))
    }

    /// Asserts that standard error holds all of these.
    #[track_caller]
    pub fn complains(&self, parts: &[&str]) {
        for part in parts {
            assert!(self.err.contains(part), "no `{part}` in: {}", self.err);
        }
    }

    /// Asserts that standard output holds all of these.
    #[track_caller]
    pub fn prints(&self, parts: &[&str]) {
        for part in parts {
            assert!(self.out.contains(part), "no `{part}` in: {}", self.out);
        }
    }
}

impl Place {
    pub fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn with_desk() -> Self {
        let place = Self::empty();
        place.run(&["init", "desk"]).ends(0);
        place
    }

    /// With the example reports added.
    pub fn with_example() -> Self {
        let place = Self::with_desk();
        place.run(&["add", "--desk", "desk", &example("reports")]).ends(0);
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Many small reports, all different.
    pub fn reports(&self, folder: &str, count: usize) {
        for number in 0..count {
            let day = number % 28 + 1;
            let text = format!(
                "---\npublished: 2022-08-{day:02}\noutlet: Northern Wire\n---\n\nDispatch {number}. A bomb exploded outside \
                 the Indian consulate in Herat on Monday, killing {} people, police said.\n",
                number % 7 + 2
            );
            self.write(&format!("{folder}/{number:05}.md"), text);
        }
    }

    /// The command, in this folder.
    pub fn command(&self, arguments: &[&str]) -> Command {
        self.command_in(".", arguments)
    }

    pub fn command_in(&self, folder: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
        command.args(arguments).current_dir(self.path(folder));
        command.env_remove("CHANCERY_DESK").env_remove("NO_COLOR").stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.command(arguments).output().unwrap().into()
    }

    /// Runs inside the desk's folder.
    pub fn at_desk(&self, arguments: &[&str]) -> Ran {
        self.command_in("desk", arguments).output().unwrap().into()
    }

    /// Runs with something on standard input.
    pub fn feed(&self, arguments: &[&str], input: &[u8]) -> Ran {
        use std::io::Write;
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        child.wait_with_output().unwrap().into()
    }

    pub fn documents(&self) -> u64 {
        self.at_desk(&["status", "--json"]).ends(0).json()["documents"].as_u64().unwrap()
    }

    #[track_caller]
    pub fn verifies(&self) {
        self.at_desk(&["verify", "--json"]).ends(0);
    }
}

/// A path inside the example.
pub fn example(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/kabul-2022").join(name);
    folder.canonicalize().unwrap().to_str().unwrap().to_owned()
}
